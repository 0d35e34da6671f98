-- id: non_cash_releasing_benefit
-- title: Non-cash-releasing benefit
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no benefit of this class
-- reads: benefit_view, benefit_plan, benefit_profile
-- parts: none
-- meaning: What the register records as time or capacity freed, valued in money that no budget gives up.
-- formula: sum of realised benefits of the class
-- source: HM Treasury Green Book 2026; Government Efficiency Framework 2025; NAO 2022
-- caveat: Stands beside the headline and is never added to it. A benefit that makes another of the same class possible is not added to it.
with own as (
  select *, is_enabling and enabled_class = class as is_left_out
  from benefit_view
  where scenario = 'actual' and class = 'non_cash_releasing'
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
  ) as status
from own
group by partnership, is_verified, party, terms, period, unit;

-- lineage
select
  benefit_plan.file_id,
  benefit_plan.source_row,
  benefit_plan.source_line,
  profile.partnership,
  null::varchar as service,
  nullif(profile.party, '') as party,
  benefit_plan.scenario as kind,
  benefit_plan.period,
  money_text(claimed_amount(benefit_plan.value, profile.attribution_share)) as contribution
from benefit_plan
join benefit_profile as profile on profile.benefit = benefit_plan.benefit
where
  profile.partnership = $partnership::varchar
  and profile.is_money
  and not profile.is_rejected
  and ($party::varchar = 'system' or profile.party = $party::varchar)
  and benefit_plan.grain = 'month'
  and benefit_plan.scenario = 'actual'
  and benefit_plan.period = $period::date
  and profile.class = 'non_cash_releasing'
  and profile.is_verified = ($metric::varchar = 'verified')
  and not (profile.is_enabling and profile.enabled_class = profile.class)
order by benefit_plan.file_id, benefit_plan.source_row;
