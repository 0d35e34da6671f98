-- id: gross_saving_by_version
-- title: Gross saving by version
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no baseline has more than one version
-- reads: version_saving
-- parts: flexed_baseline_by_version, cost_in_scope_by_version
-- meaning: Gross saving against each version of the baselines, so that a new version shows as a break with both figures.
-- formula: flexed baseline by version - cost in scope by version
-- source: NAO 2012, 2022; Government Efficiency Framework 2025
-- caveat: Only where a baseline has more than one version. A service without the version takes the one in use. The highest version gives gross saving itself where every baseline has it.
select
  partnership,
  null::varchar as service,
  'version ' || version_set as metric,
  party,
  terms,
  period,
  money_text(case when is_known then coalesce(flexed, 0) - coalesce(cost, 0) end) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows as rows,
  status
from version_saving;
