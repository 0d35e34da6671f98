-- id: transition_cost
-- title: Transition cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no transition cost
-- reads: kind_point, cost_row
-- parts: none
-- meaning: What it costs to move the service over: project, migration, training.
-- formula: sum of transition cost
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: One-off, not recurring: part of change cost, never of running cost.
select * exclude (kind)
from kind_point
where kind = 'transition';

-- lineage
from cost_row
where
  part = 'change'
  and scenario = 'actual'
  and kind = 'transition'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
