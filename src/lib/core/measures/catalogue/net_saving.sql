-- id: net_saving
-- title: Net saving
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no month after the baseline
-- reads: net_month
-- parts: gross_saving, change_cost, dis_benefit
-- meaning: Gross saving less the cost of changing over and less what got worse elsewhere.
-- formula: gross saving - change cost - dis-benefit
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Of all baselines, verified or not. Months before the end of the baseline count with their change cost and dis-benefits alone.
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
where scenario = 'actual' and (is_live or change_rows > 0 or dis_rows > 0);
