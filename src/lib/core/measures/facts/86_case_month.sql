-- Cases by month: what came in, what went out, and what was open at the end of each month, by service and (service
-- null) for the partnership. Every month from the first opening to the last one known has a row, so that a month in
-- which nothing happened counts as nothing. `aged`: open at the end and older than the days that the workspace sets.
create or replace table case_month as
with event as (
  select
    partnership,
    service,
    opened_month as period,
    count(*) filter (where fault is null) as opened,
    count(*) filter (where fault is null and (due is not null or made_sla is not null)) as promised,
    count(*) filter (where fault = 'backwards') as backwards,
    count(*) filter (where fault = 'undated') as undated,
    count(*) filter (where fault = 'future') as future
  from ticket_case
  group by all
  union all by name
  select
    partnership,
    service,
    resolved_month as period,
    count(*) as resolved,
    count(reopened) as reopen_known,
    count(*) filter (where reopened > 0) as reopened
  from ticket_case
  where resolved_month is not null
  group by all
  union all by name
  select
    partnership,
    service,
    judged_month as period,
    count(*) as judged,
    count(*) filter (where is_met) as met,
    count(*) filter (where due is not null and resolved is not null and made_sla <> is_met) as disputed
  from ticket_case
  where judged_month is not null
  group by all
  union all by name
  select partnership, service, aged_month as period, count(*) as aged_in
  from ticket_case
  where aged_month is not null and (resolved_month is null or resolved_month > aged_month)
  group by all
  union all by name
  select partnership, service, resolved_month as period, count(*) as aged_out
  from ticket_case
  where aged_month < resolved_month
  group by all
),
counted as (
  select
    event.partnership,
    case when grouping(event.service) = 0 then event.service end as service,
    least(event.period, case_clock.last_month) as period,
    coalesce(sum(opened), 0)::bigint as opened,
    coalesce(sum(promised), 0)::bigint as promised,
    coalesce(sum(resolved), 0)::bigint as resolved,
    coalesce(sum(reopen_known), 0)::bigint as reopen_known,
    coalesce(sum(reopened), 0)::bigint as reopened,
    coalesce(sum(judged), 0)::bigint as judged,
    coalesce(sum(met), 0)::bigint as met,
    coalesce(sum(disputed), 0)::bigint as disputed,
    coalesce(sum(aged_in), 0)::bigint as aged_in,
    coalesce(sum(aged_out), 0)::bigint as aged_out,
    coalesce(sum(backwards), 0)::bigint as backwards,
    coalesce(sum(undated), 0)::bigint as undated,
    coalesce(sum(future), 0)::bigint as future
  from event
  join case_clock on case_clock.partnership = event.partnership
  group by
    grouping sets (
      (event.partnership, event.service, least(event.period, case_clock.last_month)),
      (event.partnership, least(event.period, case_clock.last_month))
    )
  having grouping(event.service) = 1 or event.service <> ''
),
spine as (
  select
    counted.partnership,
    counted.service,
    unnest(generate_series(min(counted.period), max(case_clock.last_month), interval 1 month))::date as period
  from counted
  join case_clock on case_clock.partnership = counted.partnership
  group by counted.partnership, counted.service
)
select
  spine.partnership,
  spine.service,
  spine.period,
  coalesce(counted.opened, 0) as opened,
  coalesce(counted.resolved, 0) as resolved,
  coalesce(counted.reopen_known, 0) as reopen_known,
  coalesce(counted.reopened, 0) as reopened,
  coalesce(counted.judged, 0) as judged,
  coalesce(counted.met, 0) as met,
  coalesce(counted.disputed, 0) as disputed,
  (sum(coalesce(counted.opened, 0) - coalesce(counted.resolved, 0)) over running)::bigint as backlog,
  (sum(coalesce(counted.aged_in, 0) - coalesce(counted.aged_out, 0)) over running)::bigint as aged,
  sum(coalesce(counted.promised, 0)) over whole > 0 as has_verdicts,
  sum(coalesce(counted.reopen_known, 0)) over whole > 0 as has_reopenings,
  -- Days of the month that the data cover.
  (least(last_day(spine.period), case_clock.as_of::date) - spine.period + 1)::bigint as days,
  case
    when case_clock.as_of::date < last_day(spine.period) - 3
      then 'cases until ' || strftime(case_clock.as_of, '%-d %b %Y')
  end as cut_status,
  nullif(
    concat_ws(
      '; ',
      case when counted.backwards > 0 then counted.backwards || ' resolved before opened: left out' end,
      case when counted.undated > 0 then counted.undated || ' closed without a date: left out' end,
      case when counted.future > 0 then counted.future || ' dated in the future: left out' end
    ),
    ''
  ) as fault_status
from spine
join case_clock on case_clock.partnership = spine.partnership
left join counted
  on counted.partnership = spine.partnership
  and counted.service is not distinct from spine.service
  and counted.period = spine.period
window
  running as (partition by spine.partnership, spine.service order by spine.period),
  whole as (partition by spine.partnership, spine.service);

-- Median and 90th percentile of the time from opening to resolution, by month of resolution: type 7 of Hyndman and Fan,
-- from the cases, never from other percentiles.
create or replace table resolution_month as
with resolved as (
  select partnership, service, resolved_month, hours
  from ticket_case
  where resolved_month is not null
),
pair as (
  select
    partnership,
    case when grouping(service) = 0 then service end as service,
    resolved_month as period,
    quantile_cont(hours, [0.5, 0.9]) as quantiles,
    count(*) as rows
  from resolved
  group by grouping sets ((partnership, service, resolved_month), (partnership, resolved_month))
  having grouping(service) = 1 or service <> ''
)
select
  pair.partnership,
  pair.service,
  pair.period,
  part.metric,
  part.share,
  pair.quantiles[part.place] as hours,
  pair.rows
from pair
cross join (values ('median', 0.5, 1), ('90th percentile', 0.9, 2)) as part (metric, share, place);

-- Targets that the agreement gives for measures of cases, by the title of the measure as metric (`Backlog days`, or
-- `Resolution time 90th percentile`), in force on the first day of the month, else first within it.
create or replace table case_target as
with asked as (
  select distinct partnership, period
  from case_month
)
select
  asked.partnership,
  asked.period,
  agreed.metric_key,
  first(
    case
      when agreed.metric_key like 'resolution_time_%' and agreed.unit in ('day', 'days', 'working day', 'working days')
        then agreed.target
          * case when setting.work_days is null then 24 else (setting.work_until - setting.work_from) / 3600 end
      else agreed.target
    end
    order by
      greatest(agreed.effective_from, asked.period),
      agreed.version_number desc nulls last,
      agreed.effective_from desc,
      agreed.version desc,
      agreed.file_id desc,
      agreed.source_row desc
  ) as target
from asked
cross join setting
join agreed_target as agreed
  on agreed.partnership = asked.partnership
  and agreed.effective_from <= last_day(asked.period)
  and (agreed.effective_to is null or agreed.effective_to >= asked.period)
group by asked.partnership, asked.period, agreed.metric_key;
