-- Cases, from tickets. A case is a partnership and a number; a row without a number is a case of its own. Where a case
-- stands on several rows, as in a log of events, the last row says how it stands, the earliest opening and the highest
-- count of reopenings count, and `source_rows` says how many rows there were.

-- The last moment that the tickets of a partnership speak of (`as_of`) is its today: what is open then is open, and
-- nothing later is known. Moments that follow a gap of more than a year and are no more than one in twenty are taken
-- for slips of the pen: they are in the future, and move no clock.
create or replace table case_clock as
with moment as (
  select partnership, opened as moment
  from fact_ticket
  union all
  select partnership, resolved
  from fact_ticket
  where resolved is not null
),
daily as (
  select partnership, moment::date as day, max(moment) as latest, count(*) as moments
  from moment
  group by all
),
spaced as (
  select
    partnership,
    day,
    latest,
    day - lag(day) over (partition by partnership order by day) as gap,
    sum(moments) over (partition by partnership order by day desc) as later,
    sum(moments) over (partition by partnership) as moments
  from daily
),
slip as (
  select partnership, min(day) as future_from
  from spaced
  where gap > 366 and later * 20 <= moments
  group by partnership
)
select
  spaced.partnership,
  max(spaced.latest) as as_of,
  date_trunc('month', max(spaced.day))::date as last_month,
  max(slip.future_from) as future_from
from spaced
left join slip on slip.partnership = spaced.partnership
where slip.future_from is null or spaced.day < slip.future_from
group by spaced.partnership;

-- Every day from the first opening to a year after the last moment, and the seconds that the clock of cases has run
-- before it. Where no working time is set, the clock runs around the clock.
create or replace table working_day as
with span as (
  select
    (select min(opened)::date from fact_ticket) as first_day,
    max(as_of)::date + 400 as last_day
  from case_clock
),
day as (
  select unnest(generate_series(first_day, last_day, interval 1 day))::date as day
  from span
  where first_day is not null
),
marked as (
  select
    day.day,
    coalesce(
      list_contains(string_split(setting.work_days, ','), isodow(day.day)::varchar)
        and not coalesce(list_contains(string_split(setting.holidays, ','), day.day::varchar), false),
      setting.work_days is null
    ) as is_working,
    case when setting.work_days is null then 0 else setting.work_from end as opens,
    case when setting.work_days is null then 86400 else setting.work_until end as closes
  from day
  cross join setting
)
select
  *,
  coalesce(
    sum(case when is_working then closes - opens else 0 end)
      over (order by day rows between unbounded preceding and 1 preceding),
    0
  )::bigint as seconds_before
from marked;

create or replace macro second_of_day(moment) as
  epoch(moment::timestamp) - epoch(date_trunc('day', moment)::timestamp);

-- Seconds that the clock has run by a moment of a working_day, since its first day.
create or replace macro clock_at(moment, seconds_before, is_working, opens, closes) as
  seconds_before
    + case when is_working then least(greatest(second_of_day(moment), opens), closes) - opens else 0 end;

-- Time allowed for a case by the agreement: components of kind `deadline`, their target in minutes, hours or days on
-- the clock of cases (a day is a working day where a working time is set). `metric` names the priority it is for;
-- without one it is for all.
create or replace table deadline as
select
  component.partnership,
  metric_key(component.metric) as priority_key,
  component.target
    * case
      when lower(trim(component.unit)) in ('minute', 'minutes') then 60
      when lower(trim(component.unit)) in ('day', 'days', 'working day', 'working days')
        then case when setting.work_days is null then 86400 else setting.work_until - setting.work_from end
      else 3600
    end as seconds,
  component.effective_from,
  component.effective_to,
  try_cast(component.version as double) as version_number
from agreement_component as component
cross join setting
where metric_key(component.kind) = 'deadline' and component.target > 0;

create or replace table ticket_case as
with repeated as (
  select partnership, id
  from fact_ticket
  where id is not null
  group by partnership, id
  having count(*) > 1
),
single as (
  select fact_ticket.*, 1 as source_rows
  from fact_ticket
  anti join repeated on repeated.partnership = fact_ticket.partnership and repeated.id = fact_ticket.id
),
logged as (
  select
    fact_ticket.* replace (
      min(opened) over entry as opened,
      max(reopened) over entry as reopened
    ),
    count(*) over entry as source_rows
  from fact_ticket
  semi join repeated on repeated.partnership = fact_ticket.partnership and repeated.id = fact_ticket.id
  window entry as (partition by fact_ticket.partnership, fact_ticket.id)
  qualify
    row_number() over (
      partition by fact_ticket.partnership, fact_ticket.id
      order by file_id desc, source_row desc
    ) = 1
),
written as (
  from single
  union all by name
  from logged
),
-- Where every due moment of a partnership is midnight, the days are meant, and last until their end.
due_style as (
  select partnership, bool_and(due = date_trunc('day', due)) as is_by_day
  from written
  where due is not null
  group by partnership
),
-- Only what lacks both due date and verdict is given the deadline of the agreement in force when it was opened.
allowed as (
  select
    written.file_id,
    written.source_row,
    first(
      deadline.seconds
      order by
        deadline.priority_key nulls last,
        deadline.version_number desc nulls last,
        deadline.effective_from desc
    ) as seconds
  from written
  join deadline
    on deadline.partnership = written.partnership
    and deadline.effective_from <= written.opened::date
    and (deadline.effective_to is null or deadline.effective_to >= written.opened::date)
    and (deadline.priority_key is null or deadline.priority_key = metric_key(written.priority))
  where written.due is null and written.made_sla is null
  group by written.file_id, written.source_row
),
reached as (
  select
    allowed.file_id,
    allowed.source_row,
    clock_at(
      written.opened, opening.seconds_before, opening.is_working, opening.opens, opening.closes
    ) + allowed.seconds as clock
  from allowed
  join written on written.file_id = allowed.file_id and written.source_row = allowed.source_row
  join working_day as opening on opening.day = written.opened::date
),
open_day as (
  select *
  from working_day
  where is_working
),
agreed_due as (
  select
    reached.file_id,
    reached.source_row,
    open_day.day::timestamp
      + to_microseconds(((open_day.opens + reached.clock - open_day.seconds_before) * 1000000)::bigint) as due
  from reached
  asof join open_day on reached.clock > open_day.seconds_before
  where reached.clock <= open_day.seconds_before + open_day.closes - open_day.opens
),
dated as (
  select
    written.file_id,
    written.source_row,
    written.source_line,
    written.partnership,
    coalesce(written.service, '') as service,
    written.opened,
    written.resolved,
    coalesce(
      case
        when due_style.is_by_day then written.due + interval 1 day - interval 1 microsecond
        else written.due
      end,
      agreed_due.due
    ) as due,
    written.made_sla,
    written.reopened,
    written.source_rows,
    clock.as_of,
    clock.last_month,
    case
      when written.opened::date >= clock.future_from or written.resolved::date >= clock.future_from then 'future'
      when written.resolved < written.opened then 'backwards'
      when
        written.resolved is null
        and regexp_matches(lower(written.state), '^\s*(closed|resolved|complete|cancel|done\b|solved)')
        then 'undated'
    end as fault
  from written
  join case_clock as clock on clock.partnership = written.partnership
  left join due_style on due_style.partnership = written.partnership
  left join agreed_due on agreed_due.file_id = written.file_id and agreed_due.source_row = written.source_row
)
-- `judged_month`: when the case was due, once that has passed; without a due date, when it was resolved, by the
-- verdict of the source. A case that is open past its due date has missed it. `fault`: in no figure, but counted.
select
  dated.* exclude (as_of, last_month),
  date_trunc('month', dated.opened)::date as opened_month,
  case when dated.fault is null then date_trunc('month', dated.resolved)::date end as resolved_month,
  case
    when dated.fault is not null then null
    when dated.due is not null then case when dated.due <= dated.as_of then date_trunc('month', dated.due)::date end
    when dated.made_sla is not null then date_trunc('month', dated.resolved)::date
  end as judged_month,
  case
    when dated.due is not null then coalesce(dated.resolved <= dated.due, false)
    else dated.made_sla
  end as is_met,
  case
    when dated.fault is null and dated.opened + to_days(setting.aged_days) <= dated.as_of
      then date_trunc('month', dated.opened + to_days(setting.aged_days))::date
  end as aged_month,
  case
    when dated.fault is null and dated.resolved is not null
      then (
        clock_at(dated.resolved, closing.seconds_before, closing.is_working, closing.opens, closing.closes)
        - clock_at(dated.opened, opening.seconds_before, opening.is_working, opening.opens, opening.closes)
      ) / 3600
  end as hours
from dated
cross join setting
left join working_day as opening on opening.day = dated.opened::date
left join working_day as closing on closing.day = dated.resolved::date;
