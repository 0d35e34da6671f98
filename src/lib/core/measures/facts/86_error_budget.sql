-- The year of an agreement starts in the month in which the agreement did: of the partnership, else of its first
-- component, else of its fiscal year, else that of the workspace.
create or replace table agreement_year as
with dated as (
  select partnership, min(start) as start, min(fiscal_year_start)::integer as fiscal_start
  from partnership
  group by partnership
),
agreed as (
  select partnership, min(effective_from) as start
  from agreement_component
  group by partnership
),
named as (
  select partnership
  from level_month
  union
  select partnership
  from case_month
)
select
  named.partnership,
  coalesce(
    month(dated.start),
    month(agreed.start),
    case when dated.fiscal_start between 1 and 12 then dated.fiscal_start end,
    setting.year_start
  )::integer as first_month
from named
cross join setting
left join dated on dated.partnership = named.partnership
left join agreed on agreed.partnership = named.partnership;

create or replace macro year_first(period, first_month) as
  make_date(year(period) - case when month(period) < first_month then 1 else 0 end, first_month, 1);

-- Misses so far in the agreement year, and how many the targets of those months allow in a whole year if as many cases
-- come as so far. `metric` null: cases, by their due month.
create or replace table budget_month as
with judged as (
  select
    partnership,
    service,
    metric,
    covers,
    period,
    case when better = 'lower' then numerator else denominator - numerator end as misses,
    denominator * case when better = 'lower' then target::double else 1 - target::double end as allowed,
    rows
  from level_month
  where
    grain = 'month'
    and is_pooled
    and unit = 'share'
    and level is not null
    and target between 0 and 1
    and better in ('higher', 'lower')
  union all by name
  select
    case_month.partnership,
    case_month.service,
    null::varchar as metric,
    'cases' as covers,
    case_month.period,
    case_month.judged - case_month.met as misses,
    case_month.judged * (1 - case_target.target::double) as allowed,
    case_month.judged as rows
  from case_month
  join case_target
    on case_target.partnership = case_month.partnership
    and case_target.period = case_month.period
    and case_target.metric_key = 'case_attainment'
    and case_target.target between 0 and 1
  where case_month.has_verdicts
),
dated as (
  select judged.*, year_first(judged.period, agreement_year.first_month) as year_from
  from judged
  join agreement_year on agreement_year.partnership = judged.partnership
)
select
  partnership,
  service,
  metric,
  covers,
  period,
  year_from,
  sum(misses) over so_far as misses,
  round((sum(allowed) over so_far) * 12 / count(*) over so_far, 9) as budget,
  (sum(rows) over so_far)::bigint as rows,
  count(*) over so_far as months,
  datediff('month', year_from, period) + 1 as months_gone
from dated
window so_far as (
  partition by partnership, service, metric, year_from
  order by period
);
