-- id: flexed_baseline
-- title: Flexed baseline
-- kind: benefit
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no costs in the baseline
-- reads: saving
-- parts: baseline_cost, price_index, volume, baseline_volume
-- meaning: What the service would have cost this month as it was run in the baseline, at the prices, volume and scope of today.
-- formula: baseline cost x price index x scope factor x (fixed share + (1 - fixed share) x volume / baseline volume)
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Without volumes or fixed share it is not flexed by volume, and says so. Rounded to the cent by month, so that totals are sums of what is shown.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(flexed) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  flexed_rows as rows,
  status
from saving
where scenario = 'actual';
