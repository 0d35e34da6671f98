-- Which party has running cost rows in which month.
create or replace table presence as
select
  partnership,
  party as row_party,
  scenario,
  period,
  bool_or(kind = 'run') as has_own,
  bool_or(kind = 'recharge') as has_recharge
from cube_cost
where kind in ('run', 'recharge') and scenario in ('actual', 'baseline', 'plan')
group by all;

-- First and last month of each party's data.
create or replace table extent as
select partnership, row_party, scenario, min(period) as first, max(period) as last
from presence
group by all;

-- Months in which a recharge stands without the provider's own cost: one side of the system is not known.
create or replace table one_sided as
select partnership, scenario, period
from presence
group by all
having bool_or(has_recharge) and not coalesce(bool_or(has_own) filter (where row_party = 'provider'), false);

-- Every month of every view, and why its figures are not known (null when they are). A month without rows between
-- two with rows is missing data, not a month without cost.
create or replace table party_month as
with own_month as (
  select
    partnership,
    row_party,
    scenario,
    unnest(generate_series(first, last, interval 1 month))::date as period
  from extent
  where row_party <> '' and scenario <> 'baseline'
),
own as (
  select
    own_month.*,
    case
      when presence.period is null then 'no ' || own_month.row_party || ' cost rows in this month'
    end as status
  from own_month
  left join presence using (partnership, row_party, scenario, period)
),
whole as (
  select
    partnership,
    scenario,
    unnest(generate_series(min(first), max(last), interval 1 month))::date as period
  from extent
  where scenario <> 'baseline'
  group by partnership, scenario
),
unplanned as (
  select actual.partnership, actual.row_party
  from extent as actual
  where
    actual.scenario = 'actual'
    and actual.row_party <> ''
    and exists (
      from extent as other
      where other.partnership = actual.partnership and other.scenario = 'plan' and other.row_party <> ''
    )
    and not exists (
      from extent as same
      where
        same.partnership = actual.partnership
        and same.scenario = 'plan'
        and same.row_party = actual.row_party
    )
),
cause as (
  select partnership, scenario, period, 1 as rank, 'recharge without the provider''s own cost' as status
  from one_sided
  union all
  select whole.partnership, whole.scenario, whole.period, 2, 'plan has no ' || unplanned.row_party || ' costs'
  from whole
  join unplanned on unplanned.partnership = whole.partnership
  where whole.scenario = 'plan'
  union all
  select
    whole.partnership,
    whole.scenario,
    whole.period,
    3,
    extent.row_party || ' costs end in ' || month_text(extent.last)
  from whole
  join extent
    on extent.partnership = whole.partnership
    and extent.scenario = whole.scenario
    and extent.last < whole.period
  where extent.row_party <> ''
  union all
  select partnership, scenario, period, 4, status
  from own
  where status is not null
  union all
  select partnership, scenario, period, 5, 'no cost rows in this month'
  from whole
  anti join presence using (partnership, scenario, period)
),
first_cause as (
  select partnership, scenario, period, arg_min(status, (rank, status)) as status
  from cause
  group by all
)
select partnership, row_party as party, scenario, period, status
from own
union all
select whole.partnership, 'system', whole.scenario, whole.period, first_cause.status
from whole
left join first_cause using (partnership, scenario, period);
