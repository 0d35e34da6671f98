-- The same savings against earlier versions of a baseline, for partnerships that have any: a new version is a break, shown
-- with both figures. A scope without the version takes the one in use.
create or replace table version_scope as
with versioned as (
  select distinct partnership
  from baseline_version
  where not is_current
),
named as (
  select distinct partnership, version
  from baseline_version
  semi join versioned using (partnership)
)
select
  named.version as version_set,
  version.* exclude (version_rank, is_current)
from named
join baseline_version as version on version.partnership = named.partnership
qualify
  row_number() over (
    partition by named.partnership, named.version, version.scope
    order by version.version = named.version desc, version.version_rank
  ) = 1;

-- Months after the baselines, for the scopes that are past theirs, with the factors and notes of a flexed baseline.
create or replace table version_month as
with extent as (
  select partnership, max(period) as last
  from cube_cost
  where scenario = 'actual'
  group by partnership
),
source as (
  select
    version.*,
    extent.last,
    case
      when exists (
        from cube_cost
        join member on member.partnership = cube_cost.partnership and member.service = cube_cost.service
        where
          member.partnership = version.partnership
          and member.scope = version.scope
          and cube_cost.scenario = 'baseline'
          and cube_cost.kind in ('run', 'recharge')
          and cube_cost.period between version.baseline_from and version.baseline_to
      ) then 'baseline'
      else 'actual'
    end as scenario
  from version_scope as version
  join extent on extent.partnership = version.partnership
),
cover as (
  select source.version_set, source.partnership, source.scope, count(distinct presence.period) as covered
  from source
  left join presence
    on presence.partnership = source.partnership
    and presence.scenario = source.scenario
    and presence.period between source.baseline_from and source.baseline_to
  group by source.version_set, source.partnership, source.scope
),
base_price as (
  select source.version_set, source.partnership, source.scope, avg(price.level::double) as level
  from source
  left join price
    on price.series = source.price_series
    and price.period between source.baseline_from and source.baseline_to
  group by source.version_set, source.partnership, source.scope
),
base_candidate as (
  select
    source.version_set,
    source.partnership,
    source.scope,
    source.months,
    sum(volume.volume) as total,
    count(volume.volume) as covered,
    min(volume.period) filter (where volume.volume < 0) as negative,
    count(*) as found,
    case when min(volume.unit) = max(volume.unit) then max(volume.unit) end as unit,
    row_number() over (
      partition by source.version_set, source.partnership, source.scope
      order by volume.scenario = 'baseline' desc
    ) as rank
  from source
  join scope_volume as volume on volume.partnership = source.partnership and volume.scope = source.scope
  where
    volume.scenario in ('baseline', 'actual')
    and volume.period between source.baseline_from and source.baseline_to
  group by source.version_set, source.partnership, source.scope, source.months, volume.scenario
),
base_volume as (
  select
    version_set,
    partnership,
    scope,
    unit,
    case when covered = months and unit is not null and negative is null then total::double / months end as volume,
    base_volume_note(unit, found, covered, months, negative, total) as status
  from base_candidate
  where rank = 1
),
spine as (
  select
    *,
    unnest(generate_series((baseline_to + interval 1 month)::date, last, interval 1 month))::date as period
  from source
),
measured as (
  select
    spine.*,
    cover.covered,
    used_scope_factor(spine.scope_factor) as used_factor,
    price_level.level,
    price_level.level_period,
    base_price.level as base_level,
    datediff('month', price_level.level_period, spine.period) as age,
    base_volume.volume as base_volume,
    base_volume.status as base_status,
    volume.volume::double as volume,
    base_volume.unit = coalesce(volume.unit, base_volume.unit) as is_same_unit,
    volume.suppressed
  from spine
  join cover using (version_set, partnership, scope)
  join base_price using (version_set, partnership, scope)
  left join base_volume using (version_set, partnership, scope)
  left join price_level on price_level.series = spine.price_series and price_level.period = spine.period
  left join scope_volume as volume
    on volume.partnership = spine.partnership
    and volume.scope = spine.scope
    and volume.scenario = 'actual'
    and volume.period = spine.period
),
ratios as (
  select
    *,
    price_factor(price_series, level, base_level, age, 'actual') as price,
    case when is_same_unit and volume >= 0 then volume / nullif(base_volume, 0) end as volume_ratio
  from measured
)
select
  version_set,
  partnership,
  scope,
  scenario,
  baseline_from,
  baseline_to,
  months,
  period,
  price,
  used_factor as scope_factor,
  used_fixed_share(fixed_share, volume_ratio) as fixed_share,
  volume,
  base_volume,
  case
    when covered > 0
      then flex_multiplier(price, used_factor, used_fixed_share(fixed_share, volume_ratio), volume_ratio)
  end as multiplier,
  case when covered > 0 then price * used_factor * volume_ratio end as naive_multiplier,
  concat_ws(
    '; ',
    case
      when covered = 0 then 'no cost rows in the baseline'
      when covered < months then 'cost rows in ' || covered || ' of ' || months || ' baseline months'
    end,
    coalesce(
      scope_note(used_factor),
      price_note(price_series, level, base_level, age, 'actual', level_period)
    ),
    volume_note(fixed_share, base_status, volume, is_same_unit, volume_ratio, period, suppressed)
  ) as status
from ratios;

create or replace table version_saving as
with component as (
  select
    version.version_set,
    version.partnership,
    version.scope,
    cost.party as row_party,
    cost.kind,
    sum(cost.amount) as total,
    sum(cost.rows)::bigint as rows
  from (
    select distinct version_set, partnership, scope, scenario, baseline_from, baseline_to
    from version_month
  ) as version
  join member on member.partnership = version.partnership and member.scope = version.scope
  join cube_cost as cost
    on cost.partnership = member.partnership
    and cost.service = member.service
    and cost.scenario = version.scenario
    and cost.period between version.baseline_from and version.baseline_to
  where cost.kind in ('run', 'recharge')
  group by all
),
party_view as (
  select distinct partnership, party
  from party_month
  where scenario = 'actual'
),
amount as (
  select
    month.version_set,
    month.partnership,
    month.period,
    component.row_party,
    component.kind,
    component.rows,
    component.total::double / month.months as baseline,
    flexed_amount(component.total, month.months, month.multiplier) as flexed,
    null::decimal(38, 12) as cost
  from version_month as month
  join component
    on component.version_set = month.version_set
    and component.partnership = month.partnership
    and component.scope = month.scope
  union all by name
  select
    month.version_set,
    month.partnership,
    month.period,
    cell.row_party,
    cell.kind,
    cell.rows,
    null::double as baseline,
    null::decimal(38, 2) as flexed,
    cell.amount as cost
  from version_month as month
  join cost_cell as cell
    on cell.partnership = month.partnership
    and cell.scope = month.scope
    and cell.period = month.period
  where cell.scenario = 'actual' and cell.terms = 'nominal' and cell.kind in ('run', 'recharge')
),
termed as (
  select *, 'nominal' as terms
  from amount
  union all by name
  select
    amount.* replace (
      to_cent(amount.flexed::double / deflator.level) as flexed,
      to_cent(amount.cost::double / deflator.level) as cost
    ),
    'real' as terms
  from amount
  join deflator on deflator.scenario = 'actual' and deflator.period = amount.period
),
summed as (
  select
    termed.version_set,
    termed.partnership,
    role.party,
    termed.terms,
    termed.period,
    coalesce(sum(role.sign * termed.baseline), 0) as baseline,
    coalesce(sum(role.sign * termed.flexed), 0) as flexed,
    coalesce(sum(role.sign * termed.cost), 0) as cost,
    coalesce(sum(termed.rows) filter (where termed.baseline is not null), 0)::bigint as baseline_rows,
    coalesce(sum(termed.rows) filter (where termed.cost is not null), 0)::bigint as cost_rows
  from termed
  join role on role.row_party = termed.row_party and role.kind = termed.kind and role.part = 'cost'
  group by all
),
live as (
  select
    version_set,
    partnership,
    period,
    count(multiplier) = count(*) as is_known,
    string_agg(distinct nullif(status, ''), '; ' order by nullif(status, '')) as status
  from version_month
  group by all
)
select
  live.version_set,
  live.partnership,
  party_view.party,
  term.terms,
  live.period,
  live.is_known
    and money_unit.status is null
    and party_month.status is null
    and (term.terms = 'nominal' or deflator.level is not null)
    and not (party_view.party = 'system' and one_sided_baseline.partnership is not null) as is_known,
  summed.baseline,
  summed.flexed,
  summed.cost,
  coalesce(summed.baseline_rows, 0) as baseline_rows,
  coalesce(summed.cost_rows, 0) as cost_rows,
  money_unit.unit,
  coalesce(
    money_unit.status,
    party_month.status,
    nullif(
      concat_ws(
        '; ',
        case
          when party_view.party = 'system' and one_sided_baseline.partnership is not null
            then 'recharge without the provider''s own cost in the baseline'
        end,
        live.status,
        case when term.terms = 'real' and not coalesce(contains(live.status, deflator.status), false) then deflator.status end
      ),
      ''
    ),
    case when summed.version_set is null then 'no cost rows' end
  ) as status
from live
join party_view on party_view.partnership = live.partnership
cross join term
join money_unit on money_unit.partnership = live.partnership
join party_month
  on party_month.partnership = live.partnership
  and party_month.party = party_view.party
  and party_month.scenario = 'actual'
  and party_month.period = live.period
left join deflator on deflator.scenario = 'actual' and deflator.period = live.period
left join (
  select distinct version_month.version_set, version_month.partnership
  from version_month
  join one_sided
    on one_sided.partnership = version_month.partnership
    and one_sided.scenario = version_month.scenario
    and one_sided.period between version_month.baseline_from and version_month.baseline_to
) as one_sided_baseline
  on one_sided_baseline.version_set = live.version_set
  and one_sided_baseline.partnership = live.partnership
left join summed
  on summed.version_set = live.version_set
  and summed.partnership = live.partnership
  and summed.party = party_view.party
  and summed.terms = term.terms
  and summed.period = live.period;
