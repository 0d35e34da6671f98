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
