-- id: demand_against_capacity
-- title: Demand against capacity
-- kind: indicator
-- better: lower
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no volume band in the agreement
-- reads: capacity_month, cube_volume, fact_volume
-- parts: none
-- meaning: Volume as a share of the most the agreement provides for in a month; told by unit.
-- formula: volume / highest volume band in force
-- source: ITIL 4 capacity and performance management; practice
-- caveat: Bands called least or minimum are no capacity. Volumes of every service counted in the unit of the band. 990 of 1,100 is 0.9.
with demand as (
  select
    partnership,
    lower(unit) as unit,
    period,
    sum(volume) as volume,
    sum(rows)::bigint as rows,
    sum(suppressed) as suppressed
  from cube_volume
  where scenario = 'actual' and grain = 'month'
  group by all
)
select
  demand.partnership,
  null::varchar as service,
  demand.unit as metric,
  'system' as party,
  'nominal' as terms,
  demand.period,
  plain_text(ratio(demand.volume, capacity_month.capacity)) as value,
  'share' as unit,
  plain_text(demand.volume) as numerator,
  plain_text(capacity_month.capacity) as denominator,
  null::varchar as target,
  demand.rows,
  case
    when demand.volume is null then 'suppressed by the source'
    else suppressed_text(demand.suppressed)
  end as status
from demand
join capacity_month
  on capacity_month.partnership = demand.partnership
  and capacity_month.unit = demand.unit
  and capacity_month.period = demand.period;

-- lineage
with allowed as (
  select capacity
  from capacity_month
  where partnership = $partnership::varchar and unit = $metric::varchar and period = $period::date
)
select
  fact_volume.file_id,
  fact_volume.source_row,
  fact_volume.source_line,
  fact_volume.partnership,
  fact_volume.service,
  null::varchar as party,
  'volume' as kind,
  fact_volume.period,
  plain_text(ratio(fact_volume.volume, allowed.capacity)) as contribution,
  plain_text(fact_volume.volume) as numerator,
  null::varchar as denominator
from fact_volume
cross join allowed
where
  fact_volume.partnership = $partnership::varchar
  and lower(fact_volume.unit) = $metric::varchar
  and fact_volume.grain = 'month'
  and fact_volume.period = $period::date
  and fact_volume.scenario = 'actual'
order by fact_volume.file_id, fact_volume.source_row;
