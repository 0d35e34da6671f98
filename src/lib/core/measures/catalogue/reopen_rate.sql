-- id: reopen_rate
-- title: Reopen rate
-- kind: service
-- better: lower
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no counts of reopening
-- reads: case_month, case_target, ticket_case
-- parts: none
-- meaning: Share of resolved cases that had been opened again.
-- formula: resolved cases that were reopened at least once / resolved cases whose count is given
-- source: ITIL 4; HDI
-- caveat: By the month of the last resolution: a case that is reopened and still open counts only once it is resolved. Cases without a count are not in it. 6 of 150 is 0.04.
select
  case_month.partnership,
  case_month.service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  case_month.period,
  plain_text(ratio(case_month.reopened, case_month.reopen_known)) as value,
  'share' as unit,
  case_month.reopened::varchar as numerator,
  case_month.reopen_known::varchar as denominator,
  plain_text(case_target.target) as target,
  case_month.reopen_known as rows,
  case
    when case_month.reopen_known = 0 then 'no case resolved in this month'
    else nullif(
      concat_ws(
        '; ',
        case_month.cut_status,
        case
          when case_month.reopen_known < case_month.resolved
            then 'no count for '
              || (case_month.resolved - case_month.reopen_known)
              || ' of '
              || case_month.resolved
              || ' cases'
        end
      ),
      ''
    )
  end as status
from case_month
left join case_target
  on case_target.partnership = case_month.partnership
  and case_target.period = case_month.period
  and case_target.metric_key = 'reopen_rate'
where case_month.has_reopenings;

-- lineage
with rule as (
  select reopen_known as cases
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
  'case resolved' as kind,
  ticket_case.resolved_month as period,
  plain_text(ratio(case when ticket_case.reopened > 0 then 1 else 0 end, rule.cases)) as contribution,
  case when ticket_case.reopened > 0 then '1' else '0' end as numerator,
  '1' as denominator
from ticket_case
cross join rule
where
  ticket_case.partnership = $partnership::varchar
  and ($service::varchar is null or ticket_case.service = $service::varchar)
  and ticket_case.resolved_month = $period::date
  and ticket_case.reopened is not null
order by ticket_case.file_id, ticket_case.source_row;
