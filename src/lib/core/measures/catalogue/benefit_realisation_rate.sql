-- id: benefit_realisation_rate
-- title: Benefit realisation rate
-- kind: benefit
-- better: higher
-- unit: share
-- total: last
-- monetary: yes
-- span: to date
-- absent: no planned benefits
-- reads: benefit_view, benefit_plan, benefit_profile
-- parts: none
-- meaning: How much of what the register planned to date it records as realised.
-- formula: sum of realised benefits to date / sum of planned benefits to date
-- source: HM Treasury Green Book 2026; Government Efficiency Framework 2025; NAO 2022
-- caveat: Not clipped. Undefined while the plan to date is not above zero. Up to the last month with a recorded value. Benefits that make others possible are left out; dis-benefits are taken off.
with signed as (
  select * replace (case when class = 'dis_benefit' then -amount else amount end as amount)
  from benefit_view
  where scenario in ('actual', 'plan') and not is_enabling
),
monthly as (
  select
    partnership,
    party,
    terms,
    period,
    coalesce(sum(amount) filter (where scenario = 'actual'), 0) as realised,
    coalesce(sum(amount) filter (where scenario = 'plan'), 0) as planned,
    bool_or(scenario = 'actual') as has_actual,
    max(status) filter (where amount is null) as missing,
    sum(rows)::bigint as rows
  from signed
  group by all
),
to_date as (
  select
    *,
    sum(realised) over running as realised_to_date,
    sum(planned) over running as planned_to_date,
    max(missing) over running as missing_to_date,
    (sum(rows) over running)::bigint as rows_to_date,
    max(period) filter (where has_actual) over (partition by partnership, party, terms) as last_actual
  from monthly
  window running as (
    partition by partnership, party, terms
    order by period
  )
)
select
  partnership,
  null::varchar as service,
  null::varchar as metric,
  party,
  terms,
  period,
  plain_text(
    case when missing_to_date is null and planned_to_date > 0 then ratio(realised_to_date, planned_to_date) end
  ) as value,
  'share' as unit,
  case when missing_to_date is null then money_text(realised_to_date) end as numerator,
  case when missing_to_date is null then money_text(planned_to_date) end as denominator,
  null::varchar as target,
  rows_to_date as rows,
  coalesce(missing_to_date, case when planned_to_date <= 0 then 'plan to date is not above zero' end) as status
from to_date
where period <= last_actual;

-- lineage
with counted as (
  select
    benefit_plan.file_id,
    benefit_plan.source_row,
    benefit_plan.source_line,
    profile.partnership,
    nullif(profile.party, '') as party,
    benefit_plan.scenario as kind,
    benefit_plan.period,
    claimed_amount(benefit_plan.value, profile.attribution_share)
      * case when profile.class = 'dis_benefit' then -1 else 1 end as amount
  from benefit_plan
  join benefit_profile as profile on profile.benefit = benefit_plan.benefit
  where
    profile.partnership = $partnership::varchar
    and profile.is_money
    and not profile.is_rejected
    and not profile.is_enabling
    and ($party::varchar = 'system' or profile.party = $party::varchar)
    and benefit_plan.grain = 'month'
    and benefit_plan.scenario in ('actual', 'plan')
    and benefit_plan.period <= $period::date
),
whole as (
  select sum(amount) filter (where kind = 'plan') as planned
  from counted
)
select
  counted.file_id,
  counted.source_row,
  counted.source_line,
  counted.partnership,
  null::varchar as service,
  counted.party,
  counted.kind,
  counted.period,
  case when counted.kind = 'actual' then plain_text(ratio(counted.amount, whole.planned)) end as contribution,
  case when counted.kind = 'actual' then money_text(counted.amount) end as numerator,
  case when counted.kind = 'plan' then money_text(counted.amount) end as denominator
from counted
cross join whole
order by counted.file_id, counted.source_row;
