-- Where the baseline of each scope is read: from rows of scenario `baseline` in its months, else from actuals.
create or replace table scope_source as
with found as (
  select scope.partnership, scope.scope, bool_or(cube_cost.scenario = 'baseline') as has_baseline_rows
  from scope
  join member on member.partnership = scope.partnership and member.scope = scope.scope
  join cube_cost on cube_cost.partnership = member.partnership and cube_cost.service = member.service
  where
    cube_cost.kind in ('run', 'recharge')
    and cube_cost.period between scope.baseline_from and scope.baseline_to
  group by all
)
select
  scope.*,
  case when found.has_baseline_rows then 'baseline' else 'actual' end as scenario,
  exists (
    from one_sided
    where
      one_sided.partnership = scope.partnership
      and one_sided.scenario = case when found.has_baseline_rows then 'baseline' else 'actual' end
      and one_sided.period between scope.baseline_from and scope.baseline_to
  ) as is_one_sided
from scope
left join found on found.partnership = scope.partnership and found.scope = scope.scope;

-- Baseline cost by scope, party and kind. C0 is the sum over the baseline months divided by their number.
create or replace table baseline_component as
select
  source.partnership,
  source.scope,
  cube_cost.party as row_party,
  cube_cost.kind,
  sum(cube_cost.amount) as total,
  sum(cube_cost.rows)::bigint as rows,
  source.months
from scope_source as source
join member on member.partnership = source.partnership and member.scope = source.scope
join cube_cost
  on cube_cost.partnership = member.partnership
  and cube_cost.service = member.service
  and cube_cost.scenario = source.scenario
where
  cube_cost.kind in ('run', 'recharge')
  and cube_cost.period between source.baseline_from and source.baseline_to
group by all;

-- How many months of the baseline have cost rows at all in the partnership; the others count as 0 and are named.
-- So are values that the source suppressed there.
create or replace table baseline_cover as
with counted as (
  select source.partnership, source.scope, source.months, count(distinct presence.period) as covered
  from scope_source as source
  left join presence
    on presence.partnership = source.partnership
    and presence.scenario = source.scenario
    and presence.period between source.baseline_from and source.baseline_to
  group by source.partnership, source.scope, source.months
),
held_back as (
  select source.partnership, source.scope, sum(cost.suppressed) as suppressed
  from scope_source as source
  join member on member.partnership = source.partnership and member.scope = source.scope
  join suppressed_cost as cost
    on cost.partnership = member.partnership
    and cost.service = member.service
    and cost.scenario = source.scenario
    and cost.kind in ('run', 'recharge')
    and cost.period between source.baseline_from and source.baseline_to
  group by all
)
select
  counted.partnership,
  counted.scope,
  counted.covered,
  case
    when counted.covered = 0 then 'no cost rows in the baseline'
    when counted.covered < counted.months
      then 'cost rows in ' || counted.covered || ' of ' || counted.months || ' baseline months'
    when held_back.suppressed > 0 then suppressed_text(held_back.suppressed) || ' of the baseline'
  end as status
from counted
left join held_back on held_back.partnership = counted.partnership and held_back.scope = counted.scope;

-- Volume by scope and month, in one unit or not at all.
create or replace table scope_volume as
select
  member.partnership,
  member.scope,
  cube_volume.scenario,
  cube_volume.period,
  case when min(cube_volume.unit) = max(cube_volume.unit) then sum(cube_volume.volume) end as volume,
  case when min(cube_volume.unit) = max(cube_volume.unit) then max(cube_volume.unit) end as unit,
  sum(cube_volume.rows)::bigint as rows,
  sum(cube_volume.suppressed)::bigint as suppressed
from member
join cube_volume on cube_volume.partnership = member.partnership and cube_volume.service = member.service
where cube_volume.grain = 'month'
group by all;

-- Q0: the mean monthly volume of the baseline months, from rows of scenario `baseline` where there are any.
create or replace table baseline_volume as
with candidate as (
  select
    scope.partnership,
    scope.scope,
    scope.months,
    volume.scenario,
    sum(volume.volume) as total,
    count(volume.volume) as covered,
    count(*) as found,
    case when min(volume.unit) = max(volume.unit) then max(volume.unit) end as unit,
    sum(volume.rows)::bigint as rows,
    row_number() over (
      partition by scope.partnership, scope.scope
      order by volume.scenario = 'baseline' desc
    ) as rank
  from scope
  join scope_volume as volume on volume.partnership = scope.partnership and volume.scope = scope.scope
  where
    volume.scenario in ('baseline', 'actual')
    and volume.period between scope.baseline_from and scope.baseline_to
  group by scope.partnership, scope.scope, scope.months, volume.scenario
)
select
  partnership,
  scope,
  scenario,
  months,
  total,
  rows,
  unit,
  case when covered = months and unit is not null then total::double / months end as volume,
  case
    when unit is null or covered < found then 'units differ: not flexed'
    when covered < months then 'volume in ' || covered || ' of ' || months || ' baseline months: not flexed'
  end as status
from candidate
where rank = 1;

-- The factors that carry a baseline into a month: price, volume and scope. The scope factor says what changed since
-- the baseline, so it does not touch the months of the baseline itself.
create or replace table factor as
with base_price as (
  select scope.partnership, scope.scope, avg(price.level::double) as level
  from scope
  left join price
    on price.series = scope.price_series
    and price.period between scope.baseline_from and scope.baseline_to
  group by all
),
used_scenario as (
  select distinct partnership, scenario
  from cube_cost
  where scenario in ('actual', 'plan')
),
measured as (
  select
    source.partnership,
    source.scope,
    scenario.scenario,
    scope_month.period,
    scope_month.is_live,
    source.price_series,
    source.fixed_share,
    case when scope_month.is_live then source.scope_factor::double else 1 end as scope_factor,
    base_price.level as base_level,
    price_level.level,
    price_level.level_period,
    datediff('month', price_level.level_period, scope_month.period) as age,
    base_volume.volume as base_volume,
    base_volume.status as base_volume_status,
    case
      when scenario.scenario = 'actual' then actual.volume::double
      else coalesce(planned.volume::double, actual.volume::double, base_volume.volume)
    end as volume,
    base_volume.unit = coalesce(
      case when scenario.scenario = 'plan' then planned.unit end,
      actual.unit,
      base_volume.unit
    ) as is_same_unit,
    case when scenario.scenario = 'actual' then actual.suppressed else coalesce(planned.suppressed, actual.suppressed) end
      as suppressed
  from scope_source as source
  join scope_month on scope_month.partnership = source.partnership and scope_month.scope = source.scope
  join used_scenario as scenario on scenario.partnership = source.partnership
  join base_price on base_price.partnership = source.partnership and base_price.scope = source.scope
  left join price_level on price_level.series = source.price_series and price_level.period = scope_month.period
  left join baseline_volume as base_volume
    on base_volume.partnership = source.partnership
    and base_volume.scope = source.scope
  left join scope_volume as actual
    on actual.partnership = source.partnership
    and actual.scope = source.scope
    and actual.scenario = 'actual'
    and actual.period = scope_month.period
  left join scope_volume as planned
    on planned.partnership = source.partnership
    and planned.scope = source.scope
    and planned.scenario = 'plan'
    and planned.period = scope_month.period
),
ratios as (
  select
    *,
    case
      when price_series is null then 1
      when age <= 3 or scenario = 'plan' then level::double / nullif(base_level, 0)
    end as price,
    case when is_same_unit then volume / nullif(base_volume, 0) end as volume_ratio
  from measured
),
shares as (
  select
    *,
    case when volume_ratio is null then 1 else coalesce(fixed_share::double, 1) end as used_share,
    case
      when price is null then 'price index missing'
      when age > 0 then 'provisional: price index of ' || month_text(level_period)
    end as price_status,
    case
      when fixed_share = 1 then null
      when base_volume_status is not null then base_volume_status
      when volume is not null and not is_same_unit then 'units differ: not flexed'
      when volume_ratio is null then 'no volume: not flexed'
      when fixed_share is null then 'fixed share not given: not flexed by volume'
      when suppressed > 0 then suppressed_text(suppressed) || ' of volume'
    end as volume_status
  from ratios
)
select
  partnership,
  scope,
  scenario,
  period,
  is_live,
  price,
  level,
  base_level,
  volume,
  base_volume,
  volume_ratio,
  used_share as fixed_share,
  scope_factor,
  price * scope_factor * (used_share + (1 - used_share) * coalesce(volume_ratio, 1)) as multiplier,
  price * scope_factor * volume_ratio as naive_multiplier,
  price_status,
  volume_status
from shares;

-- The flexed baseline by scope, party, kind and month, rounded to the cent here so that drill-down adds up. `naive`
-- is the same with a fixed share of 0: unit cost times volume, which books the dilution of fixed cost as a saving.
create or replace table flexed as
with nominal as (
  select
    factor.partnership,
    factor.scope,
    component.row_party,
    component.kind,
    factor.scenario,
    factor.period,
    component.rows,
    to_cent(component.total::double / component.months * factor.multiplier) as amount,
    to_cent(component.total::double / component.months * factor.naive_multiplier) as naive
  from factor
  join baseline_component as component
    on component.partnership = factor.partnership
    and component.scope = factor.scope
)
select *, 'nominal' as terms
from nominal
union all by name
select
  nominal.* replace (
    to_cent(nominal.amount::double / deflator.level) as amount,
    to_cent(nominal.naive::double / deflator.level) as naive
  ),
  'real' as terms
from nominal
join deflator on deflator.scenario = nominal.scenario and deflator.period = nominal.period;
