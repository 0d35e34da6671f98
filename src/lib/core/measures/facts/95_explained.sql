-- What stands behind a flexed baseline, one row a scope, view, month and terms: its factors, its baseline and who
-- approved it. Exact values as text. `service` null: the services without a baseline of their own.
create or replace view explained_scope as
with baseline_view as (
  select
    baseline.partnership,
    baseline.scope,
    role.party,
    sum(case when role.sign < 0 then -baseline.total else baseline.total end) as total
  from baseline_component as baseline
  join role on role.row_party = baseline.row_party and role.kind = baseline.kind and role.part = 'cost'
  group by all
)
select
  scope_saving.partnership,
  scope_saving.scope,
  source.service,
  scope_saving.party,
  scope_saving.scenario,
  scope_saving.terms,
  scope_saving.period,
  scope_saving.counts,
  money_text(scope_saving.flexed) as flexed,
  money_text(scope_saving.naive) as naive,
  money_text((coalesce(baseline_view.total, 0)::double / source.months)::decimal(38, 6)) as baseline_cost,
  plain_text(factor.price) as price,
  plain_text(factor.scope_factor) as scope_factor,
  plain_text(factor.fixed_share) as fixed_share,
  plain_text(source.fixed_share) as given_fixed_share,
  plain_text(factor.volume) as volume,
  plain_text(factor.base_volume::decimal(38, 6)) as baseline_volume,
  plain_text(case when scope_saving.terms = 'real' then deflator.level else 1 end) as deflator,
  source.baseline_from,
  source.baseline_to,
  source.months,
  source.scenario as baseline_scenario,
  source.price_series,
  source.version,
  source.approved_by,
  source.approved_on,
  source.reason,
  source.evidence,
  source.file_id,
  source.source_row,
  source.source_line,
  scope_saving.status
from scope_saving
join scope_source as source on source.partnership = scope_saving.partnership and source.scope = scope_saving.scope
join factor
  on factor.partnership = scope_saving.partnership
  and factor.scope = scope_saving.scope
  and factor.scenario = scope_saving.scenario
  and factor.period = scope_saving.period
left join baseline_view
  on baseline_view.partnership = scope_saving.partnership
  and baseline_view.scope = scope_saving.scope
  and baseline_view.party = scope_saving.party
left join deflator on deflator.scenario = scope_saving.scenario and deflator.period = scope_saving.period;

-- A nominal amount at the prices of a deflator, to the cent; without one as it is.
create or replace macro in_terms(amount, deflator) as
  case when deflator is null then amount else to_cent(amount::double / deflator) end;

-- The same of every version of the baselines, where there are several: the scopes of each set of versions, by the factors
-- of that version.
create or replace view explained_version as
with versioned as (
  select distinct version_set, partnership, scope, scenario, baseline_from, baseline_to, months
  from version_month
),
component as (
  select
    versioned.version_set,
    versioned.partnership,
    versioned.scope,
    cost.party as row_party,
    cost.kind,
    sum(cost.amount) as total
  from versioned
  join member on member.partnership = versioned.partnership and member.scope = versioned.scope
  join cube_cost as cost
    on cost.partnership = member.partnership
    and cost.service = member.service
    and cost.scenario = versioned.scenario
    and cost.period between versioned.baseline_from and versioned.baseline_to
  where cost.kind in ('run', 'recharge')
  group by all
),
termed as (
  select month.version_set, month.partnership, month.scope, month.period, term.terms, deflator.level as deflator
  from version_month as month
  cross join term
  left join deflator
    on term.terms = 'real' and deflator.scenario = 'actual' and deflator.period = month.period
  where term.terms = 'nominal' or deflator.level is not null
),
amount as (
  select
    termed.version_set,
    termed.partnership,
    termed.scope,
    termed.period,
    termed.terms,
    role.party,
    sum(role.sign * component.total) as total,
    sum(role.sign * in_terms(flexed_amount(component.total, month.months, month.multiplier), termed.deflator)) as flexed,
    sum(role.sign * in_terms(flexed_amount(component.total, month.months, month.naive_multiplier), termed.deflator)) as naive,
    any_value(termed.deflator) as deflator
  from termed
  join version_month as month using (version_set, partnership, scope, period)
  join component
    on component.version_set = termed.version_set
    and component.partnership = termed.partnership
    and component.scope = termed.scope
  join role on role.row_party = component.row_party and role.kind = component.kind and role.part = 'cost'
  group by termed.version_set, termed.partnership, termed.scope, termed.period, termed.terms, role.party
)
select
  'version ' || amount.version_set as metric,
  amount.partnership,
  amount.scope,
  version.service,
  amount.party,
  amount.terms,
  amount.period,
  money_text(amount.flexed) as flexed,
  money_text(amount.naive) as naive,
  money_text((amount.total::double / month.months)::decimal(38, 6)) as baseline_cost,
  plain_text(month.price) as price,
  plain_text(month.scope_factor) as scope_factor,
  plain_text(month.fixed_share) as fixed_share,
  plain_text(version.fixed_share) as given_fixed_share,
  plain_text(month.volume) as volume,
  plain_text(month.base_volume::decimal(38, 6)) as baseline_volume,
  plain_text(coalesce(amount.deflator, 1)) as deflator,
  month.baseline_from,
  month.baseline_to,
  month.months,
  month.scenario as baseline_scenario,
  version.price_series,
  version.version,
  version.approved_by,
  version.approved_on,
  version.reason,
  version.evidence,
  version.file_id,
  version.source_row,
  version.source_line,
  month.status
from amount
join version_month as month using (version_set, partnership, scope, period)
join version_scope as version
  on version.version_set = amount.version_set
  and version.partnership = amount.partnership
  and version.scope = amount.scope;
