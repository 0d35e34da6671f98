-- id: satisfaction
-- title: Satisfaction
-- kind: service
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no satisfaction among service levels or survey
-- reads: level_month, answer_month, fact_level, answer
-- parts: none
-- meaning: Share of answers that are one of the two highest of the scale (CSAT, top two boxes).
-- formula: satisfied answers / answers
-- source: ISO 10004; Wilson 1927 for the interval
-- caveat: From service levels whose metric is named satisfaction or CSAT (numerator: satisfied, denominator: answers), else from single answers of the survey to a principle of that name. Under 30 answers nothing is shown. Its 95 % interval is Wilson's, from the two parts. A share given without its answers stands, without interval or total. 45 of 60 is 0.75, interval 0.628 to 0.842.
with levelled as (
  select
    partnership,
    service,
    metric,
    grain,
    period,
    case when is_pooled and denominator >= 30 then numerator end as satisfied,
    case when is_pooled and denominator >= 30 then denominator end as answers,
    case
      when is_pooled and denominator >= 30 then ratio(numerator, denominator)
      when not is_pooled and is_percent(unit) then value::double / 100
      when not is_pooled and unit = 'share' then value::double
    end as satisfaction,
    case
      when unit = 'share' then target::double
      when is_percent(unit) then target::double / 100
    end as target,
    rows,
    case
      when is_pooled and denominator > 0 and denominator < 30
        then plain_text(denominator) || ' answers, under 30: not shown'
      when not is_pooled and value is not null and not (unit = 'share' or is_percent(unit))
        then 'a mean score is no share of answers'
      when not is_pooled and value is not null then 'answers are not given: no interval'
      else status
    end as status
  from level_month
  where quality_of(metric) = 'satisfaction'
),
answered as (
  select
    partnership,
    null::varchar as service,
    metric,
    'month' as grain,
    period,
    case when answers >= 30 then satisfied end as satisfied,
    case when answers >= 30 then answers end as answers,
    case when answers >= 30 then ratio(satisfied, answers) end as satisfaction,
    null::double as target,
    answers as rows,
    status
  from answer_month
  anti join levelled using (partnership, metric)
  where quality = 'satisfaction'
),
stated as (
  from levelled
  union all by name
  from answered
)
select
  partnership,
  service,
  metric,
  'system' as party,
  'nominal' as terms,
  grain,
  period,
  plain_text(satisfaction) as value,
  'share' as unit,
  plain_text(satisfied) as numerator,
  plain_text(answers) as denominator,
  plain_text(target) as target,
  rows,
  status
from stated;

-- lineage
with rule as (
  select covers, denominator, is_pooled
  from level_month
  where
    partnership = $partnership::varchar
    and service is not distinct from $service::varchar
    and metric = $metric::varchar
    and grain = $grain::varchar
    and period = $period::date
),
levelled as (
  select
    fact_level.file_id,
    fact_level.source_row,
    fact_level.source_line,
    fact_level.partnership,
    fact_level.service,
    null::varchar as party,
    'service level' as kind,
    fact_level.period,
    case
      when rule.is_pooled then plain_text(ratio(fact_level.numerator, rule.denominator))
      when is_percent(fact_level.unit) then plain_text(fact_level.value / 100)
      else plain_text(fact_level.value)
    end as contribution,
    plain_text(fact_level.numerator) as numerator,
    plain_text(fact_level.denominator) as denominator
  from fact_level
  cross join rule
  where
    fact_level.partnership = $partnership::varchar
    and fact_level.metric = $metric::varchar
    and fact_level.grain = $grain::varchar
    and fact_level.period = $period::date
    and case
      when $service::varchar is not null then fact_level.service = $service::varchar
      when rule.covers = 'unnamed' then fact_level.service is null
      else true
    end
),
answered as (
  select
    answer.file_id,
    answer.source_row,
    answer.source_line,
    answer.partnership,
    null::varchar as service,
    answer.side as party,
    'answer' as kind,
    answer.period,
    plain_text(ratio(case when answer.is_satisfied then 1 else 0 end, answer_month.answers)) as contribution,
    case when answer.is_satisfied then '1' else '0' end as numerator,
    '1' as denominator
  from answer
  join answer_month
    on answer_month.partnership = answer.partnership
    and answer_month.metric = answer.principle
    and answer_month.period = answer.period
  where
    answer.is_counted
    and answer.partnership = $partnership::varchar
    and answer.principle = $metric::varchar
    and answer.period = $period::date
    and not exists (from rule)
)
select *
from (
  from levelled
  union all by name
  from answered
) as source
order by file_id, source_row;
