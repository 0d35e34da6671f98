-- id: transfer_residual
-- title: Transfer residual
-- kind: cost
-- better: neutral
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no recharges
-- reads: period_money, ledger_side, fact_cost, role
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
