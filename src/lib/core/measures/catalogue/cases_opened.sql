-- id: cases_opened
-- title: Cases opened
-- kind: service
-- better: neutral
-- unit: count
-- total: sum
-- monetary: no
-- absent: no tickets
-- reads: case_month, ticket_case
-- parts: none
-- meaning: Cases that came in: the inflow.
-- formula: count of cases, by the month in which they were opened
-- source: ITIL 4
-- caveat: A case that stands on several rows of a log counts once, or once in each partnership that it passed through. Cases that were resolved before they were opened, that are closed without a date or that lie in the future are left out of every measure of cases, and said.
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  period,
  case when opened > 0 or fault_status is null then opened::varchar end as value,
  'cases' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  opened as rows,
  nullif(concat_ws('; ', cut_status, fault_status), '') as status
from case_month;

-- lineage
select
  ticket_case.file_id,
  ticket_case.source_row,
  ticket_case.source_line,
  ticket_case.partnership,
  nullif(ticket_case.service, '') as service,
  null::varchar as party,
  'case opened' as kind,
  ticket_case.opened_month as period,
  '1' as contribution
from ticket_case
where
  ticket_case.partnership = $partnership::varchar
  and ($service::varchar is null or ticket_case.service = $service::varchar)
  and ticket_case.fault is null
  and ticket_case.opened_month = $period::date
order by ticket_case.file_id, ticket_case.source_row;
