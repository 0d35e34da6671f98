-- id: price_index
-- title: Price index
-- kind: benefit
-- better: neutral
-- unit: level
-- total: last
-- monetary: no
-- absent: no price series
-- reads: factor, scope, scope_month, price_level, price_index
-- parts: none
-- meaning: Prices of the month against prices of the baseline (1 = no change).
-- formula: index level of the month / mean index level of the baseline months
-- source: HM Treasury Green Book 2026; the series named by the baseline
-- caveat: A level given by quarter, half year or year stands for each month in it. The last known level is carried forward three months at most, and says so.
with covered as (
  select factor.*, scope_month.counts, scope.price_series
  from factor
  join scope on scope.partnership = factor.partnership and scope.scope = factor.scope
  join scope_month
    on scope_month.partnership = factor.partnership
    and scope_month.scope = factor.scope
    and scope_month.period = factor.period
  where factor.scenario = 'actual' and scope.price_series is not null
),
levelled as (
  select partnership, scope as service, period, price, level, base_level, price_status
  from covered
  where scope <> ''
  union all
  select
    partnership,
    null,
    period,
    max(price),
    max(level),
    max(base_level),
    max(price_status)
  from covered
  where counts
  group by partnership, period
  having
    count(distinct (price_series, base_level)) = 1
    and count(*) = (
      select count(*)
      from scope_month
      where
        scope_month.partnership = covered.partnership
        and scope_month.period = covered.period
        and scope_month.counts
    )
)
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  period,
  plain_text(price) as value,
  'index' as unit,
  case when price is not null then plain_text(level) end as numerator,
  case when price is not null then plain_text(base_level) end as denominator,
  null::varchar as target,
  1::bigint as rows,
  price_status as status
from levelled;

-- lineage
with used as (
  select
    scope.price_series,
    scope.baseline_from,
    scope.baseline_to,
    factor.base_level,
    price_level.level_period
  from scope
  join factor on factor.partnership = scope.partnership and factor.scope = scope.scope
  join scope_month
    on scope_month.partnership = scope.partnership
    and scope_month.scope = scope.scope
    and scope_month.period = factor.period
  join price_level on price_level.series = scope.price_series and price_level.period = factor.period
  where
    scope.partnership = $partnership::varchar
    and factor.period = $period::date
    and factor.scenario = 'actual'
    and case when $service::varchar is null then scope_month.counts else scope.scope = $service::varchar end
  order by scope.scope
  limit 1
),
loaded as (
  select *
  from price_index
  where grain <> 'rolling_year'
  qualify
    row_number() over (partition by series, grain, period order by file_id desc, source_row desc) = 1
)
select
  loaded.file_id,
  loaded.source_row,
  loaded.source_line,
  null::varchar as partnership,
  null::varchar as service,
  null::varchar as party,
  case
    when used.level_period between loaded.period and last_month_of(loaded.period, loaded.grain) then 'index level'
    else 'base level'
  end as kind,
  loaded.period,
  case
    when used.level_period between loaded.period and last_month_of(loaded.period, loaded.grain)
      then plain_text(ratio(loaded.index, used.base_level))
    else '0'
  end as contribution
from loaded
join used on loaded.series = used.price_series
where
  used.level_period between loaded.period and last_month_of(loaded.period, loaded.grain)
  or (loaded.period <= used.baseline_to and last_month_of(loaded.period, loaded.grain) >= used.baseline_from)
order by loaded.file_id, loaded.source_row;
