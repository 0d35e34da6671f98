-- id: one_off_cost
-- title: One off cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no one-off cost
-- reads: kind_point, cost_row
-- parts: none
-- meaning: Other cost that is paid once: redundancy, equipment, fees.
-- formula: sum of one-off cost
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: One-off, not recurring: part of change cost, never of running cost.
select * exclude (kind)
from kind_point
where kind = 'one_off';

-- lineage
from cost_row
where
  part = 'change'
  and scenario = 'actual'
  and kind = 'one_off'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
