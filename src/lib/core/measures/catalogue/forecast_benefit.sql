-- id: forecast_benefit
-- title: Forecast benefit
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no forecast benefits
-- reads: benefit_view, benefit_plan, benefit_profile
-- parts: none
-- meaning: What a benefit of the register is forecast to bring in the month.
-- formula: forecast value x attribution share
-- source: HM Treasury Green Book 2026; Government Efficiency Framework 2025; NAO 2022
-- caveat: As its owner records it: a claim, never added to the net saving that the ledgers show. Rejected benefits and benefits that are not money are left out.
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
  status
from benefit_view
where scenario = 'forecast';

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
  and benefit_plan.scenario = 'forecast'
  and benefit_plan.period = $period::date
  and profile.benefit = $metric::varchar
order by benefit_plan.file_id, benefit_plan.source_row;
