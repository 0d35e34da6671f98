-- id: planned_volume
-- title: Planned volume
-- kind: service
-- better: neutral
-- unit: count
-- total: sum
-- monetary: no
-- absent: no planned volume
-- reads: volume_month, fact_volume
-- parts: none
-- meaning: Units planned to be delivered or demanded in a period.
-- formula: sum of planned units
-- source: source data
-- caveat: Units of different kinds are never added.
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  grain,
  period,
  plain_text(volume) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  status
from volume_month
where scenario = 'plan';

-- lineage
select
  file_id,
  source_row,
  source_line,
  partnership,
  service,
  null::varchar as party,
  'volume' as kind,
  period,
  plain_text(volume) as contribution
from fact_volume
where
  partnership = $partnership::varchar
  and grain = $grain::varchar
  and period = $period::date
  and scenario = 'plan'
  and ($service::varchar is null or service = $service::varchar)
order by file_id, source_row;
