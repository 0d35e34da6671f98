-- id: inflow_against_outflow
-- title: Inflow against outflow
-- kind: indicator
-- better: lower
-- unit: level
-- total: ratio
-- monetary: no
-- absent: no tickets
-- reads: case_month
-- parts: cases_opened, cases_resolved
-- meaning: Cases that come in for each case that goes out: above 1 the backlog grows.
-- formula: cases opened / cases resolved
-- source: Little 1961; ITIL 4
-- caveat: In a month without a resolved case there is no value. 110 in and 100 out is 1.1.
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  period,
  plain_text(ratio(opened, resolved)) as value,
  'in per case out' as unit,
  opened::varchar as numerator,
  resolved::varchar as denominator,
  null::varchar as target,
  opened + resolved as rows,
  coalesce(
    case when resolved = 0 then 'no case resolved in this month' end,
    nullif(concat_ws('; ', cut_status, fault_status), '')
  ) as status
from case_month;
