-- id: cash_releasing_benefit
-- title: Cash-releasing benefit
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no benefit of this class
-- reads: class_point, benefit_row
-- parts: none
-- meaning: What the register records as money released from budgets, verified and unverified apart.
-- formula: sum of realised benefits of the class
-- source: HM Treasury Green Book 2026; Government Efficiency Framework 2025; NAO 2022
-- caveat: Stands beside the headline and is never added to it. A benefit that makes another of the same class possible is not added to it.
select * exclude (class)
from class_point
where class = 'cash_releasing';

-- lineage
from benefit_row
where
  scenario = 'actual'
  and class = 'cash_releasing'
  and is_verified = ($metric::varchar = 'verified')
  and not is_left_out
  and partnership = $partnership::varchar
  and ($party::varchar = 'system' or party = $party::varchar)
  and period = $period::date
order by file_id, source_row;
