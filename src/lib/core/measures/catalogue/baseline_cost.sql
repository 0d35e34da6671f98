-- id: baseline_cost
-- title: Baseline cost
-- kind: benefit
-- better: neutral
-- unit: money
-- total: last
-- monetary: yes
-- absent: no costs in the baseline
-- reads: scope_saving, baseline_component, fact_cost, role, member, scope_source, scope_month
-- parts: none
-- meaning: Mean monthly cost in the baseline period: what the flexed baseline starts from.
-- formula: sum of cost in the baseline months / number of baseline months
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: From rows of scenario baseline where the file gives them, else from actuals. Always nominal.
with component as (
  select
    baseline.partnership,
    baseline.scope,
    role.party,
    sum(case when role.sign < 0 then -baseline.total else baseline.total end)::double / max(baseline.months) as mean,
    sum(baseline.rows)::bigint as rows
  from baseline_component as baseline
  join role on role.row_party = baseline.row_party and role.kind = baseline.kind and role.part = 'cost'
  group by all
),
covered as (
  select
    scope_saving.partnership,
    scope_saving.scope,
    scope_saving.counts,
    scope_saving.party,
    scope_saving.period,
    case
      when cover.covered > 0 and not (source.is_one_sided and scope_saving.party = 'system')
        then coalesce(component.mean, 0)
    end as mean,
    coalesce(component.rows, 0) as rows,
    case
      when source.is_one_sided and scope_saving.party = 'system'
        then 'recharge without the provider''s own cost in the baseline'
      else cover.status
    end as status
  from scope_saving
  join scope_source as source on source.partnership = scope_saving.partnership and source.scope = scope_saving.scope
  join baseline_cover as cover on cover.partnership = scope_saving.partnership and cover.scope = scope_saving.scope
  left join component
    on component.partnership = scope_saving.partnership
    and component.scope = scope_saving.scope
    and component.party = scope_saving.party
  where scope_saving.scenario = 'actual' and scope_saving.terms = 'nominal'
),
levelled as (
  select *, scope as service
  from covered
  where scope <> ''
  union all by name
  select *, null::varchar as service
  from covered
  where counts
),
totalled as (
  select
    levelled.partnership,
    levelled.service,
    levelled.party,
    levelled.period,
    case when money_unit.status is null and count(*) = count(levelled.mean) then sum(levelled.mean) end as mean,
    money_unit.unit,
    sum(levelled.rows)::bigint as rows,
    coalesce(
      money_unit.status,
      string_agg(distinct levelled.status, '; ' order by levelled.status)
    ) as status
  from levelled
  join money_unit on money_unit.partnership = levelled.partnership
  group by levelled.partnership, levelled.service, levelled.party, levelled.period, money_unit.unit, money_unit.status
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  'nominal' as terms,
  period,
  money_text(mean::decimal(38, 6)) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  status
from totalled;

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
  money_text((role.sign * fact_cost.amount::double / source.months)::decimal(38, 12)) as contribution
from fact_cost
join role
  on role.row_party = coalesce(fact_cost.party, '')
  and role.kind = fact_cost.kind
  and role.part = 'cost'
  and role.party = $party::varchar
join member
  on member.partnership = fact_cost.partnership
  and member.service = coalesce(fact_cost.service, '')
join scope_source as source on source.partnership = member.partnership and source.scope = member.scope
join scope_month
  on scope_month.partnership = member.partnership
  and scope_month.scope = member.scope
  and scope_month.period = $period::date
where
  fact_cost.partnership = $partnership::varchar
  and fact_cost.grain = 'month'
  and fact_cost.period between source.baseline_from and source.baseline_to
  and fact_cost.scenario = source.scenario
  and case when $service::varchar is null then scope_month.counts else member.scope = $service::varchar end
order by fact_cost.file_id, fact_cost.source_row;
