-- id: baseline_volume
-- title: Baseline volume
-- kind: benefit
-- better: neutral
-- unit: count
-- total: last
-- monetary: no
-- absent: no volume in the baseline
-- reads: baseline_volume, scope_month, fact_volume, member, scope_source
-- parts: none
-- meaning: Mean monthly volume in the baseline period.
-- formula: sum of volume in the baseline months / number of baseline months
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Known only when every month of the baseline has volume in one unit.
with covered as (
  select
    baseline_volume.*,
    scope_month.period,
    scope_month.counts,
    count(*) filter (where scope_month.counts) over (
      partition by baseline_volume.partnership, scope_month.period
    ) as scopes
  from baseline_volume
  join scope_month
    on scope_month.partnership = baseline_volume.partnership
    and scope_month.scope = baseline_volume.scope
),
levelled as (
  select *, scope as service
  from covered
  where scope <> ''
  union all by name
  select *, null::varchar as service
  from covered
  where counts and scopes = 1
)
select
  partnership,
  service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  period,
  plain_text(volume::decimal(38, 6)) as value,
  coalesce(unit, 'units') as unit,
  case when volume is not null then plain_text(total) end as numerator,
  case when volume is not null then months::varchar end as denominator,
  null::varchar as target,
  rows,
  status
from levelled;

-- lineage
select
  fact_volume.file_id,
  fact_volume.source_row,
  fact_volume.source_line,
  fact_volume.partnership,
  fact_volume.service,
  null::varchar as party,
  'volume' as kind,
  fact_volume.period,
  plain_text(fact_volume.volume::double / source.months) as contribution
from fact_volume
join member
  on member.partnership = fact_volume.partnership
  and member.service = coalesce(fact_volume.service, '')
join scope_source as source on source.partnership = member.partnership and source.scope = member.scope
join baseline_volume on baseline_volume.partnership = member.partnership and baseline_volume.scope = member.scope
join scope_month
  on scope_month.partnership = member.partnership
  and scope_month.scope = member.scope
  and scope_month.period = $period::date
where
  fact_volume.partnership = $partnership::varchar
  and fact_volume.grain = 'month'
  and fact_volume.period between source.baseline_from and source.baseline_to
  and fact_volume.scenario = baseline_volume.scenario
  and case when $service::varchar is null then scope_month.counts else member.scope = $service::varchar end
order by fact_volume.file_id, fact_volume.source_row;
