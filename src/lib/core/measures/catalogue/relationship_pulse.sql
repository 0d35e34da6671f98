-- id: relationship_pulse
-- title: Relationship pulse
-- kind: indicator
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no survey
-- reads: survey_month
-- parts: none
-- meaning: How the two sides see each other, as a share of the scale; together and by side.
-- formula: sum of answers x (score - 1) / (scale - 1) / answers
-- source: ISO 44001:2017, health check of a relationship; practice
-- caveat: 0 is the lowest answer, 1 the highest; each answer counts once, over all principles. 4 on a scale of 5 is 0.75.
with wave as (
  select
    partnership,
    case when grouping(side) = 0 then side end as side,
    period,
    sum(pulse) as numerator,
    sum(responses) as denominator,
    count(*) as rows
  from survey_month
  group by
    grouping sets ((partnership, side, period), (partnership, period))
  having grouping(side) = 1 or side is not null
)
select
  partnership,
  null::varchar as service,
  side as metric,
  'system' as party,
  'nominal' as terms,
  period,
  plain_text(ratio(numerator, denominator)) as value,
  'share' as unit,
  plain_text(numerator) as numerator,
  plain_text(denominator) as denominator,
  null::varchar as target,
  rows,
  case when denominator = 0 then 'no answers' end as status
from wave;

-- lineage
with answered as (
  select *
  from survey_month
  where
    partnership = $partnership::varchar
    and period = $period::date
    and ($metric::varchar is null or side = $metric::varchar)
),
whole as (
  select sum(responses) as responses
  from answered
)
select
  answered.file_id,
  answered.source_row,
  answered.source_line,
  answered.partnership,
  null::varchar as service,
  answered.side as party,
  'survey answer' as kind,
  answered.period,
  plain_text(ratio(answered.pulse, whole.responses)) as contribution,
  plain_text(answered.pulse) as numerator,
  plain_text(answered.responses) as denominator
from answered
cross join whole
order by answered.file_id, answered.source_row;
