-- id: dual_running_cost
-- title: Dual running cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no dual-running cost
-- reads: kind_point, cost_row
-- parts: none
-- meaning: What it costs to run old and new side by side while moving over.
-- formula: sum of dual running cost
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: One-off, not recurring: part of change cost, never of running cost.
select * exclude (kind)
from kind_point
where kind = 'dual_running';

-- lineage
from cost_row
where
  part = 'change'
  and scenario = 'actual'
  and kind = 'dual_running'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
