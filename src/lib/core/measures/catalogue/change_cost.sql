-- id: change_cost
-- title: Change cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no change cost
-- reads: period_money, cost_row
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
from cost_row
where
  part = 'change'
  and scenario = 'actual'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
