-- id: service_credit
-- title: Service credit
-- kind: cost
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no service credits
-- reads: kind_month, ledger_side, cost_row
-- parts: none
-- meaning: What is recovered for service that fell short. A recovery, never a benefit: it is in no cost and no saving.
-- formula: customer: credits received; provider: credits given, below zero; government as a whole: received - given
-- source: NAO 2023; OAG Canada 2015
-- caveat: Credits stand below zero in a ledger and are turned round here. For government as a whole they cancel out; with one ledger only that cannot be said.
with stated as (
  select
    kind_month.*,
    case
      when kind_month.party = 'system' and ledger_side.only is not null
        then 'unavailable: service credits in the ' || ledger_side.only || ' ledger only'
    end as one_sided
  from kind_month
  left join ledger_side on ledger_side.partnership = kind_month.partnership and ledger_side.kind = kind_month.kind
  where kind_month.kind = 'service_credit'
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  money_text(case when one_sided is null then amount end) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  coalesce(one_sided, status) as status
from stated;

-- lineage
from cost_row
where
  part = 'credit'
  and scenario = 'actual'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
