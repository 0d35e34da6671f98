-- id: planned_dis_benefit
-- title: Planned dis-benefit
-- kind: benefit
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no planned dis-benefits
-- reads: dis_month, benefit_profile, benefit_plan, role
-- parts: none
-- meaning: What is expected to get worse or dearer elsewhere because of the partnership.
-- formula: sum of planned dis-benefits x attribution share
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Of the partnership as a whole, not by service; those without a party count for government as a whole alone.
select
  partnership,
  null::varchar as service,
  null::varchar as metric,
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
from dis_month
where scenario = 'plan';

-- lineage
select
  benefit_plan.file_id,
  benefit_plan.source_row,
  benefit_plan.source_line,
  profile.partnership,
  null::varchar as service,
  nullif(role.row_party, '') as party,
  'dis-benefit' as kind,
  benefit_plan.period,
  money_text(to_cent((benefit_plan.value * profile.attribution_share)::decimal(38, 6))) as contribution
from benefit_plan
join benefit_profile as profile on profile.benefit = benefit_plan.benefit
join role
  on role.row_party = profile.party
  and role.kind = 'dis_benefit'
  and role.part = 'dis_benefit'
  and role.party = $party::varchar
where
  profile.partnership = $partnership::varchar
  and profile.class = 'dis_benefit'
  and not profile.is_rejected
  and benefit_plan.grain = 'month'
  and benefit_plan.scenario = 'plan'
  and benefit_plan.period = $period::date
order by benefit_plan.file_id, benefit_plan.source_row;
