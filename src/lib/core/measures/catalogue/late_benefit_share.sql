-- id: late_benefit_share
-- title: Late benefit share
-- kind: indicator
-- better: lower
-- unit: share
-- total: last
-- monetary: no
-- absent: no benefit with a plan older than six months
-- reads: benefit_delay
-- parts: none
-- meaning: Share of benefits that are more than two quarters behind their plan.
-- formula: benefits that have not brought what was planned six months ago / benefits planned by then
-- source: Lipke 2003, earned schedule; NAO 2022 on benefits
-- caveat: Counts benefits in money, rejected ones and dis-benefits left out; one per cent short of plan is not late. 1 of 4 is 0.25.
select
  partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  period,
  plain_text(ratio(count(*) filter (where is_late), count(*))) as value,
  'share' as unit,
  (count(*) filter (where is_late))::varchar as numerator,
  count(*)::varchar as denominator,
  null::varchar as target,
  sum(rows)::bigint as rows,
  null::varchar as status
from benefit_delay
group by partnership, period;

-- lineage
select
  file_id,
  source_row,
  source_line,
  partnership,
  null::varchar as service,
  null::varchar as party,
  case when is_late then 'benefit behind plan' else 'benefit on plan' end as kind,
  period,
  case when is_late then plain_text(ratio(1, count(*) over ())) end as contribution,
  case when is_late then '1' end as numerator,
  '1' as denominator
from benefit_delay
where partnership = $partnership::varchar and period = $period::date
order by file_id, source_row;
