-- What a screen asks of one partnership, kept small and in its order, so that a choice is answered at once.
-- The factors behind every flexed baseline that counts, as doubles: months after the baseline alone.
create or replace table factor_at_hand as
select
  partnership,
  service,
  party,
  scenario,
  terms,
  period,
  baseline_cost::double as baseline_cost,
  price::double as price,
  scope_factor::double as scope_factor,
  fixed_share::double as fixed_share,
  volume::double / nullif(baseline_volume::double, 0) as volume_ratio,
  deflator::double as deflator
from explained_scope
where counts and period > baseline_to
order by partnership, party, terms, scenario, service nulls first, period;

-- Each service level as it stands in its last month.
create or replace table metric_at_hand as
select
  partnership,
  metric,
  service,
  coalesce(arg_max(better, period), 'neutral') as better,
  arg_max(unit, period) as unit
from level_month
group by partnership, metric, service
order by partnership, metric, service nulls first;

-- Every version of every baseline as a person reads it; of the version in use, what its months come to.
create or replace table baseline_at_hand as
with mean_cost as (
  select
    component.partnership,
    component.scope,
    sum(role.sign * component.total)::double / max(component.months) as cost
  from baseline_component as component
  join role
    on role.row_party = component.row_party
    and role.kind = component.kind
    and role.part = 'cost'
    and role.party = 'system'
  group by component.partnership, component.scope
)
select
  version.partnership,
  version.service,
  version.version,
  version.is_current,
  version.baseline_from,
  version.baseline_to,
  version.months,
  plain_text(version.fixed_share) as fixed_share,
  plain_text(version.scope_factor) as scope_factor,
  version.price_series,
  version.approved_by,
  version.approved_on,
  version.reason,
  version.evidence,
  version.doubt,
  version.file_id,
  version.source_row,
  version.source_line,
  case
    when version.is_current and money_unit.status is null and not source.is_one_sided
      then money_text(mean_cost.cost::decimal(38, 6))
  end as cost,
  money_unit.unit as currency,
  case when version.is_current then plain_text(volume.volume::decimal(38, 6)) end as volume,
  volume.unit as volume_unit,
  volume.status as volume_status,
  row_number() over (
    order by version.partnership, version.service nulls first, version.version_rank
  ) as place
from baseline_version as version
left join scope_source as source on source.partnership = version.partnership and source.scope = version.scope
left join mean_cost on mean_cost.partnership = version.partnership and mean_cost.scope = version.scope
left join baseline_volume as volume on volume.partnership = version.partnership and volume.scope = version.scope
left join money_unit on money_unit.partnership = version.partnership
order by place;

-- The values of every benefit beside the partnership that it is of: one row a benefit, packed as series are.
create or replace table value_at_hand as
with written as (
  select
    benefit,
    string_agg(scenario, chr(31) order by scenario, period, file_id, source_row) as scenarios,
    string_agg(period::varchar, chr(31) order by scenario, period, file_id, source_row) as periods,
    string_agg(grain, chr(31) order by scenario, period, file_id, source_row) as grains,
    string_agg(money_text(value), chr(31) order by scenario, period, file_id, source_row) as "values",
    string_agg(file_id::varchar, chr(31) order by scenario, period, file_id, source_row) as files,
    string_agg(source_row::varchar, chr(31) order by scenario, period, file_id, source_row) as rows,
    string_agg(source_line::varchar, chr(31) order by scenario, period, file_id, source_row) as lines
  from benefit_plan
  group by benefit
)
select profile.partnership, written.*
from written
join benefit_profile as profile on profile.benefit = written.benefit
order by profile.partnership, written.benefit;

-- What the guard found, with the currency of its amounts.
create or replace table guard_at_hand as
with home as (
  select partnership, max(currency) as currency
  from partnership
  group by partnership
)
select found.*, coalesce(home.currency, setting.currency) as currency
from benefit_guard as found
cross join setting
left join home on home.partnership = found.partnership;
