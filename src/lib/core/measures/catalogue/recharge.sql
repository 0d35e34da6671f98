-- id: recharge
-- title: Recharge
-- kind: cost
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no recharges
-- reads: period_money, cost_row
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
from cost_row
where
  part = 'transfer'
  and scenario = 'actual'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
