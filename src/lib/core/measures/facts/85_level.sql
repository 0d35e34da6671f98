-- Service levels by service, and (service null) for the partnership: pooled over services where every row gives
-- numerator and denominator; else the rows without a service, or the only row there is. `covers` says which.
-- Pooled levels are shares, so a target in per cent becomes a share. Where the rows of a period give no target, that of
-- the agreement in force then stands, if it is in the same unit.
create or replace table level_month as
with cell as (
  select
    cube_level.* exclude (unit, target, has_target),
    case
      when cube_level.is_pooled and coalesce(cube_level.unit in ('%', 'percent', 'per cent'), true) then 'share'
      else coalesce(cube_level.unit, 'level')
    end as unit,
    case
      when cube_level.has_target
        then case
          when cube_level.is_pooled and cube_level.unit in ('%', 'percent', 'per cent') then cube_level.target / 100
          else cube_level.target
        end
      when agreed.unit = 'share' and not cube_level.is_pooled and is_percent(cube_level.unit) then agreed.target * 100
      when
        agreed.unit is null
        or cube_level.unit is null
        or agreed.unit = lower(trim(cube_level.unit))
        or (agreed.unit = 'share' and is_percent(cube_level.unit))
        then agreed.target
    end as target,
    cube_level.has_target
  from cube_level
  left join level_target as agreed
    on agreed.partnership = cube_level.partnership
    and agreed.metric = cube_level.metric
    and agreed.grain = cube_level.grain
    and agreed.period = cube_level.period
),
pooled as (
  select
    partnership,
    metric,
    grain,
    period,
    'all' as covers,
    case when min(better) = max(better) then min(better) end as better,
    case when min(unit) = max(unit) then min(unit) else 'share' end as unit,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    -- A service with nothing but suppressed values takes no part, and is counted.
    bool_or(is_pooled) and bool_and(is_pooled or suppressed = rows) as is_pooled,
    case when count(*) = 1 then max(value) end as value,
    case when count(target) = count(*) and min(target) = max(target) then max(target) end as target,
    bool_or(has_target or target is not null) as has_target,
    sum(rows)::bigint as rows,
    sum(suppressed)::bigint as suppressed,
    count(*) as cells
  from cell
  group by partnership, metric, grain, period
),
single as (
  select cell.* exclude (service), 'unnamed' as covers
  from cell
  join pooled using (partnership, metric, grain, period)
  where cell.service = '' and not pooled.is_pooled and pooled.cells > 1
),
levelled as (
  select * exclude (service), service, 'all' as covers
  from cell
  where service <> ''
  union all by name
  select *, null::varchar as service
  from single
  union all by name
  select * exclude (cells), null::varchar as service
  from pooled
  where is_pooled or cells = 1
),
valued as (
  select
    *,
    case when is_pooled then ratio(numerator, denominator) else value::double end as level,
    case
      when is_pooled and denominator = 0 then 'no cases'
      when is_pooled and suppressed > 0 then suppressed_text(suppressed)
      when value is null and suppressed = rows then 'suppressed by the source'
      when not is_pooled and value is null then 'several rows give only values: not pooled'
      when target is null and has_target then 'targets differ'
    end as status
  from levelled
)
select
  *,
  case
    when level is null or target is null then null
    when better = 'lower' then level <= target::double
    when better = 'higher' then level >= target::double
  end as is_met
from valued;
