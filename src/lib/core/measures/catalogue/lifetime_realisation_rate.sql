-- id: lifetime_realisation_rate
-- title: Lifetime realisation rate
-- kind: benefit
-- better: higher
-- unit: share
-- total: last
-- monetary: yes
-- absent: no plan
-- reads: plan_month, position_month
-- parts: net_position_since_plan, planned_net_position
-- meaning: How much of the whole plan has been realised so far.
-- formula: net position since plan / planned net position at the end of the plan
-- source: Cabinet Office benefits guidance; Government Efficiency Framework 2025
-- caveat: Not clipped. Undefined when the plan as a whole is not above zero.
with lifetime as (
  select
    partnership,
    service,
    party,
    terms,
    arg_max_null(position, period) as planned,
    arg_max_null(position_status, period) as planned_status
  from position_month
  where scenario = 'plan'
  group by all
),
judged as (
  select
    plan_month.* exclude (planned, planned_status),
    lifetime.planned,
    case when lifetime.planned > 0 then ratio(plan_month.realised, lifetime.planned) end as rate,
    case
      when plan_month.realised is null then plan_month.realised_status
      when lifetime.planned is null then 'plan ' || coalesce(lifetime.planned_status, 'not known')
      when lifetime.planned <= 0 then 'the whole plan is not above zero'
    end as rate_status
  from plan_month
  join lifetime
    on lifetime.partnership = plan_month.partnership
    and lifetime.service is not distinct from plan_month.service
    and lifetime.party = plan_month.party
    and lifetime.terms = plan_month.terms
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  plain_text(rate) as value,
  'share' as unit,
  money_text(realised) as numerator,
  money_text(planned) as denominator,
  null::varchar as target,
  rows,
  rate_status as status
from judged;
