-- id: baseline_attainment
-- title: Baseline attainment
-- kind: service
-- better: higher
-- unit: share
-- total: last
-- monetary: no
-- absent: no service levels in the baseline
-- reads: baseline_level, scope_month, level_scope, scope, fact_level
-- parts: none
-- meaning: Service level of the baseline period, to judge whether service was held.
-- formula: cases of the baseline months that met the level / cases of the baseline months counted
-- source: ITIL 4; ISO/IEC 20000-1
-- caveat: Pooled from the monthly cases of each baseline, never averaged; levels given only as values are not pooled.
with live as (
  select partnership, scope, period
  from scope_month
  where is_live
),
whole as (
  select distinct partnership, period
  from live
),
repeated as (
  select baseline_level.*, live.period
  from baseline_level
  join live on live.partnership = baseline_level.partnership and live.scope = baseline_level.scope
  where baseline_level.service is not null
  union all by name
  select baseline_level.*, whole.period
  from baseline_level
  join whole on whole.partnership = baseline_level.partnership
  where baseline_level.service is null
)
select
  partnership,
  service,
  metric,
  'system' as party,
  'nominal' as terms,
  period,
  plain_text(ratio(numerator, denominator)) as value,
  'share' as unit,
  plain_text(numerator) as numerator,
  plain_text(denominator) as denominator,
  null::varchar as target,
  rows,
  status
from repeated;

-- lineage
with total as (
  select denominator
  from baseline_level
  where
    partnership = $partnership::varchar
    and service is not distinct from $service::varchar
    and metric = $metric::varchar
)
select
  fact_level.file_id,
  fact_level.source_row,
  fact_level.source_line,
  fact_level.partnership,
  fact_level.service,
  null::varchar as party,
  'service level' as kind,
  fact_level.period,
  case
    when fact_level.denominator is not null then plain_text(ratio(fact_level.numerator, total.denominator))
  end as contribution,
  plain_text(fact_level.numerator) as numerator,
  plain_text(fact_level.denominator) as denominator
from fact_level
cross join total
join level_scope
  on level_scope.partnership = fact_level.partnership
  and level_scope.service = coalesce(fact_level.service, '')
join scope on scope.partnership = level_scope.partnership and scope.scope = level_scope.scope
where
  fact_level.partnership = $partnership::varchar
  and fact_level.metric = $metric::varchar
  and fact_level.grain = 'month'
  and fact_level.period between scope.baseline_from and scope.baseline_to
  and ($service::varchar is null or fact_level.service = $service::varchar)
order by fact_level.file_id, fact_level.source_row;
