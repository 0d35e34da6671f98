-- id: baseline_coverage
-- title: Baseline coverage
-- kind: indicator
-- better: higher
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no running cost
-- reads: cube_cost, fact_cost, member, scope
-- parts: none
-- meaning: Share of running cost that a dated, approved and evidenced baseline covers: only its savings can be verified.
-- formula: running cost of services with a baseline that holds / running cost
-- source: NAO 2012, 2022; OAG Canada 2015; GAO-26-108014
-- caveat: Both bodies together, recharges left out. A baseline that lacks approval, date or evidence, or ends after the start, covers nothing. 30 of 40 is 0.75.
with covered as (
  select member.partnership, member.service
  from member
  join scope on scope.partnership = member.partnership and scope.scope = member.scope
  where scope.doubt is null
),
summed as (
  select
    cube_cost.partnership,
    cube_cost.period,
    coalesce(sum(cube_cost.amount) filter (where covered.service is not null), 0) as numerator,
    sum(cube_cost.amount) as denominator,
    sum(cube_cost.rows)::bigint as rows
  from cube_cost
  left join covered on covered.partnership = cube_cost.partnership and covered.service = cube_cost.service
  where cube_cost.scenario = 'actual' and cube_cost.kind = 'run'
  group by all
)
select
  summed.partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  summed.period,
  plain_text(
    case when money_unit.status is null and denominator > 0 then ratio(numerator, denominator) end
  ) as value,
  'share' as unit,
  case when money_unit.status is null then money_text(numerator) end as numerator,
  case when money_unit.status is null then money_text(denominator) end as denominator,
  null::varchar as target,
  summed.rows,
  coalesce(
    money_unit.status,
    case when coalesce(denominator, 0) <= 0 then 'running cost is not above zero' end
  ) as status
from summed
join money_unit on money_unit.partnership = summed.partnership;

-- lineage
with whole as (
  select sum(amount) as amount
  from cube_cost
  where
    partnership = $partnership::varchar
    and period = $period::date
    and scenario = 'actual'
    and kind = 'run'
),
covered as (
  select member.service
  from member
  join scope on scope.partnership = member.partnership and scope.scope = member.scope
  where member.partnership = $partnership::varchar and scope.doubt is null
)
select
  fact_cost.file_id,
  fact_cost.source_row,
  fact_cost.source_line,
  fact_cost.partnership,
  fact_cost.service,
  fact_cost.party,
  case when covered.service is null then 'cost without a baseline' else 'cost with a baseline' end as kind,
  fact_cost.period,
  case
    when covered.service is null then '0'
    else plain_text(ratio(fact_cost.amount, whole.amount))
  end as contribution,
  case when covered.service is null then '0.00' else money_text(fact_cost.amount) end as numerator,
  money_text(fact_cost.amount) as denominator
from fact_cost
cross join whole
left join covered on covered.service = coalesce(fact_cost.service, '')
where
  fact_cost.partnership = $partnership::varchar
  and fact_cost.grain = 'month'
  and fact_cost.period = $period::date
  and fact_cost.scenario = 'actual'
  and fact_cost.kind = 'run'
order by fact_cost.file_id, fact_cost.source_row;
