-- What the indicators share. Periods longer than a month are in none of them.

-- Every month of a partnership, from the first to the last that has actual costs, volumes, levels or cases. What is
-- open "today" is open at the end of the last of them: no clock is read.
create or replace table indicator_month as
with seen as (
  select partnership, period
  from cube_cost
  where scenario = 'actual'
  union
  select partnership, period
  from cube_volume
  where scenario = 'actual' and grain = 'month'
  union
  select partnership, period
  from cube_level
  where grain = 'month'
  union
  select partnership, date_trunc('month', opened)::date
  from fact_ticket
)
select
  partnership,
  unnest(generate_series(min(period), max(period), interval 1 month))::date as period
from seen
group by partnership;

-- The last month each dataset of a partnership reaches; costs by the ledger they come from.
create or replace table dataset_reach as
with newest as (
  select partnership, 'costs of the ' || party as dataset, max(period) as period
  from fact_cost
  where scenario = 'actual' and grain = 'month' and party is not null
  group by partnership, party
  union all
  select partnership, 'volumes', max(period)
  from fact_volume
  where scenario = 'actual' and grain = 'month'
  group by partnership
  union all
  select partnership, 'service levels', max(period)
  from fact_level
  where grain = 'month'
  group by partnership
  union all
  select partnership, 'tickets', max(date_trunc('month', opened)::date)
  from fact_ticket
  group by partnership
)
select
  newest.*,
  max(period) over () as latest
from newest;

-- What is to be decided or done by a date, one row an item: open from the day after `due` until the day it is `closed`.
-- A review date moves on when the review is held, so a date that is past is open from then on.
create or replace table governance_action as
select partnership, 'milestone' as kind, planned as due, actual as closed, file_id, source_row, source_line
from milestone
where planned is not null
union all
select partnership, 'review of an objective', next_review, null, file_id, source_row, source_line
from objective
where next_review is not null
union all
select partnership, 'review of the partnership', next_review, null, file_id, source_row, source_line
from partnership
where next_review is not null;

-- Survey answers by month of their wave, as shares of the scale: 1 is 0, the highest answer is 1. An answer on a scale
-- of one step says nothing.
create or replace table survey_month as
select
  partnership,
  side,
  date_trunc('month', date)::date as period,
  responses,
  invited,
  responses * ratio(score - 1, scale - 1) as pulse,
  file_id,
  source_row,
  source_line
from survey_answer
where scale > 1;

-- Benefits whose plan of six months ago has still not been reached, by month: earned schedule (Lipke, 2003). One per
-- cent short is phasing. Dis-benefits, rejected benefits and those that are not money are left out.
create or replace table benefit_delay as
with spine as (
  select profile.partnership, profile.benefit, profile.file_id, profile.source_row, profile.source_line, month.period
  from benefit_profile as profile
  join indicator_month as month on month.partnership = profile.partnership
  where profile.is_money and not profile.is_rejected and profile.class <> 'dis_benefit'
),
value as (
  select benefit, scenario, period, amount
  from benefit_month
  where terms = 'nominal' and scenario in ('actual', 'plan')
),
summed as (
  select
    spine.*,
    count(*) filter (
      where value.scenario = 'plan' and value.period <= spine.period - interval 6 month
    ) as plans,
    sum(value.amount) filter (
      where value.scenario = 'plan' and value.period <= spine.period - interval 6 month
    ) as planned,
    coalesce(
      sum(value.amount) filter (where value.scenario = 'actual' and value.period <= spine.period),
      0
    ) as realised,
    count(*) as rows
  from spine
  join value on value.benefit = spine.benefit and value.period <= spine.period
  group by all
)
select *, realised < planned - abs(planned) * 0.01 as is_late
from summed
where plans > 0;

-- The most that may be asked for in a month under the agreement, by unit: the highest volume band in force on the last
-- day of the month that is not called a least volume. Its unit is that of the volumes with `a month` behind it.
create or replace table capacity_month as
with band as (
  select
    partnership,
    component,
    effective_from,
    effective_to,
    value,
    trim(regexp_replace(lower(unit), '\s*(a|per|each|/)\s*month$', '')) as unit
  from agreement_component
  where
    kind = 'volume_band'
    and value > 0
    and unit is not null
    and not regexp_matches(lower(component), '\b(least|minimum|min|floor|lower)\b')
),
in_force as (
  select month.partnership, month.period, band.component, band.unit, band.value
  from indicator_month as month
  join band
    on band.partnership = month.partnership
    and band.effective_from <= last_day(month.period)
    and coalesce(band.effective_to >= last_day(month.period), true)
  qualify row_number() over (
    partition by month.partnership, month.period, band.component, band.unit
    order by band.effective_from desc, band.value desc
  ) = 1
)
select partnership, period, unit, max(value) as capacity
from in_force
group by all;

-- Charges that the agreement puts in money, as in force at the end of each month and a year before: both are needed to
-- tell by how much they were changed.
create or replace table charge_month as
with priced as (
  select
    component.*,
    upper(left(trim(component.unit), 3)) as currency
  from agreement_component as component
  join (
    select distinct partnership, currency
    from cube_cost
  ) as known
    on known.partnership = component.partnership
    and known.currency = upper(left(trim(component.unit), 3))
  where component.value is not null and component.kind = 'price'
),
in_force as (
  select month.partnership, month.period, priced.component, lower(trim(priced.unit)) as unit, priced.value
  from indicator_month as month
  join priced
    on priced.partnership = month.partnership
    and priced.effective_from <= last_day(month.period)
    and coalesce(priced.effective_to >= last_day(month.period), true)
  qualify row_number() over (
    partition by month.partnership, month.period, priced.component
    order by priced.effective_from desc, priced.file_id desc, priced.source_row desc
  ) = 1
)
select
  now.partnership,
  now.period,
  now.component,
  now.unit,
  now.value,
  before.value as value_before,
  before.unit as unit_before
from in_force as now
join in_force as before
  on before.partnership = now.partnership
  and before.component = now.component
  and before.period = now.period - interval 12 month;
