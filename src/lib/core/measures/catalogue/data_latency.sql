-- id: data_latency
-- title: Data latency
-- kind: indicator
-- better: lower
-- unit: count
-- total: last
-- monetary: no
-- absent: no monthly data
-- reads: dataset_reach, fact_cost, fact_volume, fact_level, fact_ticket
-- parts: none
-- meaning: Months by which a dataset of the partnership ends before the newest data of the workspace.
-- formula: newest month of the workspace - last month of the dataset
-- source: Government Functional Standard GovS 006; practice
-- caveat: One value a dataset, in the newest month: when files arrived is not known. Costs are told by ledger. Volumes to January beside costs to March: 2.
select
  partnership,
  null::varchar as service,
  dataset as metric,
  'system' as party,
  'nominal' as terms,
  latest as period,
  datediff('month', period, latest)::varchar as value,
  'months' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  1::bigint as rows,
  null::varchar as status
from dataset_reach;

-- lineage
with reached as (
  select period, datediff('month', period, latest) as late
  from dataset_reach
  where partnership = $partnership::varchar and dataset = $metric::varchar
),
newest as (
  select file_id, source_row, source_line, partnership, service, party, period
  from fact_cost
  where scenario = 'actual' and grain = 'month' and 'costs of the ' || party = $metric::varchar
  union all
  select file_id, source_row, source_line, partnership, service, null, period
  from fact_volume
  where scenario = 'actual' and grain = 'month' and 'volumes' = $metric::varchar
  union all
  select file_id, source_row, source_line, partnership, service, null, period
  from fact_level
  where grain = 'month' and 'service levels' = $metric::varchar
  union all
  select file_id, source_row, source_line, partnership, service, null, date_trunc('month', opened)::date
  from fact_ticket
  where 'tickets' = $metric::varchar
)
select
  newest.file_id,
  newest.source_row,
  newest.source_line,
  newest.partnership,
  newest.service,
  newest.party,
  'newest row' as kind,
  newest.period,
  reached.late::varchar as contribution
from newest
join reached on reached.period = newest.period
where newest.partnership = $partnership::varchar
order by newest.file_id desc, newest.source_row desc
limit 1;
