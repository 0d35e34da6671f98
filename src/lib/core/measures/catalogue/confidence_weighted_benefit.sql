-- id: confidence_weighted_benefit
-- title: Confidence-weighted benefit
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no recorded benefits
-- reads: benefit_view, benefit_plan, benefit_profile
-- parts: none
-- meaning: What the register records, each benefit weighted by how sure it is; shown beside the unweighted sum.
-- formula: sum of realised benefit x confidence
-- source: HM Treasury Green Book 2026; Government Efficiency Framework 2025; NAO 2022
-- caveat: A benefit without a confidence counts in full, and is said. Benefits that make others possible are left out; dis-benefits are taken off.
with own as (
  select * replace (case when class = 'dis_benefit' then -weighted else weighted end as weighted)
  from benefit_view
  where scenario = 'actual'
)
select
  partnership,
  null::varchar as service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(
    case when bool_and(is_enabling or weighted is not null) then coalesce(sum(weighted) filter (where not is_enabling), 0) end
  ) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  coalesce(sum(rows) filter (where not is_enabling), 0)::bigint as rows,
  nullif(
    concat_ws(
      '; ',
      max(status) filter (where not is_enabling),
      'in full for want of a confidence: '
        || string_agg(benefit, ', ' order by benefit) filter (where confidence is null and not is_enabling),
      'makes another possible, so not added: ' || string_agg(benefit, ', ' order by benefit) filter (where is_enabling)
    ),
    ''
  ) as status
from own
group by partnership, party, terms, period, unit;

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
  money_text(
    weighted_amount(benefit_plan.value, profile.attribution_share, profile.confidence)
      * case when profile.class = 'dis_benefit' then -1 else 1 end
  ) as contribution
from benefit_plan
join benefit_profile as profile on profile.benefit = benefit_plan.benefit
where
  profile.partnership = $partnership::varchar
  and profile.is_money
  and not profile.is_rejected
  and not profile.is_enabling
  and ($party::varchar = 'system' or profile.party = $party::varchar)
  and benefit_plan.grain = 'month'
  and benefit_plan.scenario = 'actual'
  and benefit_plan.period = $period::date
order by benefit_plan.file_id, benefit_plan.source_row;
