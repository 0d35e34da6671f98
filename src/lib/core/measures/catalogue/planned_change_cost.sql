-- id: planned_change_cost
-- title: Planned change cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no planned change cost
-- reads: party_money, cost_row
-- parts: none
-- meaning: Change cost as planned.
-- formula: planned transition + dual running + stranded + one-off
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: none
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(change) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  change_rows as rows,
  change_status as status
from party_money
where scenario = 'plan' and change_rows > 0;

-- lineage
from cost_row
where
  part = 'change'
  and scenario = 'plan'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = 'month'
  and period = $period::date
order by file_id, source_row;
