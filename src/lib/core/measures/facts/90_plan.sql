-- Realised beside planned, both from the first month of the plan: a saving made before there was a plan does not
-- count towards it. A plan without actuals has its first month alone, which says so.
create or replace table plan_month as
with planned as (
  select partnership, service, party, terms, min(period) as first, max(period) as last
  from net_month
  where scenario = 'plan'
  group by all
),
realised as (
  select partnership, service, party, terms, max(period) as last
  from net_month
  where scenario = 'actual'
  group by all
),
spine as (
  select
    planned.partnership,
    planned.service,
    planned.party,
    planned.terms,
    realised.last is null or realised.last < planned.first as is_unrealised,
    unnest(
      generate_series(
        planned.first,
        greatest(planned.first, least(planned.last, coalesce(realised.last, planned.first))),
        interval 1 month
      )
    )::date as period
  from planned
  left join realised
    on realised.partnership = planned.partnership
    and realised.service is not distinct from planned.service
    and realised.party = planned.party
    and realised.terms = planned.terms
),
joined as (
  select
    spine.*,
    net_month.period is null as is_before,
    net_month.net,
    net_month.status as net_status,
    coalesce(net_month.cost_rows + net_month.change_rows + net_month.dis_rows, 0) as rows,
    money_unit.unit
  from spine
  join money_unit on money_unit.partnership = spine.partnership
  left join net_month
    on net_month.partnership = spine.partnership
    and net_month.service is not distinct from spine.service
    and net_month.party = spine.party
    and net_month.terms = spine.terms
    and net_month.period = spine.period
    and net_month.scenario = 'actual'
),
running_sum as (
  select
    * exclude (rows),
    case
      when is_unrealised or bool_or(net is null and not is_before) over running then null
      else coalesce(sum(net) over running, 0)
    end as realised,
    sum(rows) over running::bigint as rows,
    case
      when is_unrealised then 'plan without actual costs so far'
      when bool_or(net is null and not is_before) over running
        then 'not known since '
          || month_text(min(period) filter (where net is null and not is_before) over running)
          || ': ' || arg_min(net_status, period) filter (where net is null and not is_before) over running
    end as realised_status
  from joined
  window running as (
    partition by partnership, service, party, terms
    order by period
  )
)
select
  running_sum.* exclude (is_before, is_unrealised, net, net_status),
  position_month.position as planned,
  position_month.position_status as planned_status
from running_sum
join position_month
  on position_month.partnership = running_sum.partnership
  and position_month.service is not distinct from running_sum.service
  and position_month.party = running_sum.party
  and position_month.terms = running_sum.terms
  and position_month.period = running_sum.period
  and position_month.scenario = 'plan';
