-- id: cost_in_scope_by_version
-- title: Cost in scope by version
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no baseline has more than one version
-- reads: version_saving, version_month, fact_cost, role, member
-- parts: none
-- meaning: Running cost of the services that are past each version of their baseline.
-- formula: cost of the services in the scope of a version
-- source: NAO 2012, 2022; Government Efficiency Framework 2025
-- caveat: Only where a baseline has more than one version. A service without the version takes the one in use.
select
  partnership,
  null::varchar as service,
  'version ' || version_set as metric,
  party,
  terms,
  period,
  money_text(case when is_known then coalesce(cost, 0) end) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows as rows,
  case when not is_known then status end as status
from version_saving;

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
  money_text(case when role.sign < 0 then -fact_cost.amount else fact_cost.amount end) as contribution
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
  and fact_cost.scenario = 'actual'
  and fact_cost.period = version.period
order by fact_cost.file_id, fact_cost.source_row;
