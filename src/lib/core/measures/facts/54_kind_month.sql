-- Which ledgers a flow between the parties is in: `only` names the one side when the other has no rows of it at all.
create or replace table ledger_side as
with side as (
  select partnership, kind, party
  from cube_cost
  where scenario = 'actual'
  union
  select partnership, kind, party
  from coarse_cost
  where scenario = 'actual'
)
select partnership, kind, case when min(party) = max(party) then min(party) end as only
from side
where kind in ('recharge', 'service_credit') and party in ('customer', 'provider')
group by all;

-- Actual change cost and service credits by kind, for each view and every grain: by service, and (service null) for
-- the partnership. An amount is null when it is not known, and `status` says why.
create or replace table kind_month as
with priced as (
  select
    cell.partnership,
    cell.service,
    cell.row_party,
    cell.kind,
    cell.terms,
    'month' as grain,
    cell.period,
    cell.amount,
    cell.rows,
    coalesce(held_back.suppressed, 0) as suppressed,
    cell.price_status
  from cost_cell as cell
  left join suppressed_cost as held_back
    on held_back.partnership = cell.partnership
    and held_back.service = cell.service
    and held_back.party = cell.row_party
    and held_back.kind = cell.kind
    and held_back.scenario = cell.scenario
    and held_back.period = cell.period
  where cell.scenario = 'actual' and cell.kind not in ('run', 'recharge')
  union all by name
  select
    partnership,
    service,
    party as row_party,
    kind,
    terms,
    grain,
    period,
    amount,
    rows,
    suppressed,
    price_status
  from coarse_cell
  where scenario = 'actual' and kind not in ('run', 'recharge')
),
summed as (
  select
    priced.partnership,
    case when grouping(priced.service) = 0 then priced.service end as service,
    role.party,
    priced.kind,
    priced.terms,
    priced.grain,
    priced.period,
    sum(case when role.sign < 0 then -priced.amount else priced.amount end) as amount,
    sum(priced.rows)::bigint as rows,
    sum(priced.suppressed) as suppressed,
    max(priced.price_status) as price_status
  from priced
  join role on role.row_party = priced.row_party and role.kind = priced.kind and role.part in ('change', 'credit')
  group by
    grouping sets (
      (priced.partnership, priced.service, role.party, priced.kind, priced.terms, priced.grain, priced.period),
      (priced.partnership, role.party, priced.kind, priced.terms, priced.grain, priced.period)
    )
  having grouping(priced.service) = 1 or priced.service <> ''
),
missing as (
  select partnership, party, 'month' as grain, period, status
  from party_month
  where scenario = 'actual' and status is not null
  union all by name
  select partnership, 'system' as party, grain, period, status
  from coarse_gap
)
select
  summed.partnership,
  summed.service,
  summed.party,
  summed.kind,
  summed.terms,
  summed.grain,
  summed.period,
  case when money_unit.status is null and missing.status is null then summed.amount end as amount,
  summed.rows,
  money_unit.unit,
  money_status(summed.amount, money_unit.status, missing.status, summed.suppressed, summed.price_status) as status
from summed
join money_unit on money_unit.partnership = summed.partnership
left join missing
  on missing.partnership = summed.partnership
  and missing.party = summed.party
  and missing.grain = summed.grain
  and missing.period = summed.period;

-- The same as points of a measure, which takes one kind of them.
create or replace view kind_point as
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  money_text(amount) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  status,
  kind
from kind_month;
