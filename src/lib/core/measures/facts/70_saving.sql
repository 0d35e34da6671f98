-- Flexed baseline and cost of the same scope side by side, for each view, month and terms. By scope first.
create or replace table scope_saving as
with view_extent as (
  select partnership, party, scenario, min(period) as first, max(period) as last
  from party_month
  group by all
),
spine as (
  select
    scope_month.*,
    view_extent.party,
    view_extent.scenario,
    term.terms
  from scope_month
  join view_extent on view_extent.partnership = scope_month.partnership
  cross join term
  where
    scope_month.period <= view_extent.last
    and (view_extent.scenario = 'actual' or scope_month.period >= view_extent.first)
),
view_flexed as (
  select
    flexed.partnership,
    flexed.scope,
    role.party,
    flexed.scenario,
    flexed.terms,
    flexed.period,
    sum(case when role.sign < 0 then -flexed.amount else flexed.amount end) as flexed,
    sum(case when role.sign < 0 then -flexed.naive else flexed.naive end) as naive,
    sum(flexed.rows)::bigint as rows
  from flexed
  join role on role.row_party = flexed.row_party and role.kind = flexed.kind and role.part = 'cost'
  group by all
),
view_cost as (
  select
    cell.partnership,
    cell.scope,
    role.party,
    cell.scenario,
    cell.terms,
    cell.period,
    sum(case when role.sign < 0 then -cell.amount else cell.amount end) as cost,
    sum(cell.rows)::bigint as rows
  from scope_cell as cell
  join role on role.row_party = cell.row_party and role.kind = cell.kind and role.part = 'cost'
  where cell.scope is not null
  group by all
),
held_back as (
  select
    member.partnership,
    member.scope,
    role.party,
    suppressed_cost.scenario,
    suppressed_cost.period,
    sum(suppressed_cost.suppressed) as suppressed
  from suppressed_cost
  join member on member.partnership = suppressed_cost.partnership and member.service = suppressed_cost.service
  join role
    on role.row_party = suppressed_cost.party
    and role.kind = suppressed_cost.kind
    and role.part = 'cost'
  group by all
)
select
  spine.*,
  source.doubt,
  case
    when factor.multiplier is not null
      and not (source.is_one_sided and spine.party = 'system')
      and cover.covered > 0
      and (spine.terms = 'nominal' or deflator.level is not null)
      then coalesce(view_flexed.flexed, 0)
  end as flexed,
  view_flexed.naive,
  case
    when held_back.suppressed > 0 and view_cost.cost is null then null
    when spine.terms = 'nominal' or deflator.level is not null then coalesce(view_cost.cost, 0)
  end as cost,
  coalesce(view_flexed.rows, 0) as flexed_rows,
  coalesce(view_cost.rows, 0) as cost_rows,
  concat_ws(
    '; ',
    case
      when source.is_one_sided and spine.party = 'system'
        then 'recharge without the provider''s own cost in the baseline'
    end,
    cover.status,
    suppressed_text(held_back.suppressed),
    factor.price_status,
    factor.volume_status,
    case
      when spine.terms = 'real' and deflator.status is distinct from factor.price_status then deflator.status
    end
  ) as status
from spine
join scope_source as source on source.partnership = spine.partnership and source.scope = spine.scope
join baseline_cover as cover on cover.partnership = spine.partnership and cover.scope = spine.scope
join factor
  on factor.partnership = spine.partnership
  and factor.scope = spine.scope
  and factor.scenario = spine.scenario
  and factor.period = spine.period
left join deflator on deflator.scenario = spine.scenario and deflator.period = spine.period
left join view_flexed
  on view_flexed.partnership = spine.partnership
  and view_flexed.scope = spine.scope
  and view_flexed.party = spine.party
  and view_flexed.scenario = spine.scenario
  and view_flexed.terms = spine.terms
  and view_flexed.period = spine.period
left join view_cost
  on view_cost.partnership = spine.partnership
  and view_cost.scope = spine.scope
  and view_cost.party = spine.party
  and view_cost.scenario = spine.scenario
  and view_cost.terms = spine.terms
  and view_cost.period = spine.period
left join held_back
  on held_back.partnership = spine.partnership
  and held_back.scope = spine.scope
  and held_back.party = spine.party
  and held_back.scenario = spine.scenario
  and held_back.period = spine.period;

-- The same by service with a baseline of its own, and (service null) for the partnership. The saving against baselines
-- in doubt stands apart from the verified one; each is known or not by itself.
create or replace table saving as
with levelled as (
  select *, scope as service
  from scope_saving
  where scope <> ''
  union all by name
  select *, null::varchar as service
  from scope_saving
  where counts
),
summed as (
  select
    partnership,
    service,
    party,
    scenario,
    terms,
    period,
    bool_or(is_live) as is_live,
    case when count(*) = count(flexed) then sum(flexed) end as flexed,
    case when count(*) = count(naive) then sum(naive) end as naive,
    case when count(*) = count(cost) then sum(cost) end as cost,
    case
      when count(*) filter (where doubt is null) = count(flexed - cost) filter (where doubt is null)
        then coalesce(sum(flexed - cost) filter (where doubt is null), 0)
    end as verified_gross,
    case
      when count(*) filter (where doubt is not null) = count(flexed - cost) filter (where doubt is not null)
        then coalesce(sum(flexed - cost) filter (where doubt is not null), 0)
    end as unverified_gross,
    sum(flexed_rows)::bigint as flexed_rows,
    sum(cost_rows)::bigint as cost_rows,
    string_agg(distinct nullif(status, ''), '; ' order by nullif(status, '')) as status
  from levelled
  group by all
)
select
  summed.* replace (
    case when money_unit.status is null and party_month.status is null then summed.flexed end as flexed,
    case when money_unit.status is null and party_month.status is null then summed.naive end as naive,
    case when money_unit.status is null and party_month.status is null then summed.cost end as cost,
    case when money_unit.status is null and party_month.status is null then summed.verified_gross end as verified_gross,
    case when money_unit.status is null and party_month.status is null then summed.unverified_gross end
      as unverified_gross,
    coalesce(money_unit.status, party_month.status, summed.status) as status
  ),
  money_unit.unit
from summed
join money_unit on money_unit.partnership = summed.partnership
left join party_month
  on party_month.partnership = summed.partnership
  and party_month.party = summed.party
  and party_month.scenario = summed.scenario
  and party_month.period = summed.period;
