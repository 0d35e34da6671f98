-- Who counts which cost, as data: a row of `row_party` and `kind` enters the view of `party` in `part` with `sign`.
-- Parts: `cost` (running cost), `change` (cost of changing over), `transfer` (recharges paid less received).
-- The customer pays the recharge on top of its own cost; the provider receives it against its own cost; government as
-- a whole sees only resources used, so recharges cancel out there. A row that names no party ('') counts for
-- government as a whole alone. Service credits are a recovery, never a cost or a benefit: they have a part of their own
-- (`credit`), which enters no cost and no saving. Dis-benefits of the register (`dis_benefit`) are taken off savings.
create or replace table role as
with own as (
  select unnest(['customer', 'provider', '']) as row_party
),
running as (
  select row_party, 'run' as kind, 'system' as party, 'cost' as part, 1 as sign
  from own
  union all
  select row_party, 'run', row_party, 'cost', 1
  from own
  where row_party <> ''
  union all
  values
    ('customer', 'recharge', 'customer', 'cost', 1),
    ('provider', 'recharge', 'provider', 'cost', -1)
),
changing as (
  select row_party, unnest(['transition', 'dual_running', 'stranded', 'one_off']) as kind
  from own
),
change as (
  select row_party, kind, 'system' as party, 'change' as part, 1 as sign
  from changing
  union all
  select row_party, kind, row_party, 'change', 1
  from changing
  where row_party <> ''
),
credit as (
  select row_party, 'service_credit' as kind, unnest([row_party, 'system']) as party, 'credit' as part, -1 as sign
  from own
  where row_party <> ''
),
loss as (
  select row_party, 'dis_benefit' as kind, 'system' as party, 'dis_benefit' as part, 1 as sign
  from own
  union all
  select row_party, 'dis_benefit', row_party, 'dis_benefit', 1
  from own
  where row_party <> ''
),
transfer as (
  select *
  from (
    values
      ('customer', 'recharge', 'customer', 'transfer', 1),
      ('provider', 'recharge', 'provider', 'transfer', 1),
      ('customer', 'recharge', 'system', 'transfer', 1),
      ('provider', 'recharge', 'system', 'transfer', -1)
  ) as transfers (row_party, kind, party, part, sign)
)
from running
union all
from change
union all
from credit
union all
from loss
union all
from transfer;

-- The rows of costs as each view counts them, one for each part that a row enters. `party` is that of the row, `seen_by`
-- that of the view.
create or replace view cost_row as
select
  fact_cost.file_id,
  fact_cost.source_row,
  fact_cost.source_line,
  fact_cost.partnership,
  fact_cost.service,
  fact_cost.party,
  fact_cost.kind,
  fact_cost.period,
  fact_cost.grain,
  fact_cost.scenario,
  role.part,
  role.party as seen_by,
  money_text(case when role.sign < 0 then -fact_cost.amount else fact_cost.amount end) as contribution
from fact_cost
join role on role.row_party = coalesce(fact_cost.party, '') and role.kind = fact_cost.kind;
