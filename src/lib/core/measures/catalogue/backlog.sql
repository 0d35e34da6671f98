-- id: backlog
-- title: Backlog
-- kind: service
-- better: lower
-- unit: count
-- total: last
-- monetary: no
-- absent: no tickets
-- reads: case_month, ticket_case, case_target
-- parts: none
-- meaning: Cases that are open at the end of the month.
-- formula: backlog of the month before + cases opened - cases resolved
-- source: Little 1961; ITIL 4
-- caveat: Counted from the cases in the file: those opened before it begins are not in it, so the first months of an export by date of opening read too low. In the last month: open at the last moment in the data.
select
  case_month.partnership,
  case_month.service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  case_month.period,
  case_month.backlog::varchar as value,
  'cases' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  plain_text(case_target.target) as target,
  case_month.backlog as rows,
  nullif(concat_ws('; ', case_month.cut_status, case_month.fault_status), '') as status
from case_month
left join case_target
  on case_target.partnership = case_month.partnership
  and case_target.period = case_month.period
  and case_target.metric_key = 'backlog';

-- lineage
select
  ticket_case.file_id,
  ticket_case.source_row,
  ticket_case.source_line,
  ticket_case.partnership,
  nullif(ticket_case.service, '') as service,
  null::varchar as party,
  'open case' as kind,
  ticket_case.opened_month as period,
  '1' as contribution
from ticket_case
where
  ticket_case.partnership = $partnership::varchar
  and ($service::varchar is null or ticket_case.service = $service::varchar)
  and ticket_case.fault is null
  and ticket_case.opened_month <= $period::date
  and (ticket_case.resolved_month is null or ticket_case.resolved_month > $period::date)
order by ticket_case.file_id, ticket_case.source_row;
