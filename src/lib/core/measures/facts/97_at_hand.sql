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
