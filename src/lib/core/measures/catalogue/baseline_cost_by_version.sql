-- id: baseline_cost_by_version
-- title: Baseline cost by version
-- kind: benefit
-- better: neutral
-- unit: money
-- total: last
-- monetary: yes
-- absent: no baseline has more than one version
-- reads: version_saving, version_month, fact_cost, role, member
-- parts: none
-- meaning: Mean monthly cost in the baseline months of each version.
-- formula: sum of cost in the baseline months of the version / number of its months
-- source: NAO 2012, 2022; Government Efficiency Framework 2025
-- caveat: Only where a baseline has more than one version. A service without the version takes the one in use. Always nominal.
select
  partnership,
  null::varchar as service,
  'version ' || version_set as metric,
  party,
  terms,
  period,
  money_text(case when is_known then coalesce(baseline, 0)::decimal(38, 6) end) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  baseline_rows as rows,
  status
from version_saving
where terms = 'nominal';

-- lineage
select
  fact_cost.file_id,
  fact_cost.source_row,
  fact_cost.source_line,
  fact_cost.partnership,
  fact_cost.service,
  fact_cost.party,
  fact_cost.kind,
  fact_cost.period,
  money_text((role.sign * fact_cost.amount::double / version.months)::decimal(38, 12)) as contribution
from version_month as version
join member on member.partnership = version.partnership and member.scope = version.scope
join fact_cost
  on fact_cost.partnership = member.partnership
  and coalesce(fact_cost.service, '') = member.service
join role
  on role.row_party = coalesce(fact_cost.party, '')
  and role.kind = fact_cost.kind
  and role.part = 'cost'
  and role.party = $party::varchar
where
  version.partnership = $partnership::varchar
  and 'version ' || version.version_set = $metric::varchar
  and version.period = $period::date
  and fact_cost.grain = 'month'
  and fact_cost.scenario = version.scenario
  and fact_cost.period between version.baseline_from and version.baseline_to
order by fact_cost.file_id, fact_cost.source_row;
