-- id: promoters
-- title: Promoters
-- kind: service
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no answers on recommending the service
-- reads: answer_month, answer
-- parts: none
-- meaning: Share of answers of 9 or 10 to how likely one is to recommend the service.
-- formula: answers of 9 or 10 / answers
-- source: Reichheld 2003
-- caveat: From single answers of the survey on a scale of 10 to a principle named net promoter score, NPS or recommend. Under 30 answers nothing is shown.
select
  partnership,
  null::varchar as service,
  metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  period,
  plain_text(case when answers >= 30 then ratio(promoters, answers) end) as value,
  'share' as unit,
  case when answers >= 30 then promoters::varchar end as numerator,
  case when answers >= 30 then answers::varchar end as denominator,
  null::varchar as target,
  answers as rows,
  status
from answer_month
where quality = 'promoter';

-- lineage
select
  answer.file_id,
  answer.source_row,
  answer.source_line,
  answer.partnership,
  null::varchar as service,
  answer.side as party,
  'answer' as kind,
  answer.period,
  plain_text(ratio(case when answer.is_promoter then 1 else 0 end, answer_month.answers)) as contribution,
  case when answer.is_promoter then '1' else '0' end as numerator,
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
order by answer.file_id, answer.source_row;
