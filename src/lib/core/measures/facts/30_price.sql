-- Index levels by month. A level given for a quarter, half a year or a year stands for each month in it; where a month
-- is given twice, the shortest period stands, and of those the row loaded last.
create or replace table price as
with monthly as (
  select
    series,
    unnest(generate_series(period, last_month_of(period, grain), interval 1 month))::date as period,
    index,
    months_in(grain) as months,
    file_id,
    source_row
  from price_index
  where grain <> 'rolling_year'
)
select series, period, last(index order by months desc, file_id, source_row) as level
from monthly
group by series, period;

-- The level of every month of the data: the last known one, with the month it is of.
create or replace table price_level as
with spine as (
  select unnest(generate_series(min(period), max(period), interval 1 month))::date as period
  from cube_cost
),
series_month as (
  select series.series, spine.period
  from (select distinct series from price) as series
  cross join spine
)
select series_month.series, series_month.period, price.level, price.period as level_period
from series_month
asof join price on price.series = series_month.series and series_month.period >= price.period;

-- The prices in which real terms are written; without a choice, those of the earliest baseline with a series.
create or replace table price_base as
with chosen as (
  select price_series as series, price_from as base_from, price_to as base_to, 0 as rank
  from setting
  where price_series is not null
  union all
  (
    select price_series, baseline_from, baseline_to, 1
    from scope
    where price_series is not null
    order by baseline_from, partnership, scope
    limit 1
  )
),
base as (
  from chosen
  order by rank
  limit 1
)
select base.series, base.base_from, base.base_to, avg(price.level::double) as level
from base
left join price on price.series = base.series and price.period between base.base_from and base.base_to
group by all;

-- How much dearer a month is than the price base. A level is carried forward three months at most for actuals, and
-- for as long as needed for plans, which reach beyond any published index; both say so.
create or replace table deflator as
with spine as (
  select scenario, unnest(generate_series(min(period), max(period), interval 1 month))::date as period
  from cube_cost
  where scenario in ('actual', 'plan')
  group by scenario
),
levelled as (
  select
    spine.scenario,
    spine.period,
    price_level.level_period,
    case when price_level.level > 0 and price_base.level > 0 then price_level.level::double / price_base.level end as level,
    datediff('month', price_level.level_period, spine.period) as age
  from spine
  cross join price_base
  left join price_level on price_level.series = price_base.series and price_level.period = spine.period
)
select
  scenario,
  period,
  case when age <= 3 or scenario = 'plan' then level end as level,
  case
    when level is null or (age > 3 and scenario <> 'plan') then 'price index missing'
    when age > 0 then 'provisional: price index of ' || month_text(level_period)
  end as status
from levelled;

-- Nominal always; real where there is a price base.
create or replace table term as
select 'nominal' as terms
union all
select 'real'
from price_base;
