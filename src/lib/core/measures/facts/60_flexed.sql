-- The arithmetic of a flexed baseline, once for every chain that needs it:
-- `baseline cost x price x scope factor x (fixed share + (1 - fixed share) x volume ratio)`.
-- Prices of a month against those of the baseline; an index that is not above zero is no index. A level is carried
-- three months at most for actuals, and for as long as needed for plans.
create or replace macro price_factor(series, level, base_level, age, scenario) as
  case
    when series is null then 1
    when level > 0 and base_level > 0 and (age <= 3 or scenario = 'plan') then level::double / base_level
  end;

create or replace macro price_note(series, level, base_level, age, scenario, level_period) as
  case
    when series is null then null
    when base_level <= 0 then 'price index of the baseline is not above zero'
    when level <= 0 then 'price index of ' || month_text(level_period) || ' is not above zero'
    when price_factor(series, level, base_level, age, scenario) is null then 'price index missing'
    when age > 0 then 'provisional: price index of ' || month_text(level_period)
  end;

-- Why a baseline is not flexed by volume: because of the volume of the baseline, or of that of the month.
create or replace macro base_volume_note(unit, found, covered, months, negative, total) as
  case
    when unit is null or covered < found then 'units differ: not flexed'
    when covered < months then 'volume in ' || covered || ' of ' || months || ' baseline months: not flexed'
    when negative is not null then 'negative volume in ' || month_text(negative) || ': not flexed'
    when total = 0 then 'volume of the baseline is zero: not flexed'
  end;

create or replace macro volume_note(fixed_share, base_note, volume, is_same_unit, volume_ratio, period, suppressed) as
  case
    when fixed_share = 1 then null
    when base_note is not null then base_note
    when volume is not null and not is_same_unit then 'units differ: not flexed'
    when volume < 0 then 'negative volume in ' || month_text(period) || ': not flexed'
    when volume_ratio is null then 'no volume: not flexed'
    when fixed_share is null then 'fixed share not given: not flexed by volume'
    when suppressed > 0 then suppressed_text(suppressed) || ' of volume'
  end;

create or replace macro scope_note(scope_factor) as
  case when scope_factor is null then 'scope factor is not above zero' end;

-- A baseline of which nothing is left is no baseline.
create or replace macro used_scope_factor(scope_factor) as
  case when scope_factor > 0 then scope_factor::double end;

-- Without a volume to flex by, all cost counts as fixed.
create or replace macro used_fixed_share(fixed_share, volume_ratio) as
  case when volume_ratio is null then 1 else coalesce(fixed_share::double, 1) end;

create or replace macro flex_multiplier(price, scope_factor, fixed_share, volume_ratio) as
  price * scope_factor * (fixed_share + (1 - fixed_share) * coalesce(volume_ratio, 1));

-- A month of a baseline that was `total` over `months`, rounded to the cent so that drill-down adds up.
create or replace macro flexed_amount(total, months, multiplier) as
  to_cent(total::double / months * multiplier);

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
    min(volume.period) filter (where volume.volume < 0) as negative,
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
  case when covered = months and unit is not null and negative is null then total::double / months end as volume,
  base_volume_note(unit, found, covered, months, negative, total) as status
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
    case when scope_month.is_live then used_scope_factor(source.scope_factor) else 1 end as scope_factor,
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
    price_factor(price_series, level, base_level, age, scenario) as price,
    case when is_same_unit and volume >= 0 then volume / nullif(base_volume, 0) end as volume_ratio
  from measured
),
shares as (
  select
    *,
    used_fixed_share(fixed_share, volume_ratio) as used_share,
    coalesce(
      scope_note(scope_factor),
      price_note(price_series, level, base_level, age, scenario, level_period)
    ) as price_status,
    volume_note(fixed_share, base_volume_status, volume, is_same_unit, volume_ratio, period, suppressed) as volume_status
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
  flex_multiplier(price, scope_factor, used_share, volume_ratio) as multiplier,
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
    flexed_amount(component.total, component.months, factor.multiplier) as amount,
    flexed_amount(component.total, component.months, factor.naive_multiplier) as naive
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
