-- id: net_position_since_plan
-- title: Net position since plan
-- kind: benefit
-- better: higher
-- unit: money
-- total: last
-- monetary: yes
-- span: to date
-- absent: no plan
-- reads: plan_month
-- parts: net_saving
-- meaning: What has been saved since the first month of the plan.
-- formula: running sum of net saving from the first month of the plan
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Equals the net position when the plan starts no later than the first saving or change cost.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(realised) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  realised_status as status
from plan_month;
