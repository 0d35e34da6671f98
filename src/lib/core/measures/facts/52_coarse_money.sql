-- Cost, change cost and transfer of periods longer than a month, as `party_money` has them for months: each period as it
-- was given, never spread, never added to another grain. Empty where all data are monthly.

-- How much dearer a period is than the price base: the mean of its months, when each has a level.
create or replace table coarse_deflator as
with used as (
  select distinct grain, period
  from coarse_cost
),
levelled as (
  select used.grain, used.period, price_base.level as base, avg(price.level::double) as level, count(price.level) as months
  from used
  cross join price_base
  left join price
    on price.series = price_base.series
    and price.period between used.period and last_month_of(used.period, used.grain)
  group by all
)
select grain, period, case when months = months_in(grain) and level > 0 and base > 0 then level / base end as level
from levelled;

-- Why a period is not known for government as a whole: one side of it has no rows. The first cause stands.
create or replace table coarse_gap as
with presence as (
  select
    partnership,
    grain,
    period,
    party as row_party,
    bool_or(kind = 'run') as has_own,
    bool_or(kind = 'recharge') as has_recharge
  from coarse_cost
  where kind in ('run', 'recharge') and scenario = 'actual'
  group by all
),
side as (
  select partnership, grain, row_party, min(period) as first
  from presence
  where row_party <> ''
  group by all
),
cause as (
  select partnership, grain, period, 1 as rank, 'recharge without the provider''s own cost' as status
  from presence
  group by all
  having bool_or(has_recharge) and not coalesce(bool_or(has_own) filter (where row_party = 'provider'), false)
  union all
  select side.partnership, side.grain, held.period, 2, 'no ' || side.row_party || ' cost rows in this ' || grain_text(side.grain)
  from side
  join (select distinct partnership, grain, period from presence) as held
    on held.partnership = side.partnership
    and held.grain = side.grain
    and held.period > side.first
  anti join presence
    on presence.partnership = side.partnership
    and presence.grain = side.grain
    and presence.period = held.period
    and presence.row_party = side.row_party
)
select partnership, grain, period, arg_min(status, (rank, status)) as status
from cause
group by all;

-- Cells of longer periods in nominal and real terms.
create or replace table coarse_cell as
select *, 'nominal' as terms, null::varchar as price_status
from coarse_cost
union all
select
  coarse_cost.* replace (to_cent(coarse_cost.amount::double / coarse_deflator.level) as amount),
  'real',
  case when coarse_deflator.level is null then 'price index missing' end
from coarse_cost
join coarse_deflator using (grain, period);

create or replace table coarse_money as
with counted as (
  select
    cell.partnership,
    cell.service,
    role.party,
    cell.scenario,
    cell.terms,
    cell.grain,
    cell.period,
    role.part,
    case
      when count(cell.price_status) = 0
        then sum(case when role.sign < 0 then -cell.amount else cell.amount end)
    end as amount,
    count(*) filter (where cell.price_status is not null) > 0 as is_unknown,
    sum(cell.rows)::bigint as rows,
    sum(cell.suppressed)::bigint as suppressed,
    max(cell.price_status) as price_status
  from coarse_cell as cell
  join role on role.row_party = cell.party and role.kind = cell.kind
  where cell.scenario = 'actual'
  group by all
),
summed as (
  select
    partnership,
    case when grouping(service) = 0 then service end as service,
    party,
    scenario,
    terms,
    grain,
    period,
    case
      when not coalesce(bool_or(is_unknown) filter (where part = 'cost'), false)
        then sum(amount) filter (where part = 'cost')
    end as cost,
    case
      when not coalesce(bool_or(is_unknown) filter (where part = 'change'), false)
        then sum(amount) filter (where part = 'change')
    end as change,
    case
      when not coalesce(bool_or(is_unknown) filter (where part = 'transfer'), false)
        then sum(amount) filter (where part = 'transfer')
    end as transfer,
    coalesce(sum(rows) filter (where part = 'cost'), 0)::bigint as cost_rows,
    coalesce(sum(rows) filter (where part = 'change'), 0)::bigint as change_rows,
    coalesce(sum(rows) filter (where part = 'transfer'), 0)::bigint as transfer_rows,
    sum(suppressed) filter (where part = 'cost') as cost_suppressed,
    sum(suppressed) filter (where part = 'change') as change_suppressed,
    sum(suppressed) filter (where part = 'transfer') as transfer_suppressed,
    max(price_status) as price_status
  from counted
  group by
    grouping sets (
      (partnership, service, party, scenario, terms, grain, period),
      (partnership, party, scenario, terms, grain, period)
    )
  having grouping(service) = 1 or service <> ''
)
select
  summed.partnership,
  summed.service,
  summed.party,
  summed.scenario,
  summed.terms,
  summed.grain,
  summed.period,
  case when money_unit.status is null and gap.status is null then summed.cost end as cost,
  case when money_unit.status is null and gap.status is null then summed.change end as change,
  case when money_unit.status is null and gap.status is null then summed.transfer end as transfer,
  summed.cost_rows,
  summed.change_rows,
  summed.transfer_rows,
  money_unit.unit,
  money_status(summed.cost, money_unit.status, gap.status, summed.cost_suppressed, summed.price_status) as cost_status,
  money_status(summed.change, money_unit.status, gap.status, summed.change_suppressed, summed.price_status) as change_status,
  money_status(summed.transfer, money_unit.status, gap.status, summed.transfer_suppressed, summed.price_status) as transfer_status
from summed
join money_unit on money_unit.partnership = summed.partnership
left join coarse_gap as gap
  on gap.partnership = summed.partnership
  and gap.grain = summed.grain
  and gap.period = summed.period
  and summed.party = 'system';

-- Actual money of every grain: the months, and each longer period as it was given.
create or replace view period_money as
select
  partnership,
  service,
  party,
  terms,
  'month' as grain,
  period,
  cost,
  change,
  transfer,
  cost_rows,
  change_rows,
  transfer_rows,
  is_expected,
  unit,
  cost_status,
  change_status,
  transfer_status
from party_money
where scenario = 'actual'
union all by name
select * exclude (scenario), false as is_expected
from coarse_money;
