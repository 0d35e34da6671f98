-- Every version of every baseline, and what each covers: its service, or (scope '') every service of the partnership
-- without a baseline of its own. The highest version of a scope is the one in use (`version_rank` 1), as a number when
-- it is one. `doubt` says why savings against a version are unverified: null when it is approved, dated, evidenced and
-- ends before the partnership starts.
create or replace table baseline_version as
with begun as (
  select partnership, min(date_trunc('month', coalesce(least(pilot_start, production_start), start)))::date as month
  from partnership
  group by partnership
),
ranked as (
  select
    baseline.*,
    coalesce(baseline.service, '') as scope,
    datediff('month', baseline.baseline_from, baseline.baseline_to) + 1 as months,
    row_number() over (
      partition by baseline.partnership, coalesce(baseline.service, '')
      order by
        try_cast(baseline.version as double) desc nulls last,
        baseline.version desc,
        baseline.file_id desc,
        baseline.source_row desc
    ) as version_rank,
    begun.month as begun
  from baseline
  left join begun on begun.partnership = baseline.partnership
  where baseline.baseline_from <= baseline.baseline_to
)
select
  * exclude (begun),
  version_rank = 1 as is_current,
  nullif(
    concat_ws(
      '; ',
      case when nullif(trim(approved_by), '') is null then 'no approver' end,
      case when approved_on is null then 'no approval date' end,
      case when nullif(trim(evidence), '') is null then 'no evidence' end,
      case when baseline_to >= begun then 'ends after the start of the partnership in ' || month_text(begun) end
    ),
    ''
  ) as doubt
from ranked;

create or replace table scope as
select * exclude (version_rank, is_current)
from baseline_version
where is_current;

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
