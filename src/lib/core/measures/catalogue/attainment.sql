-- id: attainment
-- title: Attainment
-- kind: service
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no service levels
-- reads: level_month, fact_level
-- parts: none
-- meaning: Share of cases that met the service level, or the level as given, beside the target in force that month.
-- formula: cases that met the level / cases counted
-- source: ITIL 4; ISO/IEC 20000-1
-- caveat: Pooled from cases, never averaged; a suppressed numerator or denominator leaves out its whole pair. A level given only as a value cannot be totalled over services, quarters or years.
select
  partnership,
  service,
  metric,
  'system' as party,
  'nominal' as terms,
  grain,
  period,
  plain_text(level) as value,
  unit,
  case when is_pooled then plain_text(numerator) end as numerator,
  case when is_pooled then plain_text(denominator) end as denominator,
  plain_text(target) as target,
  rows,
  status
from level_month;

-- lineage
with rule as (
  select covers, denominator, is_pooled
  from level_month
  where
    partnership = $partnership::varchar
    and service is not distinct from $service::varchar
    and metric = $metric::varchar
    and grain = $grain::varchar
    and period = $period::date
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
    when rule.is_pooled and fact_level.denominator is not null
      then plain_text(ratio(fact_level.numerator, rule.denominator))
    when rule.is_pooled then null
    else plain_text(fact_level.value)
  end as contribution,
  plain_text(fact_level.numerator) as numerator,
  plain_text(fact_level.denominator) as denominator
from fact_level
cross join rule
where
  fact_level.partnership = $partnership::varchar
  and fact_level.metric = $metric::varchar
  and fact_level.grain = $grain::varchar
  and fact_level.period = $period::date
  and case
    when $service::varchar is not null then fact_level.service = $service::varchar
    when rule.covers = 'unnamed' then fact_level.service is null
    else true
  end
order by fact_level.file_id, fact_level.source_row;
