-- id: dual_running_months_left
-- title: Dual running months left
-- kind: indicator
-- better: higher
-- unit: count
-- total: last
-- monetary: no
-- absent: no dual running
-- reads: cube_cost
-- parts: dual_running_cost
-- meaning: Months until dual running is planned to end; below zero it still costs money after its planned end.
-- formula: last month with planned dual running cost - month
-- source: NAO 2016 on shared service centres; practice
-- caveat: Told in the months that have dual running cost. Without planned dual running cost the end is not known. In August with an end in June: -2.
with planned_end as (
  select partnership, max(period) as period
  from cube_cost
  where scenario = 'plan' and kind = 'dual_running' and amount <> 0
  group by partnership
),
running as (
  select partnership, period, sum(rows)::bigint as rows
  from cube_cost
  where scenario = 'actual' and kind = 'dual_running'
  group by all
  having sum(amount) <> 0
)
select
  running.partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  running.period,
  datediff('month', running.period, planned_end.period)::varchar as value,
  'months' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  running.rows,
  case when planned_end.period is null then 'no planned end of dual running' end as status
from running
left join planned_end on planned_end.partnership = running.partnership;
