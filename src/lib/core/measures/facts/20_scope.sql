-- What each baseline covers: its service, or (scope '') every service of the partnership without a baseline of its
-- own. The highest version of each scope wins, as a number when it is one.
create or replace table scope as
with ranked as (
  select
    *,
    coalesce(service, '') as scope,
    row_number() over (
      partition by partnership, coalesce(service, '')
      order by try_cast(version as double) desc nulls last, version desc, file_id desc, source_row desc
    ) as rank
  from baseline
  where baseline_from <= baseline_to
)
select
  * exclude (rank),
  datediff('month', baseline_from, baseline_to) + 1 as months
from ranked
where rank = 1;

-- The scope of every service that has costs or volumes, where it has one.
create or replace table member as
with named as (
  select partnership, service
  from cube_cost
  union
  select partnership, service
  from cube_volume
),
own as (
  select named.*, scope.scope
  from named
  left join scope on scope.partnership = named.partnership and scope.scope = named.service
)
select own.partnership, own.service, coalesce(own.scope, whole.scope) as scope
from own
left join scope as whole on whole.partnership = own.partnership and whole.scope = ''
where coalesce(own.scope, whole.scope) is not null;

-- Whether a month lies after the baseline of its scope, and whether the scope counts in the partnership's total:
-- once one scope is past its baseline, only such scopes count, so that cost and baseline always cover the same.
create or replace table scope_month as
with last_month as (
  select partnership, max(period) as period
  from cube_cost
  where scenario in ('actual', 'plan')
  group by partnership
),
spine as (
  select
    scope.*,
    unnest(generate_series(scope.baseline_from, last_month.period, interval 1 month))::date as period
  from scope
  join last_month on last_month.partnership = scope.partnership
),
dated as (
  select
    partnership,
    scope,
    period,
    period > baseline_to as is_live,
    bool_or(period > baseline_to) over (partition by partnership, period) as is_any_live
  from spine
)
select partnership, scope, period, is_live, is_live = is_any_live as counts
from dated;
