-- id: adoption_against_plan
-- title: Adoption against plan
-- kind: indicator
-- better: higher
-- unit: share
-- total: last
-- monetary: no
-- span: to date
-- absent: no planned volume
-- reads: volume_month
-- parts: volume, planned_volume
-- meaning: How much of the volume planned to date has come: savings follow only when the service is used.
-- formula: sum of volume to date / sum of planned volume to date
-- source: NAO 2012, 2016 on shared service centres; practice
-- caveat: Both from the first month of the plan, up to the last month with volumes. Units of different kinds are never added: such a partnership is told by service. 90 of 120 is 0.75.
with planned as (
  select partnership, service, period, volume, unit, rows, status
  from volume_month
  where scenario = 'plan' and grain = 'month'
),
actual as (
  select partnership, service, period, volume, unit, rows, status
  from volume_month
  where scenario = 'actual' and grain = 'month'
),
reach as (
  select partnership, service, max(period) as last
  from actual
  group by all
),
joined as (
  select
    planned.partnership,
    planned.service,
    planned.period,
    planned.volume as planned,
    actual.volume as came,
    planned.rows + coalesce(actual.rows, 0) as rows,
    coalesce(
      planned.status,
      actual.status,
      case
        when actual.period is null then 'no volume in ' || month_text(planned.period)
        when actual.unit <> planned.unit then 'units differ'
      end
    ) as status
  from planned
  join reach
    on reach.partnership = planned.partnership
    and reach.service is not distinct from planned.service
    and planned.period <= reach.last
  left join actual
    on actual.partnership = planned.partnership
    and actual.service is not distinct from planned.service
    and actual.period = planned.period
),
running_sum as (
  select
    partnership,
    service,
    period,
    sum(came) over running as numerator,
    sum(planned) over running as denominator,
    (sum(rows) over running)::bigint as rows,
    arg_min(status, period) filter (where status is not null) over running as status
  from joined
  window running as (
    partition by partnership, service
    order by period
  )
)
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  period,
  plain_text(case when status is null and denominator > 0 then ratio(numerator, denominator) end) as value,
  'share' as unit,
  case when status is null then plain_text(numerator) end as numerator,
  case when status is null then plain_text(denominator) end as denominator,
  null::varchar as target,
  rows,
  coalesce(status, case when coalesce(denominator, 0) <= 0 then 'plan to date is not above zero' end) as status
from running_sum;
