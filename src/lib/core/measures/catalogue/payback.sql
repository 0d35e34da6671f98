-- id: payback
-- title: Payback
-- kind: benefit
-- better: lower
-- unit: level
-- total: last
-- monetary: yes
-- span: to date
-- absent: no month after the baseline
-- reads: position_month
-- parts: net_position
-- meaning: Months from the first saving or change cost until the net position reaches zero and stays there.
-- formula: first time from which the net position is never below zero again, interpolated between months
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: 0 when the position was never below zero. Not within data while it is below zero, even if it was above before.
with numbered as (
  select
    *,
    row_number() over path as month,
    lead(position) over path as next_position,
    lead(period) over path as next_period,
    count(*) over (partition by partnership, service, party, terms) as months
  from position_month
  where scenario = 'actual' and position is not null
  window path as (
    partition by partnership, service, party, terms
    order by period
  )
),
crossing as (
  select
    partnership,
    service,
    party,
    terms,
    max(months) as months,
    max(period) as last,
    max(position_rows) as rows,
    coalesce(max(month) filter (where position < 0), 0) as month,
    arg_max(position, month) filter (where position < 0) as below,
    arg_max(next_position, month) filter (where position < 0) as above,
    arg_max(next_period, month) filter (where position < 0) as reached,
    min(period) as first
  from numbered
  group by partnership, service, party, terms
),
timed as (
  select
    *,
    case
      when month = 0 then 0
      when month < months then month + ratio(-below, above - below)
    end as elapsed,
    case
      when month = 0 then first
      when month < months then reached
      else last
    end as period
  from crossing
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  plain_text(elapsed::decimal(38, 6)) as value,
  'months' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  case when elapsed is null then 'not within data' end as status
from timed;
