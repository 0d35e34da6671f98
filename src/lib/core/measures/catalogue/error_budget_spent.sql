-- id: error_budget_spent
-- title: Error budget spent
-- kind: service
-- better: lower
-- unit: share
-- total: last
-- monetary: no
-- span: to date
-- absent: no service level with cases and a target
-- reads: budget_month, level_month, fact_level, ticket_case
-- parts: none
-- meaning: Share of the misses that the targets allow in the agreement year that is used up: more than the share of the year that is gone means that the target of the year will be missed at this pace.
-- formula: misses so far / (misses that the target of each month allows so far × 12 / months counted)
-- source: Google, Site Reliability Engineering, 2016; ITIL 4
-- caveat: The allowance of the year takes the months to come to be like those so far. To be read beside year gone: with both equal, the target is just met so far. The year starts in the month in which the partnership, else the agreement, started. Months without a level count neither way, and are said. Half of the year gone, 6,000 cases, target 0.95, 270 misses: 270 / (300 × 12 / 6) = 0.45 of the budget.
select
  partnership,
  service,
  metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  period,
  plain_text(ratio(misses, budget)) as value,
  'share' as unit,
  plain_text(misses) as numerator,
  plain_text(budget) as denominator,
  null::varchar as target,
  rows,
  case
    when budget = 0 and misses = 0 then 'no cases, or a target that allows no miss'
    when budget = 0 then 'the target allows no miss; there are ' || plain_text(misses)
    when months < months_gone
      then (months_gone - months) || ' of ' || months_gone || ' months of the agreement year without level and target'
  end as status
from budget_month;

-- lineage
with rule as (
  select budget, covers, year_from
  from budget_month
  where
    partnership = $partnership::varchar
    and service is not distinct from $service::varchar
    and metric is not distinct from $metric::varchar
    and period = $period::date
),
counted as (
  select level_month.period, level_month.covers, level_month.better
  from level_month
  cross join rule
  where
    level_month.partnership = $partnership::varchar
    and level_month.service is not distinct from $service::varchar
    and level_month.metric = $metric::varchar
    and level_month.grain = 'month'
    and level_month.is_pooled
    and level_month.level is not null
    and level_month.target between 0 and 1
    and level_month.period between rule.year_from and $period::date
),
levelled as (
  select
    fact_level.file_id,
    fact_level.source_row,
    fact_level.source_line,
    fact_level.partnership,
    fact_level.service,
    'service level' as kind,
    fact_level.period,
    case
      when counted.better = 'lower' then fact_level.numerator
      else fact_level.denominator - fact_level.numerator
    end as misses,
    rule.budget
  from fact_level
  cross join rule
  join counted on counted.period = fact_level.period
  where
    fact_level.partnership = $partnership::varchar
    and fact_level.metric = $metric::varchar
    and fact_level.grain = 'month'
    and fact_level.numerator is not null
    and fact_level.denominator is not null
    and ($service::varchar is null or fact_level.service = $service::varchar)
),
cased as (
  select
    ticket_case.file_id,
    ticket_case.source_row,
    ticket_case.source_line,
    ticket_case.partnership,
    nullif(ticket_case.service, '') as service,
    'case due' as kind,
    ticket_case.judged_month as period,
    case when ticket_case.is_met then 0 else 1 end as misses,
    rule.budget
  from ticket_case
  cross join rule
  where
    rule.covers = 'cases'
    and ticket_case.partnership = $partnership::varchar
    and ($service::varchar is null or ticket_case.service = $service::varchar)
    and ticket_case.judged_month between rule.year_from and $period::date
)
select
  file_id,
  source_row,
  source_line,
  partnership,
  service,
  null::varchar as party,
  kind,
  period,
  plain_text(ratio(misses, budget)) as contribution,
  plain_text(misses) as numerator,
  null::varchar as denominator
from (
  from levelled
  union all by name
  from cased
) as source
order by file_id, source_row;
