-- id: backlog_days
-- title: Backlog days
-- kind: service
-- better: lower
-- unit: level
-- total: last
-- monetary: no
-- absent: no tickets
-- reads: case_month, case_target
-- parts: backlog, cases_resolved
-- meaning: How many days it would take to clear the backlog at the pace of the month.
-- formula: backlog / (cases resolved / days of the month)
-- source: Little 1961; ITIL 4
-- caveat: Calendar days, so that it can be compared between partnerships. In the last month only the days that the data cover count. Without a resolved case there is no pace: no value. 60 open, 93 resolved in a month of 31 days is 20 days.
select
  case_month.partnership,
  case_month.service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  case_month.period,
  plain_text(ratio(case_month.backlog, ratio(case_month.resolved, case_month.days))) as value,
  'days' as unit,
  case_month.backlog::varchar as numerator,
  plain_text(ratio(case_month.resolved, case_month.days)) as denominator,
  plain_text(case_target.target) as target,
  case_month.backlog + case_month.resolved as rows,
  case when case_month.resolved = 0 then 'no case resolved in this month' else case_month.cut_status end as status
from case_month
left join case_target
  on case_target.partnership = case_month.partnership
  and case_target.period = case_month.period
  and case_target.metric_key = 'backlog_days';
