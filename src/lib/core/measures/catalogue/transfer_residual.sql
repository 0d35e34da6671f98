-- id: transfer_residual
-- title: Transfer residual
-- kind: cost
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no recharges
-- reads: period_money, ledger_side, cost_row
-- parts: none
-- meaning: What the customer's ledger says was paid in recharges less what the provider's ledger says was received.
-- formula: recharges paid - recharges received
-- source: NAO 2023; OAG Canada 2015
-- caveat: Anything but 0 means that the two ledgers disagree. Unavailable, not 0, when only one of them is in the data.
with stated as (
  select
    period_money.*,
    case
      when ledger_side.only is not null then 'unavailable: recharges in the ' || ledger_side.only || ' ledger only'
    end as one_sided
  from period_money
  join ledger_side on ledger_side.partnership = period_money.partnership and ledger_side.kind = 'recharge'
  where period_money.party = 'system' and period_money.transfer_rows > 0
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  money_text(case when one_sided is null then transfer end) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  transfer_rows as rows,
  coalesce(one_sided, transfer_status) as status
from stated;

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
