-- id: planned_cost
-- title: Planned cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no plan
-- reads: party_money, fact_cost, role
-- parts: none
-- meaning: What running the service is planned to cost, as each party bears it.
-- formula: customer: own running cost + recharge paid; provider: own running cost - recharge received; government as a whole: own running cost of both, recharges eliminated
-- source: NAO 2023; OAG Canada 2015
-- caveat: Change cost and service credits are left out. Months only.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(cost) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows as rows,
  cost_status as status
from party_money
where scenario = 'plan' and (cost_rows > 0 or (service is null and is_expected));

-- lineage
select
  fact_cost.file_id,
  fact_cost.source_row,
  fact_cost.source_line,
  fact_cost.partnership,
  fact_cost.service,
  fact_cost.party,
  fact_cost.kind,
  fact_cost.period,
  money_text(case when role.sign < 0 then -fact_cost.amount else fact_cost.amount end) as contribution
from fact_cost
join role
  on role.row_party = coalesce(fact_cost.party, '')
  and role.kind = fact_cost.kind
  and role.part = 'cost'
  and role.party = $party::varchar
where
  fact_cost.partnership = $partnership::varchar
  and fact_cost.grain = 'month'
  and fact_cost.period = $period::date
  and fact_cost.scenario = 'plan'
  and ($service::varchar is null or fact_cost.service = $service::varchar)
order by fact_cost.file_id, fact_cost.source_row;
