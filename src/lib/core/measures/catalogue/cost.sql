-- id: cost
-- title: Cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no costs
-- reads: period_money, cost_row
-- parts: none
-- meaning: What running the service costs in a period, as each party bears it.
-- formula: customer: own running cost + recharge paid; provider: own running cost - recharge received; government as a whole: own running cost of both, recharges eliminated
-- source: NAO 2023; OAG Canada 2015
-- caveat: Change cost and service credits are left out. A month in which one side has no data is not known for government as a whole, not 0. Costs given by quarter or year stand as given: they are not spread over months.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  money_text(cost) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows as rows,
  cost_status as status
from period_money
where (cost_rows > 0 or (service is null and is_expected));

-- lineage
from cost_row
where
  part = 'cost'
  and scenario = 'actual'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
