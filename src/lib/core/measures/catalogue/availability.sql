-- id: availability
-- title: Availability
-- kind: service
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no availability among the service levels
-- reads: availability_month, fact_level
-- parts: none
-- meaning: Share of the agreed time in which the service was there.
-- formula: (agreed time - downtime) / agreed time
-- source: ITIL 4; ISO/IEC 20000-1
-- caveat: From service levels whose metric is named availability or uptime (numerator: time available), or downtime, outage or unavailability (numerator: time lost); the denominator is the agreed time, in the same unit. A share given only as a value stands, but cannot be totalled. 720 agreed hours with 1.8 hours of downtime are 0.9975.
select
  partnership,
  service,
  metric,
  'system' as party,
  'nominal' as terms,
  grain,
  period,
  plain_text(availability) as value,
  'share' as unit,
  plain_text(available) as numerator,
  plain_text(agreed) as denominator,
  plain_text(target) as target,
  rows,
  status
from availability_month;

-- lineage
with rule as (
  select covers, agreed, is_downtime
  from availability_month
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
    when rule.agreed is not null
      then plain_text(
        ratio(
          case when rule.is_downtime then fact_level.denominator - fact_level.numerator else fact_level.numerator end,
          rule.agreed
        )
      )
    when coalesce(fact_level.unit, '') <> 'share' and not is_percent(fact_level.unit) then null
    when rule.is_downtime
      then plain_text(1 - fact_level.value::double / case when is_percent(fact_level.unit) then 100 else 1 end)
    else plain_text(fact_level.value::double / case when is_percent(fact_level.unit) then 100 else 1 end)
  end as contribution,
  plain_text(
    case when rule.is_downtime then fact_level.denominator - fact_level.numerator else fact_level.numerator end
  ) as numerator,
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
