-- id: planned_net_saving
-- title: Planned net saving
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no plan
-- reads: net_month
-- parts: planned_gross_saving, planned_change_cost, planned_dis_benefit
-- meaning: Net saving as planned.
-- formula: planned gross saving - planned change cost - planned dis-benefit
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Months before the end of the baseline count with their change cost and dis-benefits alone.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(net) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows + change_rows + dis_rows as rows,
  status
from net_month
where scenario = 'plan' and (is_live or change_rows > 0 or dis_rows > 0);
