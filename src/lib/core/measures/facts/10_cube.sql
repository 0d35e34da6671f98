-- The cube, built once per load: one row a cell, and `rows` source rows in it.
-- In the cube '' stands for a service or party that the source does not name.
-- Savings are made of months: `cube_cost` has nothing else. Rows that stand for more than a month are in
-- `coarse_cost`; volumes and levels of every grain stand in one table. Nothing is spread over months or added across grains.
create or replace table cube_cost as
with home_currency as (
  select partnership, max(currency) as currency
  from partnership
  group by partnership
),
cell as (
  select
    partnership,
    service,
    party,
    kind,
    scenario,
    currency,
    period,
    sum(amount) as amount,
    count(*) as rows
  from fact_cost
  where grain = 'month'
  group by all
)
select
  cell.partnership,
  coalesce(cell.service, '') as service,
  coalesce(cell.party, '') as party,
  cell.kind,
  cell.scenario,
  coalesce(cell.currency, home_currency.currency, setting.currency) as currency,
  cell.period,
  sum(cell.amount) as amount,
  sum(cell.rows)::bigint as rows
from cell
cross join setting
left join home_currency on home_currency.partnership = cell.partnership
group by all;

-- Cells of the cube in which the source held back values, and how many; they are in no sum.
create or replace table suppressed_cost as
select
  partnership,
  coalesce(service, '') as service,
  coalesce(party, '') as party,
  kind,
  scenario,
  period,
  count(*) as suppressed
from fact_cost
where suppressed is not null and grain = 'month'
group by all;

create or replace table coarse_cost as
with home_currency as (
  select partnership, max(currency) as currency
  from partnership
  group by partnership
)
select
  fact_cost.partnership,
  coalesce(fact_cost.service, '') as service,
  coalesce(fact_cost.party, '') as party,
  fact_cost.kind,
  fact_cost.scenario,
  coalesce(fact_cost.currency, home_currency.currency, setting.currency) as currency,
  fact_cost.grain,
  fact_cost.period,
  sum(fact_cost.amount) as amount,
  count(*) as rows,
  count(fact_cost.suppressed) as suppressed
from fact_cost
cross join setting
left join home_currency on home_currency.partnership = fact_cost.partnership
where fact_cost.grain <> 'month'
group by all;

create or replace table cube_volume as
select
  partnership,
  coalesce(service, '') as service,
  unit,
  scenario,
  grain,
  period,
  sum(volume) as volume,
  count(*) as rows,
  count(suppressed) as suppressed
from fact_volume
group by all;

-- A level is pooled when every row gives numerator and denominator, rows with a suppressed one left aside whole: half a
-- pair is never pooled. A level given only as a value stands when it is the one row of its period. `target` and
-- `better` are those in force in the period, null where rows disagree.
create or replace table cube_level as
with paired as (
  select *, numerator is not null and denominator is not null as is_pair
  from fact_level
)
select
  partnership,
  coalesce(service, '') as service,
  metric,
  grain,
  period,
  case when min(better) = max(better) then min(better) end as better,
  case when min(unit) = max(unit) then min(unit) end as unit,
  sum(numerator) filter (where is_pair) as numerator,
  sum(denominator) filter (where is_pair) as denominator,
  bool_or(is_pair) and bool_and(is_pair or suppressed is not null) as is_pooled,
  case when count(*) = 1 then max(value) end as value,
  case when count(target) = count(*) and min(target) = max(target) then max(target) end as target,
  count(target) > 0 as has_target,
  count(*) as rows,
  count(suppressed) filter (where not is_pair) as suppressed
from paired
group by partnership, coalesce(service, ''), metric, grain, period;

-- The unit of a partnership's money; amounts in two currencies are never added.
create or replace table money_unit as
select
  partnership,
  case when min(currency) = max(currency) then max(currency) else 'mixed' end as unit,
  case when min(currency) <> max(currency) then 'mixed currencies' end as status
from (
  select partnership, scenario, currency
  from cube_cost
  union all
  select partnership, scenario, currency
  from coarse_cost
) as cost
where scenario in ('actual', 'baseline', 'plan')
group by partnership;

-- Volume by service, and (service null) for the partnership where one unit is counted.
create or replace table volume_month as
select
  partnership,
  case when grouping(service) = 0 then service end as service,
  scenario,
  grain,
  period,
  case when min(unit) = max(unit) then sum(volume) end as volume,
  case when min(unit) = max(unit) then max(unit) else 'units' end as unit,
  sum(rows)::bigint as rows,
  case
    when min(unit) <> max(unit) then 'units differ'
    when sum(suppressed) > 0 and sum(volume) is null then 'suppressed by the source'
    else suppressed_text(sum(suppressed))
  end as status
from cube_volume
group by
  grouping sets ((partnership, service, scenario, grain, period), (partnership, scenario, grain, period))
having grouping(service) = 1 or service <> '';
