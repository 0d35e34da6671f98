-- id: overdue_governance_actions
-- title: Overdue governance actions
-- kind: indicator
-- better: lower
-- unit: count
-- total: last
-- monetary: no
-- absent: no milestones and no review dates
-- reads: governance_action, indicator_month
-- parts: none
-- meaning: Milestones not reached, and reviews not held, whose date was past at the end of the month.
-- formula: milestones and reviews with a date before the end of the month that were open then
-- source: NAO 2012 on shared services; Cabinet Office governance practice
-- caveat: Dates of programme, objectives and partnerships; the log has no due date. A review date counts as open until the file names a later one. Planned in March, reached in May: counts at the end of March and April.
with due as (
  select
    month.partnership,
    month.period,
    count(action.partnership) as open_actions
  from indicator_month as month
  left join governance_action as action
    on action.partnership = month.partnership
    and action.due < last_day(month.period)
    and coalesce(action.closed > last_day(month.period), true)
  where month.partnership in (select partnership from governance_action)
  group by all
)
select
  partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  period,
  open_actions::varchar as value,
  'actions' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  open_actions::bigint as rows,
  null::varchar as status
from due;

-- lineage
select
  file_id,
  source_row,
  source_line,
  partnership,
  null::varchar as service,
  null::varchar as party,
  kind,
  date_trunc('month', due)::date as period,
  '1' as contribution
from governance_action
where
  partnership = $partnership::varchar
  and due < last_day($period::date)
  and coalesce(closed > last_day($period::date), true)
order by file_id, source_row;
