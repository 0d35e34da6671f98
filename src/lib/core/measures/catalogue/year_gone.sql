-- id: year_gone
-- title: Year gone
-- kind: service
-- better: neutral
-- unit: share
-- total: last
-- monetary: no
-- span: to date
-- absent: no service level with cases and a target
-- reads: budget_month, agreement_year, partnership, agreement_component
-- parts: none
-- meaning: Share of the agreement year that is gone at the end of the month.
-- formula: months of the agreement year so far / 12
-- source: source data
-- caveat: To be read beside the error budget spent. The year starts in the month in which the partnership, else its agreement, else its fiscal year starts. Of a year from April, September is the sixth month: 0.5.
with counted as (
  select partnership, period, max(months_gone) as months_gone
  from budget_month
  group by partnership, period
),
-- Whose year starts by a row of the source; any other year is that of the fiscal calendar and opens to no row.
dated as (
  select partnership
  from partnership
  where start is not null
  union
  select partnership
  from agreement_component
)
select
  counted.partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  period,
  plain_text(ratio(months_gone, 12)) as value,
  'share' as unit,
  months_gone::varchar as numerator,
  '12' as denominator,
  null::varchar as target,
  (dated.partnership is not null)::bigint as rows,
  null::varchar as status
from counted
left join dated on dated.partnership = counted.partnership;

-- lineage
with started as (
  select file_id, source_row, source_line, partnership, start, 1 as rank
  from partnership
  where partnership = $partnership::varchar and start is not null
  union all
  select file_id, source_row, source_line, partnership, effective_from, 2
  from agreement_component
  where partnership = $partnership::varchar
),
source as (
  from started
  order by rank, start, file_id, source_row
  limit 1
)
select
  source.file_id,
  source.source_row,
  source.source_line,
  source.partnership,
  null::varchar as service,
  null::varchar as party,
  'start of the agreement' as kind,
  $period::date as period,
  plain_text(
    ratio(datediff('month', year_first($period::date, agreement_year.first_month), $period::date) + 1, 12)
  ) as contribution,
  null::varchar as numerator,
  null::varchar as denominator
from source
join agreement_year on agreement_year.partnership = source.partnership;
