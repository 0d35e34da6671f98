-- id: survey_response_rate
-- title: Survey response rate
-- kind: indicator
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no survey that says how many were asked
-- reads: survey_month
-- parts: none
-- meaning: Share of the people asked who answered, by wave of the survey: people who give up stop answering first.
-- formula: answers / people asked
-- source: AAPOR Standard Definitions, response rate 1
-- caveat: Answers without a number of people asked are left out. 26 of 42 is 0.619.
with wave as (
  select
    partnership,
    case when grouping(side) = 0 then side end as side,
    period,
    sum(responses) as numerator,
    sum(invited) as denominator,
    count(*) as rows
  from survey_month
  where invited is not null
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
  case when denominator = 0 then 'nobody was asked' end as status
from wave;

-- lineage
with asked as (
  select *
  from survey_month
  where
    partnership = $partnership::varchar
    and period = $period::date
    and invited is not null
    and ($metric::varchar is null or side = $metric::varchar)
),
whole as (
  select sum(invited) as invited
  from asked
)
select
  asked.file_id,
  asked.source_row,
  asked.source_line,
  asked.partnership,
  null::varchar as service,
  asked.side as party,
  'survey answer' as kind,
  asked.period,
  plain_text(ratio(asked.responses, whole.invited)) as contribution,
  plain_text(asked.responses) as numerator,
  plain_text(asked.invited) as denominator
from asked
cross join whole
order by asked.file_id, asked.source_row;
