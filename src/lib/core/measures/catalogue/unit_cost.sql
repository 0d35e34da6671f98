-- id: unit_cost
-- title: Unit cost
-- kind: cost
-- better: lower
-- unit: money per unit
-- total: ratio
-- monetary: yes
-- absent: no volume
-- reads: period_money, volume_month
-- parts: cost, volume
-- meaning: What one unit costs to run.
-- formula: cost / volume
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Falls when volume rises, as fixed cost is spread over more units: by itself no sign of efficiency. Totals divide total cost by total volume.
with costed as (
  select *
  from period_money
  where cost_rows > 0 or (service is null and is_expected)
),
counted as (
  select partnership, service, list(distinct grain) as grains
  from volume_month
  where scenario = 'actual'
  group by partnership, service
),
divided as (
  select
    costed.partnership,
    costed.service,
    costed.party,
    costed.terms,
    costed.grain,
    costed.period,
    case when volume.volume >= 0 then costed.cost end as cost,
    case when costed.cost is not null and volume.volume >= 0 then volume.volume end as volume,
    costed.unit || ' / ' || coalesce(volume.unit, 'unit') as unit,
    costed.cost_rows + coalesce(volume.rows, 0) as rows,
    case
      when costed.cost is null then costed.cost_status
      when not list_contains(counted.grains, costed.grain)
        then 'volume is not given by ' || grain_text(costed.grain)
      when volume.period is null then 'no volume in this ' || grain_text(costed.grain)
      when volume.volume = 0 then 'volume is zero'
      when volume.volume < 0 then 'negative volume in this ' || grain_text(costed.grain)
      when volume.volume is not null and volume.status is not null and costed.cost_status is not null
        then 'cost: ' || costed.cost_status || '; volume: ' || volume.status
      else coalesce(volume.status, costed.cost_status)
    end as status
  from costed
  join counted
    on counted.partnership = costed.partnership
    and counted.service is not distinct from costed.service
  left join volume_month as volume
    on volume.partnership = costed.partnership
    and volume.service is not distinct from costed.service
    and volume.grain = costed.grain
    and volume.period = costed.period
    and volume.scenario = 'actual'
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  grain,
  period,
  plain_text(ratio(cost, volume)) as value,
  unit,
  money_text(cost) as numerator,
  plain_text(volume) as denominator,
  null::varchar as target,
  rows,
  status
from divided;
