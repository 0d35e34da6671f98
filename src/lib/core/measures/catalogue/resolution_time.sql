-- id: resolution_time
-- title: Resolution time
-- kind: service
-- better: lower
-- unit: level
-- total: ratio
-- monetary: no
-- absent: no resolved cases
-- reads: resolution_month, case_month, case_target, ticket_case, setting
-- parts: none
-- meaning: Time from opening to resolution that half of the cases (median), or nine in ten (90th percentile), did not exceed.
-- formula: type 7 quantile of (resolved - opened) over the cases resolved in the month: x[k] + (h - k) (x[k+1] - x[k]), h = (n - 1) p + 1, k = floor(h)
-- source: Hyndman and Fan 1996, type 7; ITIL 4
-- caveat: Only from cases; percentiles are never averaged, so quarters and years have none. Hours around the clock, or working hours where the workspace sets working days, hours and holidays; time that the source stopped its clock is not known. By month of resolution: old open cases are not in it. Of 1, 2, 4 and 9 hours the median is 3 and the 90th percentile 7.5. Rows of lineage name the one or two cases that the value stands between; the others contribute nothing.
select
  resolution_month.partnership,
  resolution_month.service,
  resolution_month.metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  resolution_month.period,
  plain_text(resolution_month.hours) as value,
  case when setting.work_days is null then 'hours' else 'working hours' end as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  plain_text(case_target.target) as target,
  resolution_month.rows,
  case_month.cut_status as status
from resolution_month
cross join setting
join case_month
  on case_month.partnership = resolution_month.partnership
  and case_month.service is not distinct from resolution_month.service
  and case_month.period = resolution_month.period
left join case_target
  on case_target.partnership = resolution_month.partnership
  and case_target.period = resolution_month.period
  and case_target.metric_key = 'resolution_time_' || metric_key(resolution_month.metric);

-- lineage
with ranked as (
  select
    *,
    row_number() over (order by hours, file_id, source_row) as place,
    (count(*) over () - 1) * case when $metric::varchar = 'median' then 0.5 else 0.9 end + 1 as height
  from ticket_case
  where
    partnership = $partnership::varchar
    and ($service::varchar is null or service = $service::varchar)
    and resolved_month = $period::date
)
select
  file_id,
  source_row,
  source_line,
  partnership,
  nullif(service, '') as service,
  null::varchar as party,
  'case resolved' as kind,
  resolved_month as period,
  plain_text(
    hours
      * case
        when place = floor(height) then 1 - (height - floor(height))
        when place = floor(height) + 1 then height - floor(height)
        else 0
      end
  ) as contribution,
  plain_text(hours) as numerator,
  null::varchar as denominator
from ranked
order by file_id, source_row;
