-- id: realisation_rate
-- title: Realisation rate
-- kind: benefit
-- better: higher
-- unit: share
-- total: last
-- monetary: yes
-- absent: no plan
-- reads: plan_month
-- parts: net_position_since_plan, planned_net_position
-- meaning: How much of what was planned to date has been realised.
-- formula: net position since plan / planned net position
-- source: Cabinet Office benefits guidance; Government Efficiency Framework 2025
-- caveat: Not clipped: it may pass 1 or fall below 0. Undefined while the plan to date is not above zero.
with judged as (
  select
    *,
    case when planned > 0 then ratio(realised, planned) end as rate,
    case
      when realised is null then realised_status
      when planned is null then 'plan ' || coalesce(planned_status, 'not known')
      when planned <= 0 then 'plan to date is not above zero'
    end as rate_status
  from plan_month
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
