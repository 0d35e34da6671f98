-- id: flexed_baseline_by_version
-- title: Flexed baseline by version
-- kind: benefit
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no baseline has more than one version
-- reads: version_saving
-- parts: baseline_cost_by_version
-- meaning: What the service would have cost this month against each version of the baselines.
-- formula: baseline cost by version x price index x scope factor x (fixed share + (1 - fixed share) x volume / baseline volume)
-- source: NAO 2012, 2022; Government Efficiency Framework 2025
-- caveat: Only where a baseline has more than one version. A service without the version takes the one in use. Factors are those of the version, and rounded to the cent by month.
select
  partnership,
  null::varchar as service,
  'version ' || version_set as metric,
  party,
  terms,
  period,
  money_text(case when is_known then coalesce(flexed, 0) end) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  baseline_rows as rows,
  status
from version_saving;
