-- id: stranded_cost
-- title: Stranded cost
-- kind: cost
-- better: lower
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no stranded cost
-- reads: kind_point, cost_row
-- parts: none
-- meaning: Cost that stays behind although the service has moved: empty space, contracts, unshared overhead.
-- formula: sum of stranded cost
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Counted as part of change cost in the month it is booked, as long as it lasts.
select * exclude (kind)
from kind_point
where kind = 'stranded';

-- lineage
from cost_row
where
  part = 'change'
  and scenario = 'actual'
  and kind = 'stranded'
  and partnership = $partnership::varchar
  and ($service::varchar is null or service = $service::varchar)
  and seen_by = $party::varchar
  and grain = $grain::varchar
  and period = $period::date
order by file_id, source_row;
