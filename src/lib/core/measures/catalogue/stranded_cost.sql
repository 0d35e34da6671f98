-- id: stranded_cost
-- title: Stranded cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no stranded cost
-- reads: kind_month, fact_cost, role
-- parts: none
-- meaning: Cost that stays behind although the service has moved: empty space, contracts, unshared overhead.
-- formula: sum of stranded cost
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Counted as part of change cost in the month it is booked, as long as it lasts.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  money_text(amount) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  status
from kind_month
where kind = 'stranded';

-- lineage
select
  fact_cost.file_id,
  fact_cost.source_row,
  fact_cost.source_line,
  fact_cost.partnership,
  fact_cost.service,
  fact_cost.party,
  fact_cost.kind,
  fact_cost.period,
  money_text(case when role.sign < 0 then -fact_cost.amount else fact_cost.amount end) as contribution
from fact_cost
join role
  on role.row_party = coalesce(fact_cost.party, '')
  and role.kind = fact_cost.kind
  and role.part = 'change'
  and role.party = $party::varchar
where
  fact_cost.partnership = $partnership::varchar
  and fact_cost.grain = $grain::varchar
  and fact_cost.period = $period::date
  and fact_cost.scenario = 'actual'
  and fact_cost.kind = 'stranded'
  and ($service::varchar is null or fact_cost.service = $service::varchar)
order by fact_cost.file_id, fact_cost.source_row;
