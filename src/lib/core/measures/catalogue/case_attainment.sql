-- id: case_attainment
-- title: Case attainment
-- kind: service
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no due dates
-- reads: case_month, case_target, ticket_case
-- parts: none
-- meaning: Share of cases that were resolved by their due date, by the month in which they were due.
-- formula: cases resolved by their due date / cases due
-- source: ITIL 4; ISO/IEC 20000-1
-- caveat: A case that is open past its due date has missed it; one that is not due yet does not count, even when it is resolved. Cases without a due date count by the verdict of the source (made_sla) in the month in which they were resolved; cases with neither by the deadline of the agreement, on the clock of cases. Due dates that are all at midnight last until the end of the day. 90 of 120 due cases is 0.75.
select
  case_month.partnership,
  case_month.service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  case_month.period,
  plain_text(ratio(case_month.met, case_month.judged)) as value,
  'share' as unit,
  case_month.met::varchar as numerator,
  case_month.judged::varchar as denominator,
  plain_text(case_target.target) as target,
  case_month.judged as rows,
  case
    when case_month.judged = 0 then 'no case fell due in this month'
    else nullif(
      concat_ws(
        '; ',
        case_month.cut_status,
        case
          when case_month.disputed > 0
            then 'made_sla says otherwise of ' || case_month.disputed || ' of ' || case_month.judged || ' cases'
        end
      ),
      ''
    )
  end as status
from case_month
left join case_target
  on case_target.partnership = case_month.partnership
  and case_target.period = case_month.period
  and case_target.metric_key = 'case_attainment'
where case_month.has_verdicts;

-- lineage
with rule as (
  select judged as cases
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
  'case due' as kind,
  ticket_case.judged_month as period,
  plain_text(ratio(case when ticket_case.is_met then 1 else 0 end, rule.cases)) as contribution,
  case when ticket_case.is_met then '1' else '0' end as numerator,
  '1' as denominator
from ticket_case
cross join rule
where
  ticket_case.partnership = $partnership::varchar
  and ($service::varchar is null or ticket_case.service = $service::varchar)
  and ticket_case.judged_month = $period::date
order by ticket_case.file_id, ticket_case.source_row;
