-- id: planned_flexed_baseline
-- title: Planned flexed baseline
-- kind: benefit
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no plan
-- reads: saving
-- parts: baseline_cost, price_index, baseline_volume
-- meaning: The flexed baseline at planned volume, in the months of the plan.
-- formula: baseline cost x price index x scope factor x (fixed share + (1 - fixed share) x planned volume / baseline volume)
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Months without planned volume take the actual one, and months ahead of the data the baseline one. Beyond the last index level, that level is carried forward.
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
where scenario = 'plan';
