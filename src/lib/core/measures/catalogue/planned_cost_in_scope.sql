-- id: planned_cost_in_scope
-- title: Planned cost in scope
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no plan
-- reads: saving, fact_cost, role, member, scope_month
-- parts: none
-- meaning: Running cost as planned of the services that a baseline covers, from the first month of the baseline.
-- formula: planned cost of the services in the scope of a baseline
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Once one baseline of the partnership has ended, only services past their baseline count.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(cost) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows as rows,
  case when cost is null then status end as status
from saving
where scenario = 'plan';

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
from fact_cost
join role
  on role.row_party = coalesce(fact_cost.party, '')
  and role.kind = fact_cost.kind
  and role.part = 'cost'
  and role.party = $party::varchar
join member
  on member.partnership = fact_cost.partnership
  and member.service = coalesce(fact_cost.service, '')
join scope_month
  on scope_month.partnership = member.partnership
  and scope_month.scope = member.scope
  and scope_month.period = fact_cost.period
where
  fact_cost.partnership = $partnership::varchar
  and fact_cost.grain = 'month'
  and fact_cost.period = $period::date
  and fact_cost.scenario = 'plan'
  and case when $service::varchar is null then scope_month.counts else member.scope = $service::varchar end
order by fact_cost.file_id, fact_cost.source_row;
