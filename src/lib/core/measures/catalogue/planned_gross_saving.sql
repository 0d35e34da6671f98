-- id: planned_gross_saving
-- title: Planned gross saving
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no plan
-- reads: saving
-- parts: planned_flexed_baseline, planned_cost_in_scope
-- meaning: How much less the service was planned to cost than it would have cost, in months after the baseline.
-- formula: planned flexed baseline - planned cost in scope
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Before the cost of changing over. Government as a whole saves only what neither party has to spend; a party may gain what the other pays.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(flexed - cost) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  flexed_rows + cost_rows as rows,
  status
from saving
where scenario = 'plan' and is_live;
