-- id: recharge_against_cost_to_serve
-- title: Recharge against cost to serve
-- kind: indicator
-- better: neutral
-- unit: share
-- total: ratio
-- monetary: no
-- absent: no recharge in the provider's ledger
-- reads: cube_cost, fact_cost
-- parts: none
-- meaning: How much of the provider's running cost the recharge pays for: a fall moves cost to the provider, a rise to the customer.
-- formula: recharge received / running cost of the provider
-- source: NAO 2023; OAG Canada 2015
-- caveat: From the provider's own ledger, own use of the service included: read its movement, not its level. 30 of 80 is 0.375.
with monthly as (
  select
    partnership,
    period,
    sum(amount) filter (where kind = 'recharge') as numerator,
    sum(amount) filter (where kind = 'run') as denominator,
    sum(rows)::bigint as rows
  from cube_cost
  where scenario = 'actual' and party = 'provider' and kind in ('run', 'recharge')
  group by all
)
select
  monthly.partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  monthly.period,
  plain_text(
    case when money_unit.status is null and denominator > 0 then ratio(numerator, denominator) end
  ) as value,
  'share' as unit,
  case when money_unit.status is null then money_text(numerator) end as numerator,
  case when money_unit.status is null then money_text(denominator) end as denominator,
  null::varchar as target,
  monthly.rows,
  coalesce(
    money_unit.status,
    case when coalesce(denominator, 0) <= 0 then 'running cost of the provider is not above zero' end
  ) as status
from monthly
join money_unit on money_unit.partnership = monthly.partnership
where numerator is not null;

-- lineage
with whole as (
  select sum(amount) as amount
  from cube_cost
  where
    partnership = $partnership::varchar
    and period = $period::date
    and scenario = 'actual'
    and party = 'provider'
    and kind = 'run'
)
select
  fact_cost.file_id,
  fact_cost.source_row,
  fact_cost.source_line,
  fact_cost.partnership,
  fact_cost.service,
  fact_cost.party,
  fact_cost.kind,
  fact_cost.period,
  case when fact_cost.kind = 'recharge' then plain_text(ratio(fact_cost.amount, whole.amount)) end as contribution,
  case when fact_cost.kind = 'recharge' then money_text(fact_cost.amount) else '0.00' end as numerator,
  case when fact_cost.kind = 'run' then money_text(fact_cost.amount) else '0.00' end as denominator
from fact_cost
cross join whole
where
  fact_cost.partnership = $partnership::varchar
  and fact_cost.grain = 'month'
  and fact_cost.period = $period::date
  and fact_cost.scenario = 'actual'
  and fact_cost.party = 'provider'
  and fact_cost.kind in ('run', 'recharge')
order by fact_cost.file_id, fact_cost.source_row;
