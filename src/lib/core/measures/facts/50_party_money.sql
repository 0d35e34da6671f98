-- Cells of actual and planned cost in nominal and real terms, with the scope that covers them. Real amounts are
-- rounded to the cent here, at the finest grain, so that every later sum holds.
create or replace table cost_cell as
with priced as (
  select
    partnership,
    service,
    party as row_party,
    kind,
    scenario,
    period,
    'nominal' as terms,
    amount,
    rows,
    null as price_status
  from cube_cost
  where scenario in ('actual', 'plan') and kind <> 'service_credit'
  union all
  select
    cube_cost.partnership,
    cube_cost.service,
    cube_cost.party,
    cube_cost.kind,
    cube_cost.scenario,
    cube_cost.period,
    'real',
    to_cent(cube_cost.amount::double / deflator.level),
    cube_cost.rows,
    deflator.status
  from cube_cost
  join deflator on deflator.scenario = cube_cost.scenario and deflator.period = cube_cost.period
  where cube_cost.kind <> 'service_credit'
)
select priced.*, member.scope
from priced
left join member on member.partnership = priced.partnership and member.service = priced.service;

-- Cost, change cost and transfer of each view by month: by service, and (service null) for the partnership. An amount
-- is null when it is not known, and `status` says why; counts of rows tell "no rows" from "not known",
-- and `is_expected` marks the months in which running cost must have rows.
create or replace table party_money as
with held_back as (
  select
    suppressed_cost.partnership,
    case when grouping(suppressed_cost.service) = 0 then suppressed_cost.service end as service,
    role.party,
    suppressed_cost.scenario,
    suppressed_cost.period,
    sum(suppressed_cost.suppressed) filter (where role.part = 'cost') as cost,
    sum(suppressed_cost.suppressed) filter (where role.part = 'change') as change,
    sum(suppressed_cost.suppressed) filter (where role.part = 'transfer') as transfer
  from suppressed_cost
  join role on role.row_party = suppressed_cost.party and role.kind = suppressed_cost.kind
  group by
    grouping sets (
      (suppressed_cost.partnership, suppressed_cost.service, role.party, suppressed_cost.scenario, suppressed_cost.period),
      (suppressed_cost.partnership, role.party, suppressed_cost.scenario, suppressed_cost.period)
    )
),
counted as (
  select
    cost_cell.partnership,
    cost_cell.service,
    role.party,
    cost_cell.scenario,
    cost_cell.terms,
    cost_cell.period,
    role.part,
    sum(case when role.sign < 0 then -cost_cell.amount else cost_cell.amount end) as amount,
    sum(cost_cell.rows)::bigint as rows,
    max(cost_cell.price_status) as price_status
  from cost_cell
  join role on role.row_party = cost_cell.row_party and role.kind = cost_cell.kind
  group by all
),
service_money as (
  select
    partnership,
    service,
    party,
    scenario,
    terms,
    period,
    sum(amount) filter (where part = 'cost') as cost,
    sum(amount) filter (where part = 'change') as change,
    sum(amount) filter (where part = 'transfer') as transfer,
    coalesce(sum(rows) filter (where part = 'cost'), 0)::bigint as cost_rows,
    coalesce(sum(rows) filter (where part = 'change'), 0)::bigint as change_rows,
    coalesce(sum(rows) filter (where part = 'transfer'), 0)::bigint as transfer_rows,
    max(price_status) as price_status
  from counted
  group by all
),
whole_money as (
  select
    partnership,
    party,
    scenario,
    terms,
    period,
    sum(cost) as cost,
    sum(change) as change,
    sum(transfer) as transfer,
    sum(cost_rows)::bigint as cost_rows,
    sum(change_rows)::bigint as change_rows,
    sum(transfer_rows)::bigint as transfer_rows,
    max(price_status) as price_status
  from service_money
  group by all
),
spine as (
  select party_month.partnership, party_month.party, party_month.scenario, term.terms, party_month.period
  from party_month
  cross join term
),
money as (
  from service_money
  where service <> ''
  union all by name
  select *, null::varchar as service
  from whole_money
  full join spine using (partnership, party, scenario, terms, period)
)
select
  money.partnership,
  money.service,
  money.party,
  money.scenario,
  money.terms,
  money.period,
  case when money_unit.status is null and party_month.status is null then money.cost end as cost,
  case when money_unit.status is null and party_month.status is null then money.change end as change,
  case when money_unit.status is null and party_month.status is null then money.transfer end as transfer,
  coalesce(money.cost_rows, 0) as cost_rows,
  coalesce(money.change_rows, 0) as change_rows,
  coalesce(money.transfer_rows, 0) as transfer_rows,
  party_month.period is not null as is_expected,
  money_unit.unit,
  money_status(money.cost, money_unit.status, party_month.status, held_back.cost, money.price_status) as cost_status,
  money_status(money.change, money_unit.status, party_month.status, held_back.change, money.price_status) as change_status,
  money_status(money.transfer, money_unit.status, party_month.status, held_back.transfer, money.price_status) as transfer_status
from money
join money_unit on money_unit.partnership = money.partnership
left join party_month
  on party_month.partnership = money.partnership
  and party_month.party = money.party
  and party_month.scenario = money.scenario
  and party_month.period = money.period
left join held_back
  on held_back.partnership = money.partnership
  and held_back.service is not distinct from money.service
  and held_back.party = money.party
  and held_back.scenario = money.scenario
  and held_back.period = money.period;
