-- The double-counting guard: what benefits claim on budget lines, against what the lines cost in the baseline. A budget
-- line is category x service in the ledgers, per budget holder: the customer, the provider, or ('') both together.

-- How a budget line is compared: `Staff, Payroll`, `Staff / Payroll`, `Staff | Payroll` and `Staff × Payroll` are one.
create or replace macro line_key(text) as
  regexp_replace(lower(trim(text)), '\s*[,/|×;]\s*', '|', 'g');

-- Category and service of each benefit's line, named in either order; `lines` counts how many fit, of which one must.
create or replace table benefit_line as
with ledger as (
  select distinct partnership, category, service
  from fact_cost
  where
    category is not null
    and service is not null
    and partnership in (select partnership from benefit_profile where budget_line is not null)
),
named as (
  select *, line_key(category || ',' || service) as key, 1 as rank
  from ledger
  union all
  select *, line_key(service || ',' || category), 2
  from ledger
),
fitting as (
  select profile.benefit, line_key(profile.budget_line) as key, named.category, named.service
  from benefit_profile as profile
  left join named on named.partnership = profile.partnership and named.key = line_key(profile.budget_line)
  where profile.budget_line is not null
  qualify coalesce(named.rank, 1) = min(coalesce(named.rank, 1)) over (partition by profile.benefit)
)
select
  benefit,
  -- In one order, so that two ways to write a line are one.
  array_to_string(list_sort(string_split(key, '|')), '|') as key,
  count(category) as lines,
  max(category) as category,
  max(service) as service
from fitting
group by fitting.benefit, fitting.key;

-- What a year of each claimed line cost in the baseline of its service: twelve times its monthly mean. Baseline rows
-- where the scope has them, else actuals, as for the flexed baseline; before that is known, so it is asked here.
create or replace table line_cost as
with claimed as (
  select distinct profile.partnership, line.category, line.service
  from benefit_line as line
  join benefit_profile as profile on profile.benefit = line.benefit
  where line.lines = 1
),
found as (
  select
    claimed.partnership,
    claimed.category,
    claimed.service,
    coalesce(fact_cost.party, '') as party,
    fact_cost.scenario,
    scope.months,
    sum(fact_cost.amount) as amount
  from claimed
  join member on member.partnership = claimed.partnership and member.service = claimed.service
  join scope on scope.partnership = member.partnership and scope.scope = member.scope
  join fact_cost
    on fact_cost.partnership = claimed.partnership
    and fact_cost.category = claimed.category
    and fact_cost.service = claimed.service
    and fact_cost.period between scope.baseline_from and scope.baseline_to
  where fact_cost.grain = 'month' and fact_cost.kind = 'run' and fact_cost.scenario in ('actual', 'baseline')
  group by all
),
held as (
  select *
  from found
  qualify bool_or(scenario = 'baseline') over (partition by partnership, category, service) = (scenario = 'baseline')
)
select partnership, category, service, party, sum(amount) * 12 / months as year_cost
from held
group by partnership, category, service, party, months
union all
select partnership, category, service, 'both', sum(amount) * 12 / months
from held
group by partnership, category, service, months;

-- A claim stands on the line of its own budget holder, and on the line as a whole. Avoidance and revenue take nothing
-- out of a budget, and quality is not money: none of them claims a line. Nor does what makes another claim possible on
-- it, of which a rule of its own tells.
create or replace table line_claim as
with claiming as (
  select
    profile.*,
    line.key,
    line.category,
    line.service,
    coalesce(line.key = other.key and profile.is_enabling, false) as is_enabling_on_line
  from benefit_profile as profile
  join benefit_line as line on line.benefit = profile.benefit
  left join benefit_line as other on other.benefit = profile.enables
  where profile.class in ('cash_releasing', 'non_cash_releasing') and not profile.is_rejected and line.lines <= 1
)
select
  benefit,
  partnership,
  key,
  category,
  service,
  attribution_share,
  is_enabling_on_line,
  party,
  unnest(case when party = '' then ['both'] else [party, 'both'] end) as holder
from claiming;

-- What is found, one row a benefit and rule: `others` are the benefits it clashes with, `found` and `allowed` numbers.
create or replace table benefit_guard as
with claim_month as (
  select
    claim.partnership,
    claim.key,
    claim.category,
    claim.service,
    claim.holder,
    amount.scenario,
    amount.period,
    sum(amount.amount) as amount
  from line_claim as claim
  join benefit_month as amount
    on amount.benefit = claim.benefit
    and amount.terms = 'nominal'
    and amount.scenario in ('actual', 'plan')
  where not claim.is_enabling_on_line
  group by all
),
claim_year as (
  select
    *,
    sum(amount) over (
      partition by partnership, key, holder, scenario
      order by period
      range between interval 11 month preceding and current row
    ) as year_claim
  from claim_month
),
overclaim as (
  select claim_year.*, line_cost.year_cost
  from claim_year
  join line_cost
    on line_cost.partnership = claim_year.partnership
    and line_cost.category = claim_year.category
    and line_cost.service = claim_year.service
    and line_cost.party = claim_year.holder
  where claim_year.year_claim > line_cost.year_cost
  qualify row_number() over (
    partition by claim_year.partnership, claim_year.key, claim_year.holder
    order by claim_year.scenario, claim_year.year_claim desc, claim_year.period
  ) = 1
),
overclaiming_by_holder as (
  select
    claim.benefit,
    'line_overclaimed' as rule,
    overclaim.holder,
    overclaim.scenario,
    overclaim.period,
    overclaim.year_claim as found,
    overclaim.year_cost as allowed,
    array_to_string(list_sort(list(other.benefit) filter (where other.benefit <> claim.benefit)), ', ') as others
  from overclaim
  join line_claim as claim
    on claim.partnership = overclaim.partnership
    and claim.key = overclaim.key
    and claim.holder = overclaim.holder
    and not claim.is_enabling_on_line
  join line_claim as other
    on other.partnership = claim.partnership
    and other.key = claim.key
    and other.holder = claim.holder
    and not other.is_enabling_on_line
  group by all
),
overclaiming as (
  select *
  from overclaiming_by_holder
  qualify row_number() over (
    partition by benefit
    order by holder = 'both'
  ) = 1
),
share as (
  select
    benefit,
    partnership,
    key,
    attribution_share,
    unnest(case when party = '' then ['customer', 'provider'] else [party] end) as holder
  from (
    select distinct benefit, partnership, key, attribution_share, party
    from line_claim
    where not is_enabling_on_line
  ) as claim
),
shared as (
  select partnership, key, holder, sum(attribution_share) as total, list(benefit) as benefits
  from share
  group by all
  having sum(attribution_share) > 1
),
oversharing as (
  select
    share.benefit,
    'attribution_above_whole' as rule,
    shared.total as found,
    1 as allowed,
    array_to_string(list_sort(list_filter(shared.benefits, lambda other: other <> share.benefit)), ', ') as others
  from share
  join shared
    on shared.partnership = share.partnership
    and shared.key = share.key
    and shared.holder = share.holder
  qualify row_number() over (
    partition by share.benefit
    order by shared.total desc, shared.holder
  ) = 1
),
enabling as (
  select benefit.benefit, 'enabling_counted_twice' as rule, enabled.benefit as others
  from benefit_profile as benefit
  join benefit_profile as enabled on enabled.benefit = benefit.enables and enabled.benefit <> benefit.benefit
  join benefit_line as line on line.benefit = benefit.benefit
  join benefit_line as enabled_line on enabled_line.benefit = enabled.benefit and enabled_line.key = line.key
  where
    benefit.is_money
    and enabled.is_money
    and not benefit.is_rejected
    and not enabled.is_rejected
    and benefit.benefit in (select benefit from benefit_month)
    and enabled.benefit in (select benefit from benefit_month)
),
body as (
  select partnership, last(customer order by file_id, source_row) as customer, last(provider order by file_id, source_row) as provider
  from partnership
  group by partnership
),
line_holder as (
  select distinct
    claim.benefit,
    claim.partnership,
    claim.key,
    unnest(
      case claim.party
        when 'customer' then [lower(body.customer)]
        when 'provider' then [lower(body.provider)]
        else [lower(body.customer), lower(body.provider)]
      end
    ) as body
  from line_claim as claim
  left join body on body.partnership = claim.partnership
),
crossing as (
  select
    claim.benefit,
    'line_claimed_by_two_partnerships' as rule,
    string_agg(distinct other.benefit || ' of ' || other.partnership, ', ' order by other.benefit || ' of ' || other.partnership) as others
  from line_holder as claim
  join line_holder as other
    on other.key = claim.key
    and other.partnership <> claim.partnership
    and (other.body = claim.body or other.body is null or claim.body is null)
  group by claim.benefit
),
own as (
  select
    benefit,
    unnest([
      case when lower(status) = 'verified' and not is_verified then 'verified_without_evidence' end,
      case
        when
          is_money
          and not is_rejected
          and class <> 'dis_benefit'
          and baseline_value is null
          and baseline_period is null
          and benefit in (select benefit from benefit_plan)
          then 'claim_without_baseline'
      end,
      case
        when enables is not null and enables not in (select benefit from benefit_profile) then 'enables_unknown'
      end,
      case when enables = benefit then 'enables_itself' end
    ]) as rule,
    case when enables is not null then enables end as others
  from benefit_profile
),
lined as (
  select
    line.benefit,
    case
      when line.lines = 0 then 'budget_line_unknown'
      when line.lines > 1 then 'budget_line_ambiguous'
      else 'line_without_baseline'
    end as rule
  from benefit_line as line
  join benefit_profile as profile on profile.benefit = line.benefit
  where
    not profile.is_rejected
    and (
      line.lines <> 1
      or (
        profile.class in ('cash_releasing', 'non_cash_releasing')
        and not exists (
          from line_cost
          where
            line_cost.partnership = profile.partnership
            and line_cost.category = line.category
            and line_cost.service = line.service
        )
      )
    )
),
circle as (
  select benefit.benefit, 'enables_in_circle' as rule, other.benefit as others
  from benefit_profile as benefit
  join benefit_profile as other on other.benefit = benefit.enables and other.enables = benefit.benefit
  where other.benefit <> benefit.benefit
),
twice as (
  select
    benefit,
    'benefit_of_two_partnerships' as rule,
    string_agg(distinct partnership, ', ' order by partnership) as others
  from benefit
  group by benefit
  having count(distinct partnership) > 1
),
found as (
  from overclaiming
  union all by name
  from oversharing
  union all by name
  from enabling
  union all by name
  from crossing
  union all by name
  from (
    from own
    where rule is not null
  )
  union all by name
  from lined
  union all by name
  from circle
  union all by name
  from twice
)
select
  found.rule,
  profile.partnership,
  found.benefit,
  profile.title,
  profile.budget_line as line,
  nullif(found.others, '') as others,
  found.holder,
  found.scenario,
  found.period,
  money_text(found.found) as found,
  money_text(found.allowed) as allowed,
  profile.file_id,
  profile.source_line
from found
join benefit_profile as profile on profile.benefit = found.benefit
union all
-- Rows of values that cannot be used as they are.
select
  'dis_benefit_negative',
  profile.partnership,
  profile.benefit,
  profile.title,
  null,
  null,
  null,
  value.scenario,
  value.period,
  money_text(value.value),
  '0.00',
  value.file_id,
  value.source_line
from benefit_plan as value
join benefit_profile as profile on profile.benefit = value.benefit
where profile.class = 'dis_benefit' and value.value < 0
union all
select
  'value_without_profile',
  null,
  value.benefit,
  null,
  null,
  null,
  null,
  value.scenario,
  min(value.period),
  count(*)::varchar,
  null,
  min(value.file_id),
  min(value.source_line)
from benefit_plan as value
where value.benefit not in (select benefit from benefit)
group by value.benefit, value.scenario;
