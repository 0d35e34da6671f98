-- id: programme_cost_burn
-- title: Programme cost burn
-- kind: indicator
-- better: lower
-- unit: share
-- total: last
-- monetary: yes
-- span: to date
-- absent: no planned change cost
-- reads: party_money
-- parts: change_cost, planned_change_cost
-- meaning: What the change has cost to date against what it was planned to have cost by now.
-- formula: sum of change cost to date / sum of planned change cost to date
-- source: HM Treasury Green Book 2026; NAO 2016 on shared service centres; practice
-- caveat: From the first month that has either, up to the last month of actual cost. Undefined while the plan to date is not above zero. 132,000 of 120,000 is 1.1.
with reach as (
  select partnership, max(period) as last
  from cube_cost
  where scenario = 'actual'
  group by partnership
),
monthly as (
  select
    party_money.partnership,
    party_money.service,
    party_money.party,
    party_money.terms,
    party_money.period,
    coalesce(sum(party_money.change) filter (where party_money.scenario = 'actual'), 0) as spent,
    coalesce(sum(party_money.change) filter (where party_money.scenario = 'plan'), 0) as planned,
    sum(party_money.change_rows)::bigint as rows,
    count(*) filter (where party_money.scenario = 'plan') as plans,
    max(party_money.change_status) filter (where party_money.change is null) as status
  from party_money
  join reach on reach.partnership = party_money.partnership and party_money.period <= reach.last
  where party_money.change_rows > 0 and party_money.scenario in ('actual', 'plan')
  group by all
),
running_sum as (
  select
    partnership,
    service,
    party,
    terms,
    period,
    sum(spent) over running as numerator,
    sum(planned) over running as denominator,
    (sum(rows) over running)::bigint as rows,
    arg_min(status, period) filter (where status is not null) over running as status,
    sum(plans) over (partition by partnership, service, party, terms) as plans
  from monthly
  window running as (
    partition by partnership, service, party, terms
    order by period
  )
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  plain_text(case when status is null and denominator > 0 then ratio(numerator, denominator) end) as value,
  'share' as unit,
  case when status is null then money_text(numerator) end as numerator,
  case when status is null then money_text(denominator) end as denominator,
  null::varchar as target,
  rows,
  coalesce(status, case when denominator <= 0 then 'plan to date is not above zero' end) as status
from running_sum
where plans > 0;
