-- Service levels that are of a kind of their own, told by the name of the metric: availability (`availability`,
-- `uptime`, or the other way round `downtime`, `outage`, `unavailability`), satisfaction (`satisfaction`, `CSAT`) and
-- likelihood to recommend (`net promoter score`, `NPS`, `recommend`).
create or replace macro quality_of(name) as
  case
    when regexp_matches(lower(name), 'downtime|down time|outage|unavailab') then 'downtime'
    when regexp_matches(lower(name), 'availab|uptime|up time') then 'availability'
    when regexp_matches(lower(name), 'dissatisf') then null
    when regexp_matches(lower(name), 'satisf|\bcsat\b') then 'satisfaction'
    when regexp_matches(lower(name), 'net promoter|\bnps\b|recommend') then 'promoter'
  end;

-- Availability is (agreed - downtime) / agreed: both in the same unit of time, given as numerator and denominator. An
-- availability gives the time that the service was there as numerator, a downtime the time that it was not.
create or replace table availability_month as
with level as (
  select
    *,
    quality_of(metric) = 'downtime' as is_downtime,
    unit = 'share' or is_percent(unit) as is_share,
    case when is_percent(unit) then 100 else 1 end as scale
  from level_month
  where quality_of(metric) in ('availability', 'downtime')
),
part as (
  select
    *,
    case
      when not is_pooled then null
      when is_downtime then denominator - numerator
      else numerator
    end as available,
    case when is_pooled then denominator end as agreed,
    case when not is_pooled and is_share then value::double / scale end as given
  from level
)
select
  partnership,
  service,
  metric,
  grain,
  period,
  covers,
  is_downtime,
  case when available between 0 and agreed then available end as available,
  case when available between 0 and agreed then agreed end as agreed,
  case
    when is_pooled then case when available between 0 and agreed then ratio(available, agreed) end
    when is_downtime then 1 - given
    else given
  end as availability,
  case
    when is_share and is_downtime then 1 - target::double / scale
    when is_share then target::double / scale
  end as target,
  rows,
  case
    when is_pooled and available < 0 then 'more downtime than agreed time'
    when is_pooled and available > agreed then 'more time than agreed'
    when not is_pooled and value is not null and not is_share then 'agreed time is not given'
    else status
  end as status
from part;

-- Answers of surveys that count: those of one person each. The mean of several answers does not say how many were high.
-- Satisfied are the two highest answers of the scale; of ten, 9 and 10 are promoters and 0 to 6 detractors.
create or replace table answer as
select
  *,
  quality_of(principle) as quality,
  date_trunc('month', date)::date as period,
  responses = 1 and score = floor(score) and (quality_of(principle) = 'satisfaction' or scale = 10) as is_counted,
  score >= scale - 1 as is_satisfied,
  score >= 9 as is_promoter,
  score <= 6 as is_detractor
from survey_answer
where quality_of(principle) in ('satisfaction', 'promoter');

create or replace table answer_month as
select
  partnership,
  principle as metric,
  quality,
  period,
  count(*) filter (where is_counted) as answers,
  count(*) filter (where is_counted and is_satisfied) as satisfied,
  count(*) filter (where is_counted and is_promoter) as promoters,
  count(*) filter (where is_counted and is_detractor) as detractors,
  count(*) filter (where not is_counted) as uncounted,
  case
    when count(*) filter (where is_counted) = 0 then 'answers are given only as means'
    when count(*) filter (where is_counted) < 30
      then count(*) filter (where is_counted) || ' answers, under 30: not shown'
    when count(*) filter (where not is_counted) > 0
      then count(*) filter (where not is_counted) || ' rows that are no single answer are left out'
  end as status
from answer
group by all;
