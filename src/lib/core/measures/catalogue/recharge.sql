-- id: recharge
-- title: Recharge
-- kind: cost
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no recharges
-- reads: period_money, fact_cost, role
-- parts: none
-- meaning: What the customer pays the provider; for government as a whole, what is paid less what is received.
-- formula: customer: recharges paid; provider: recharges received; government as a whole: recharges paid - recharges received
-- source: NAO 2023; OAG Canada 2015
-- caveat: For government as a whole anything but 0 means that the two ledgers disagree.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  money_text(transfer) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  transfer_rows as rows,
  transfer_status as status
from period_money
where transfer_rows > 0;

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
  and role.part = 'transfer'
  and role.party = $party::varchar
where
  fact_cost.partnership = $partnership::varchar
  and fact_cost.grain = $grain::varchar
  and fact_cost.period = $period::date
  and fact_cost.scenario = 'actual'
  and ($service::varchar is null or fact_cost.service = $service::varchar)
order by fact_cost.file_id, fact_cost.source_row;
