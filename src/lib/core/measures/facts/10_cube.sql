-- The monthly cube, built once per load: one row a cell, and `rows` source rows in it.
-- In the cube '' stands for a service or party that the source does not name.
create or replace table cube_cost as
with home_currency as (
  select partnership, max(currency) as currency
  from partnership
  group by partnership
),
cell as (
  select partnership, service, party, kind, scenario, currency, period, sum(amount) as amount, count(*) as rows
  from fact_cost
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

create or replace table cube_volume as
select
  partnership,
  coalesce(service, '') as service,
  unit,
  scenario,
  period,
  sum(volume) as volume,
  count(*) as rows
from fact_volume
group by all;

-- A level is pooled when every row gives numerator and denominator; a level given only as a value stands when it is
-- the one row of its month. `target` and `better` are those in force in the month, null where rows disagree.
create or replace table cube_level as
select
  partnership,
  coalesce(service, '') as service,
  metric,
  period,
  case when min(better) = max(better) then min(better) end as better,
  case when min(unit) = max(unit) then min(unit) end as unit,
  sum(numerator) as numerator,
  sum(denominator) as denominator,
  count(*) = count(numerator) and count(*) = count(denominator) as is_pooled,
  case when count(*) = 1 then max(value) end as value,
  case when count(target) = count(*) and min(target) = max(target) then max(target) end as target,
  count(target) > 0 as has_target,
  count(*) as rows
from fact_level
group by partnership, coalesce(service, ''), metric, period;

-- The unit of a partnership's money; amounts in two currencies are never added.
create or replace table money_unit as
select
  partnership,
  case when min(currency) = max(currency) then max(currency) else 'mixed' end as unit,
  case when min(currency) <> max(currency) then 'mixed currencies' end as status
from cube_cost
where scenario in ('actual', 'baseline', 'plan')
group by partnership;

-- Volume by service, and (service null) for the partnership where one unit is counted.
create or replace table volume_month as
select
  partnership,
  case when grouping(service) = 0 then service end as service,
  scenario,
  period,
  case when min(unit) = max(unit) then sum(volume) end as volume,
  case when min(unit) = max(unit) then max(unit) else 'units' end as unit,
  sum(rows)::bigint as rows,
  case when min(unit) <> max(unit) then 'units differ' end as status
from cube_volume
group by grouping sets ((partnership, service, scenario, period), (partnership, scenario, period))
having grouping(service) = 1 or service <> '';
