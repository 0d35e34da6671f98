-- id: aged_share
-- title: Aged share
-- kind: service
-- better: lower
-- unit: share
-- total: last
-- monetary: no
-- absent: no tickets
-- reads: case_month, case_target, ticket_case
-- parts: none
-- meaning: Share of the backlog that is older than the workspace allows.
-- formula: open cases older than the aged days / backlog
-- source: ITIL 4; practice
-- caveat: Age in calendar days at the end of the month; how many days is a setting of the workspace, 30 unless said. 12 of 48 open cases older than 30 days is 0.25.
select
  case_month.partnership,
  case_month.service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  case_month.period,
  plain_text(ratio(case_month.aged, case_month.backlog)) as value,
  'share' as unit,
  case_month.aged::varchar as numerator,
  case_month.backlog::varchar as denominator,
  plain_text(case_target.target) as target,
  case_month.backlog as rows,
  case when case_month.backlog = 0 then 'no open cases' else case_month.cut_status end as status
from case_month
left join case_target
  on case_target.partnership = case_month.partnership
  and case_target.period = case_month.period
  and case_target.metric_key = 'aged_share';

-- lineage
with rule as (
  select backlog as cases
  from case_month
  where
    partnership = $partnership::varchar
    and service is not distinct from $service::varchar
    and period = $period::date
)
select
  ticket_case.file_id,
  ticket_case.source_row,
  ticket_case.source_line,
  ticket_case.partnership,
  nullif(ticket_case.service, '') as service,
  null::varchar as party,
  'open case' as kind,
  ticket_case.opened_month as period,
  plain_text(ratio(case when ticket_case.aged_month <= $period::date then 1 else 0 end, rule.cases)) as contribution,
  case when ticket_case.aged_month <= $period::date then '1' else '0' end as numerator,
  '1' as denominator
from ticket_case
cross join rule
where
  ticket_case.partnership = $partnership::varchar
  and ($service::varchar is null or ticket_case.service = $service::varchar)
  and ticket_case.fault is null
  and ticket_case.opened_month <= $period::date
  and (ticket_case.resolved_month is null or ticket_case.resolved_month > $period::date)
order by ticket_case.file_id, ticket_case.source_row;
