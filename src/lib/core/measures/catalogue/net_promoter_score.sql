-- id: net_promoter_score
-- title: Net promoter score
-- kind: service
-- better: higher
-- unit: level
-- total: ratio
-- monetary: no
-- absent: no net promoter score among service levels or survey
-- reads: level_month, answer_month, fact_level, answer
-- parts: promoters, detractors
-- meaning: Promoters less detractors, in points from -100 to 100.
-- formula: 100 (promoters - detractors)
-- source: Reichheld 2003; Rowan 2014 for the standard error
-- caveat: From single answers of the survey on a scale of 10, else from service levels whose metric is named net promoter score, NPS or recommend: a value in points, or promoters less detractors as numerator and answers as denominator. Under 30 answers nothing is shown. The interval is 1.96 standard errors to both sides, from the shares of promoters and detractors; a score given as a level has none. The numerator is in points, so that a total divides. 50 promoters and 20 detractors of 100 are 30 points, give or take 15.3.
with levelled as (
  select
    partnership,
    service,
    metric,
    grain,
    period,
    case when is_pooled and denominator >= 30 then 100 * numerator end as points,
    case when is_pooled and denominator >= 30 then denominator end as answers,
    case
      when is_pooled and denominator >= 30 then ratio(100 * numerator, denominator)
      when not is_pooled and unit = 'share' then 100 * value::double
      when not is_pooled then value::double
    end as score,
    case when unit = 'share' then 100 * target::double else target::double end as target,
    rows,
    case
      when is_pooled and denominator > 0 and denominator < 30
        then plain_text(denominator) || ' answers, under 30: not shown'
      when coalesce(not is_pooled and value is not null, false) then 'answers are not given: no interval'
      else status
    end as status
  from level_month
  where quality_of(metric) = 'promoter'
),
answered as (
  select
    partnership,
    null::varchar as service,
    metric,
    'month' as grain,
    period,
    case when answers >= 30 then 100 * (promoters - detractors) end as points,
    case when answers >= 30 then answers end as answers,
    case when answers >= 30 then ratio(100 * (promoters - detractors), answers) end as score,
    null::double as target,
    answers as rows,
    status
  from answer_month
  anti join levelled using (partnership, metric)
  where quality = 'promoter'
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
  plain_text(score) as value,
  'points' as unit,
  plain_text(points) as numerator,
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
      when rule.is_pooled then plain_text(ratio(100 * fact_level.numerator, rule.denominator))
      when fact_level.unit = 'share' then plain_text(100 * fact_level.value)
      else plain_text(fact_level.value)
    end as contribution,
    plain_text(100 * fact_level.numerator) as numerator,
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
    plain_text(
      ratio(case when answer.is_promoter then 100 when answer.is_detractor then -100 else 0 end, answer_month.answers)
    ) as contribution,
    case when answer.is_promoter then '100' when answer.is_detractor then '-100' else '0' end as numerator,
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
