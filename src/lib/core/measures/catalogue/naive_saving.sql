-- id: naive_saving
-- title: Naive saving
-- kind: benefit
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no month after the baseline
-- reads: saving
-- parts: baseline_cost, price_index, volume, baseline_volume, cost_in_scope
-- meaning: What unit cost times volume would claim as a saving: the same sum with a fixed share of 0. Shown to be compared, never claimed.
-- formula: baseline cost x price index x scope factor x volume / baseline volume - cost in scope
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: When volume rises it books the spreading of fixed cost as a saving; when volume falls it hides one.
with compared as (
  select
    *,
    case
      when cost is null or flexed is null then status
      when naive is null then 'unit cost times volume is not known: ' || coalesce(status, 'no volume')
      when naive > flexed then 'above the flexed saving: spreads fixed cost over more volume'
      when naive < flexed then 'below the flexed saving: takes fixed cost to fall with volume'
      else status
    end as comparison
  from saving
  where scenario = 'actual' and is_live
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(case when flexed is not null then naive - cost end) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  flexed_rows + cost_rows as rows,
  comparison as status
from compared;
