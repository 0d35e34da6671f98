-- id: cases_resolved
-- title: Cases resolved
-- kind: service
-- better: neutral
-- unit: count
-- total: sum
-- monetary: no
-- absent: no tickets
-- reads: case_month, ticket_case
-- parts: none
-- meaning: Cases that went out: the outflow, or throughput.
-- formula: count of cases, by the month in which they were resolved
-- source: ITIL 4
-- caveat: A case that stands on several rows of a log counts once, in the month of its last resolution.
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  period,
  resolved::varchar as value,
  'cases' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  resolved as rows,
  cut_status as status
from case_month;

-- lineage
select
  ticket_case.file_id,
  ticket_case.source_row,
  ticket_case.source_line,
  ticket_case.partnership,
  nullif(ticket_case.service, '') as service,
  null::varchar as party,
  'case resolved' as kind,
  ticket_case.resolved_month as period,
  '1' as contribution
from ticket_case
where
  ticket_case.partnership = $partnership::varchar
  and ($service::varchar is null or ticket_case.service = $service::varchar)
  and ticket_case.resolved_month = $period::date
order by ticket_case.file_id, ticket_case.source_row;
