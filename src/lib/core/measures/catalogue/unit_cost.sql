-- id: unit_cost
-- title: Unit cost
-- kind: cost
-- better: lower
-- unit: money per unit
-- total: ratio
-- monetary: yes
-- absent: no volume
-- reads: party_money, volume_month
-- parts: cost, volume
-- meaning: What one unit costs to run.
-- formula: cost / volume
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Falls when volume rises, as fixed cost is spread over more units: by itself no sign of efficiency. Totals divide total cost by total volume.
with costed as (
  select *
  from party_money
  where scenario = 'actual' and (cost_rows > 0 or (service is null and is_expected))
),
counted as (
  select distinct partnership, service
  from volume_month
  where scenario = 'actual'
),
divided as (
  select
    costed.partnership,
    costed.service,
    costed.party,
    costed.terms,
    costed.period,
    case when volume.volume is not null then costed.cost end as cost,
    case when costed.cost is not null then volume.volume end as volume,
    costed.unit || ' / ' || coalesce(volume.unit, 'unit') as unit,
    costed.cost_rows + coalesce(volume.rows, 0) as rows,
    case
      when costed.cost is null then costed.status
      when volume.period is null then 'no volume in this month'
      when volume.volume = 0 then 'volume is zero'
      else coalesce(volume.status, costed.status)
    end as status
  from costed
  join counted
    on counted.partnership = costed.partnership
    and counted.service is not distinct from costed.service
  left join volume_month as volume
    on volume.partnership = costed.partnership
    and volume.service is not distinct from costed.service
    and volume.period = costed.period
    and volume.scenario = 'actual'
)
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  plain_text(ratio(cost, volume)) as value,
  unit,
  money_text(cost) as numerator,
  plain_text(volume) as denominator,
  null::varchar as target,
  rows,
  status
from divided;
