-- Cells of actual and planned cost in nominal and real terms, with the scope that covers them. Real amounts are
-- rounded to the cent here, at the finest grain, so that every later sum holds.
create or replace view cost_cell as
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
  where scenario in ('actual', 'plan')
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
)
select priced.*, member.scope
from priced
left join member on member.partnership = priced.partnership and member.service = priced.service;

-- The same without services: what wholes are added up from, a fraction of the cells.
create or replace table scope_cell as
select
  partnership,
  scope,
  row_party,
  kind,
  scenario,
  terms,
  period,
  sum(amount) as amount,
  sum(rows)::bigint as rows,
  max(price_status) as price_status
from cost_cell
group by all;

-- Cells in each view they enter, signed: a cell enters several.
create or replace view view_cell as
select
  cell.partnership,
  cell.service,
  cell.scope,
  role.party,
  cell.scenario,
  cell.terms,
  cell.period,
  role.part,
  case when role.sign < 0 then -cell.amount else cell.amount end as amount,
  cell.rows,
  cell.price_status
from cost_cell as cell
join role on role.row_party = cell.row_party and role.kind = cell.kind;

-- Cost, change cost and transfer of each view by month: by service, and (service null) for the partnership. An amount
-- is null when it is not known, and `status` says why; counts of rows tell "no rows" from "not known",
-- and `is_expected` marks the months in which running cost must have rows. Computed where it is read: kept for every
-- service, it would fill the memory of a large portfolio.
create or replace view money_of_view as
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
service_money as (
  select
    partnership,
    service,
    scope,
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
  from view_cell
  where service <> ''
  group by all
),
whole_cell as (
  select
    cell.partnership,
    role.party,
    cell.scenario,
    cell.terms,
    cell.period,
    role.part,
    case when role.sign < 0 then -cell.amount else cell.amount end as amount,
    cell.rows,
    cell.price_status
  from scope_cell as cell
  join role on role.row_party = cell.row_party and role.kind = cell.kind
),
whole_money as (
  select
    partnership,
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
  from whole_cell
  group by all
),
spine as (
  select party_month.partnership, party_month.party, party_month.scenario, term.terms, party_month.period
  from party_month
  cross join term
),
money as (
  from service_money
  union all by name
  select *, null::varchar as service, null::varchar as scope
  from whole_money
  full join spine using (partnership, party, scenario, terms, period)
)
select
  money.partnership,
  money.service,
  money.scope,
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

-- The months of whole partnerships, and of the services with a baseline of their own: what savings are made of.
create or replace table scope_money as
select * exclude (scope)
from money_of_view
where service is null
union all by name
select * exclude (scope)
from money_of_view
where service is not null and scope = service;

-- The same for every service.
create or replace view party_money as
select *
from scope_money
where service is null
union all by name
select * exclude (scope)
from money_of_view
where service is not null;
