-- id: targets_met
-- title: Targets met
-- kind: service
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no service level with a target
-- reads: level_month
-- parts: attainment
-- meaning: Share of service levels with a target that met it.
-- formula: service levels that met their target / service levels with a target
-- source: ITIL 4; ISO/IEC 20000-1
-- caveat: A service level is judged for the partnership where it can be pooled under one target, else by service.
with whole as (
  select partnership, metric, grain, period, rows, is_met
  from level_month
  where service is null and is_met is not null
),
by_service as (
  select partnership, metric, grain, period, rows, is_met
  from level_month
  anti join whole using (partnership, metric, grain, period)
  where service is not null and is_met is not null
),
judged as (
  from whole
  union all
  from by_service
),
counted as (
  select
    partnership,
    null::varchar as service,
    grain,
    period,
    count(*) filter (where is_met) as met,
    count(*) as judged,
    sum(rows)::bigint as rows
  from judged
  group by partnership, grain, period
)
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  grain,
  period,
  plain_text(ratio(met, judged)) as value,
  'share' as unit,
  met::varchar as numerator,
  judged::varchar as denominator,
  null::varchar as target,
  rows,
  null::varchar as status
from counted;
