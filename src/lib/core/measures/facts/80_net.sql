-- Dis-benefits of the register by view and month: a loss counts whether or not it is verified. They belong to the
-- partnership as a whole; those that name no party count for government as a whole alone.
create or replace table dis_month as
select
  benefit_month.partnership,
  role.party,
  benefit_month.scenario,
  benefit_month.terms,
  benefit_month.period,
  case when money_unit.status is null and count(*) = count(benefit_month.amount) then sum(benefit_month.amount) end as amount,
  sum(benefit_month.rows)::bigint as rows,
  coalesce(money_unit.unit, setting.currency) as unit,
  coalesce(
    money_unit.status,
    case when count(benefit_month.amount) < count(*) then 'dis-benefit: price index missing' end
  ) as status
from benefit_month
join role on role.row_party = benefit_month.party and role.kind = 'dis_benefit' and role.part = 'dis_benefit'
cross join setting
left join money_unit on money_unit.partnership = benefit_month.partnership
where benefit_month.class = 'dis_benefit' and benefit_month.scenario in ('actual', 'plan')
group by
  benefit_month.partnership,
  role.party,
  benefit_month.scenario,
  benefit_month.terms,
  benefit_month.period,
  money_unit.unit,
  money_unit.status,
  setting.currency;

-- Which baselines stand behind the savings of a service, and (service null) of the partnership: whether any is
-- verified, whether any is in doubt, and why.
create or replace table standing as
select
  partnership,
  scope as service,
  doubt is null as has_verified,
  doubt is not null as has_doubted,
  doubt
from scope
where scope <> ''
union all by name
select
  partnership,
  null::varchar as service,
  bool_or(doubt is null) as has_verified,
  bool_or(doubt is not null) as has_doubted,
  string_agg(case when scope = '' then doubt else scope || ': ' || doubt end, '; ' order by scope) as doubt
from scope
group by partnership;

-- Net saving of every month from the first one past the baseline, or the first with change cost or a dis-benefit if
-- that is earlier, to the last month of the view's data. No month is skipped, so that running sums hold.
create or replace table net_month as
with span as (
  select
    partnership,
    service,
    party,
    scenario,
    terms,
    min(period) filter (where is_live) as first_live,
    max(period) as last
  from saving
  group by all
),
taken_off as (
  select partnership, service, party, scenario, terms, period
  from scope_money
  where change_rows > 0
  union all by name
  select partnership, null::varchar as service, party, scenario, terms, period
  from dis_month
),
changed as (
  select
    span.partnership,
    span.service,
    span.party,
    span.scenario,
    span.terms,
    min(taken_off.period) as first_change
  from span
  join taken_off
    on taken_off.partnership = span.partnership
    and taken_off.service is not distinct from span.service
    and taken_off.party = span.party
    and taken_off.scenario = span.scenario
    and taken_off.terms = span.terms
  group by all
),
spine as (
  select
    span.partnership,
    span.service,
    span.party,
    span.scenario,
    span.terms,
    unnest(generate_series(least(span.first_live, changed.first_change), span.last, interval 1 month))::date as period
  from span
  left join changed
    on changed.partnership = span.partnership
    and changed.service is not distinct from span.service
    and changed.party = span.party
    and changed.scenario = span.scenario
    and changed.terms = span.terms
),
joined as (
  select
    spine.*,
    coalesce(saving.is_live, false) as is_live,
    saving.flexed,
    saving.cost,
    saving.verified_gross,
    saving.unverified_gross,
    coalesce(saving.cost_rows, 0) as cost_rows,
    coalesce(money.change_rows, 0) as change_rows,
    case when coalesce(money.change_rows, 0) = 0 then 0 else money.change end as change,
    coalesce(dis_month.rows, 0) as dis_rows,
    case when dis_month.period is null then 0 else dis_month.amount end as dis,
    standing.has_verified,
    standing.has_doubted,
    standing.doubt,
    money_unit.unit,
    case when coalesce(saving.is_live, false) then saving.status end as saving_status,
    case when coalesce(money.change_rows, 0) > 0 then money.change_status end as change_status,
    dis_month.status as dis_status
  from spine
  join money_unit on money_unit.partnership = spine.partnership
  join standing
    on standing.partnership = spine.partnership
    and standing.service is not distinct from spine.service
  left join saving
    on saving.partnership = spine.partnership
    and saving.service is not distinct from spine.service
    and saving.party = spine.party
    and saving.scenario = spine.scenario
    and saving.terms = spine.terms
    and saving.period = spine.period
  left join scope_money as money
    on money.partnership = spine.partnership
    and money.service is not distinct from spine.service
    and money.party = spine.party
    and money.scenario = spine.scenario
    and money.terms = spine.terms
    and money.period = spine.period
  left join dis_month
    on spine.service is null
    and dis_month.partnership = spine.partnership
    and dis_month.party = spine.party
    and dis_month.scenario = spine.scenario
    and dis_month.terms = spine.terms
    and dis_month.period = spine.period
)
select
  * exclude (saving_status, change_status, dis_status),
  case when is_live then flexed - cost else 0 end - change - dis as net,
  case
    when has_verified then case when is_live then verified_gross else 0 end - change - dis
  end as verified_net,
  case
    when has_doubted
      then case when is_live then unverified_gross else 0 end - case when has_verified then 0 else change + dis end
  end as unverified_net,
  coalesce(saving_status, change_status, dis_status) as status,
  case
    when not has_verified then 'baseline not verified: ' || doubt
    else nullif(
      concat_ws(
        '; ',
        coalesce(saving_status, change_status, dis_status),
        case when has_doubted then 'left out, baseline not verified: ' || doubt end
      ),
      ''
    )
  end as verified_status
from joined;

-- The running position; once a month is not known, what follows is not known either. That of verified savings beside it.
create or replace table position_month as
select
  *,
  case when count(net) over running = count(*) over running then sum(net) over running end as position,
  sum(cost_rows + change_rows + dis_rows) over running::bigint as position_rows,
  case
    when count(verified_net) over running = count(*) over running then sum(verified_net) over running
  end as verified_position,
  case
    when not has_verified then verified_status
    when count(verified_net) over running < count(*) over running
      then 'not known since ' || month_text(min(period) filter (where verified_net is null) over running)
        || ': ' || arg_min(verified_status, period) filter (where verified_net is null) over running
    else verified_status
  end as verified_position_status,
  case
    when count(net) over running < count(*) over running
      then 'not known since ' || month_text(min(period) filter (where net is null) over running)
        || ': ' || arg_min(status, period) filter (where net is null) over running
  end as position_status
from net_month
window running as (
  partition by partnership, service, party, scenario, terms
  order by period
);
