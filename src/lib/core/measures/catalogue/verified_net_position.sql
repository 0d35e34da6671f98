-- id: verified_net_position
-- title: Verified net position
-- kind: benefit
-- better: higher
-- unit: money
-- total: last
-- monetary: yes
-- span: to date
-- absent: no month after the baseline
-- reads: position_month
-- parts: verified_net_saving
-- meaning: What has been saved so far against verified baselines, all cost of changing over paid.
-- formula: running sum of verified net saving
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Once a month is not known, what follows is not known either.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(verified_position) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  position_rows as rows,
  verified_position_status as status
from position_month
where scenario = 'actual';
