-- id: change_cost
-- title: Change cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no change cost
-- reads: period_money, fact_cost, role
-- parts: transition_cost, dual_running_cost, stranded_cost, one_off_cost
-- meaning: What it costs to change over: transition, dual running, stranded and one-off cost.
-- formula: transition cost + dual running cost + stranded cost + one-off cost
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: All change cost of the partnership counts, also that of a service without a baseline.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  money_text(change) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  change_rows as rows,
  change_status as status
from period_money
where change_rows > 0;

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
  and ($service::varchar is null or fact_cost.service = $service::varchar)
order by fact_cost.file_id, fact_cost.source_row;
