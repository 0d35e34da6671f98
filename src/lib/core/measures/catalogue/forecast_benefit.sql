-- id: forecast_benefit
-- title: Forecast benefit
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no forecast benefits
-- reads: benefit_point, benefit_row
-- parts: none
-- meaning: What a benefit of the register is forecast to bring in the month.
-- formula: forecast value x attribution share
-- source: HM Treasury Green Book 2026; Government Efficiency Framework 2025; NAO 2022
-- caveat: As its owner records it: a claim, never added to the net saving that the ledgers show. Rejected benefits and benefits that are not money are left out.
select * exclude (scenario)
from benefit_point
where scenario = 'forecast';

-- lineage
from benefit_row
where
  scenario = 'forecast'
  and partnership = $partnership::varchar
  and benefit = $metric::varchar
  and ($party::varchar = 'system' or party = $party::varchar)
  and period = $period::date
order by file_id, source_row;
