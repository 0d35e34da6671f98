-- Which baseline covers a service level: that of its service, else that of the whole partnership.
create or replace table level_scope as
with named as (
  select distinct partnership, service
  from cube_level
)
select named.partnership, named.service, max(scope.scope) as scope
from named
join scope on scope.partnership = named.partnership and scope.scope in (named.service, '')
group by all;

-- Service levels of the baseline months, pooled: by service, and (service null) for the partnership.
create or replace table baseline_level as
with cell as (
  select cube_level.*, level_scope.scope
  from cube_level
  join level_scope on level_scope.partnership = cube_level.partnership and level_scope.service = cube_level.service
  join scope on scope.partnership = level_scope.partnership and scope.scope = level_scope.scope
  where
    cube_level.grain = 'month'
    and cube_level.period between scope.baseline_from and scope.baseline_to
)
select
  partnership,
  case when grouping(service) = 0 then service end as service,
  case when grouping(service) = 0 then max(scope) end as scope,
  metric,
  case when bool_and(is_pooled or suppressed = rows) then sum(numerator) end as numerator,
  case when bool_and(is_pooled or suppressed = rows) then sum(denominator) end as denominator,
  sum(rows)::bigint as rows,
  case
    when not bool_and(is_pooled or suppressed = rows) then 'levels given only as values: not pooled'
    when sum(numerator) is null then 'suppressed by the source'
    when sum(denominator) = 0 then 'no cases'
    else suppressed_text(sum(suppressed))
  end as status
from cell
group by
  grouping sets ((partnership, service, metric), (partnership, metric))
having grouping(service) = 1 or service <> '';
