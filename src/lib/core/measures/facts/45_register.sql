-- What a value of a benefit comes to after attribution, to the cent.
create or replace macro claimed_amount(value, attribution_share) as
  to_cent((value * attribution_share)::decimal(38, 6));

-- The same, weighted by how sure the benefit is; without a confidence it counts in full.
create or replace macro weighted_amount(value, attribution_share, confidence) as
  to_cent((claimed_amount(value, attribution_share) * coalesce(confidence, 1))::decimal(38, 6));

-- The profile of each benefit as it counts: who gains, whether it is verified, and whether it may be added to others.
-- A profile given twice stands as it was loaded last. `party` is '' for anyone but the two bodies, whom the register
-- may name by their part or by their name: such a benefit counts for government as a whole alone.
create or replace table benefit_profile as
with last_profile as (
  select *
  from benefit
  qualify row_number() over (
    partition by benefit
    order by file_id desc, source_row desc
  ) = 1
),
body as (
  select
    partnership,
    last(lower(customer) order by file_id, source_row) as customer,
    last(lower(provider) order by file_id, source_row) as provider
  from partnership
  group by partnership
),
judged as (
  select
    last_profile.*,
    case
      when lower(beneficiary) in ('customer', 'provider') then lower(beneficiary)
      when lower(beneficiary) = body.customer then 'customer'
      when lower(beneficiary) = body.provider then 'provider'
      else ''
    end as party,
    coalesce(class, '') not in ('quality', '') as is_money,
    lower(status) = 'rejected' as is_rejected,
    lower(status) = 'verified'
      and baseline_evidence is not null
      and coalesce(baseline_value::varchar, baseline_period) is not null as is_verified
  from last_profile
  left join body on body.partnership = last_profile.partnership
),
recorded as (
  select benefit, max(periods) as periods
  from (
    select benefit, scenario, count(distinct period) as periods
    from benefit_plan
    group by benefit, scenario
  ) as counted
  group by benefit
)
select
  judged.* replace (
    coalesce(
      judged.recurrence,
      case
        when recorded.periods = 1 then 'one_off'
        when recorded.periods > 1 then 'recurring'
      end
    ) as recurrence
  ),
  judged.recurrence is not null as is_recurrence_given,
  enabled.benefit is not null as is_enabling,
  enabled.class as enabled_class
from judged
left join recorded on recorded.benefit = judged.benefit
left join judged as enabled
  on enabled.benefit = judged.enables
  and enabled.benefit <> judged.benefit
  and enabled.is_money
  and not enabled.is_rejected;

-- How much dearer a month is than the price base, for benefits. A plan or forecast reaches beyond costs and published
-- indices: it takes the last level there is before it, and says so; what was recorded takes the level of its month.
create or replace table benefit_price as
with spine as (
  select distinct case when scenario = 'actual' then 'actual' else 'plan' end as scenario, period
  from benefit_plan
  where grain = 'month'
),
levelled as (
  select
    spine.scenario,
    spine.period,
    price.period as level_period,
    price.level::double / nullif(price_base.level, 0) as level,
    datediff('month', price.period, spine.period) as age
  from spine
  cross join price_base
  asof left join price on price.series = price_base.series and spine.period >= price.period
)
select
  scenario,
  period,
  case when level > 0 and (age <= 3 or scenario = 'plan') then level end as level,
  case
    when level is null or level <= 0 or (age > 3 and scenario = 'actual') then 'price index missing'
    when age > 0 then 'provisional: price index of ' || month_text(level_period)
  end as status
from levelled;

-- What each money benefit is to bring and has brought, by month, after attribution. Values of longer periods are in no
-- month. Rejected benefits are not in it. Real amounts are rounded to the cent, as in the ledgers.
create or replace table benefit_month as
with claimed as (
  select
    profile.partnership,
    profile.benefit,
    profile.class,
    profile.party,
    benefit_plan.scenario,
    benefit_plan.period,
    sum(claimed_amount(benefit_plan.value, profile.attribution_share)) as amount,
    sum(weighted_amount(benefit_plan.value, profile.attribution_share, profile.confidence)) as weighted,
    count(*) as rows
  from benefit_profile as profile
  join benefit_plan on benefit_plan.benefit = profile.benefit
  where profile.is_money and not profile.is_rejected and benefit_plan.grain = 'month'
  group by all
)
select *, 'nominal' as terms, null::varchar as status
from claimed
union all by name
select
  claimed.* replace (
    to_cent(claimed.amount::double / benefit_price.level) as amount,
    to_cent(claimed.weighted::double / benefit_price.level) as weighted
  ),
  'real' as terms,
  benefit_price.status
from claimed
join benefit_price
  on benefit_price.period = claimed.period
  and benefit_price.scenario = case when claimed.scenario = 'actual' then 'actual' else 'plan' end;

-- The same as each view sees it, with what is needed to sort and to weigh it: government as a whole sees every benefit,
-- a party its own. Without a currency of the partnership's own, amounts beside costs in two currencies are not known.
create or replace table benefit_view as
with home_currency as (
  select partnership, max(currency) as currency
  from partnership
  group by partnership
),
sorted as (
  select
    benefit_month.*,
    coalesce(home_currency.currency, money_unit.unit, setting.currency) as unit,
    profile.is_verified,
    profile.is_enabling,
    profile.enabled_class,
    profile.confidence
  from benefit_month
  join benefit_profile as profile on profile.benefit = benefit_month.benefit
  cross join setting
  left join home_currency on home_currency.partnership = benefit_month.partnership
  left join money_unit on money_unit.partnership = benefit_month.partnership
),
united as (
  select
    sorted.* replace (
      case when unit <> 'mixed' then amount end as amount,
      case when unit <> 'mixed' then weighted end as weighted,
      case when unit = 'mixed' then 'mixed currencies' else status end as status
    )
  from sorted
)
select united.* replace ('system' as party)
from united
union all by name
select united.*
from united
where party <> '';

-- The same as points of a measure, which takes one scenario of them.
create or replace view benefit_point as
select
  partnership,
  null::varchar as service,
  benefit as metric,
  party,
  terms,
  period,
  money_text(amount) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  rows,
  status,
  scenario
from benefit_view;

-- What benefits have brought as points of a measure, which takes one class of them: verified and unverified apart, and
-- without those that make another of the same class possible.
create or replace view class_point as
with own as (
  select *, is_enabling and enabled_class = class as is_left_out
  from benefit_view
  where scenario = 'actual'
)
select
  partnership,
  null::varchar as service,
  case when is_verified then 'verified' else 'unverified' end as metric,
  party,
  terms,
  period,
  money_text(
    case when bool_and(is_left_out or amount is not null) then coalesce(sum(amount) filter (where not is_left_out), 0) end
  ) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  coalesce(sum(rows) filter (where not is_left_out), 0)::bigint as rows,
  nullif(
    concat_ws(
      '; ',
      max(status) filter (where not is_left_out),
      'makes another possible, so not added: ' || string_agg(benefit, ', ' order by benefit) filter (where is_left_out)
    ),
    ''
  ) as status,
  class
from own
group by partnership, class, is_verified, party, terms, period, unit;

-- The rows of money benefits that are in months, with what each adds after attribution.
create or replace view benefit_row as
select
  benefit_plan.file_id,
  benefit_plan.source_row,
  benefit_plan.source_line,
  profile.partnership,
  null::varchar as service,
  nullif(profile.party, '') as party,
  benefit_plan.scenario as kind,
  benefit_plan.period,
  benefit_plan.scenario,
  profile.benefit,
  profile.class,
  profile.is_verified,
  profile.is_enabling and profile.enabled_class = profile.class as is_left_out,
  money_text(claimed_amount(benefit_plan.value, profile.attribution_share)) as contribution
from benefit_plan
join benefit_profile as profile on profile.benefit = benefit_plan.benefit
where profile.is_money and not profile.is_rejected and benefit_plan.grain = 'month';
