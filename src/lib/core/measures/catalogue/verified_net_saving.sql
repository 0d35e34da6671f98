-- id: verified_net_saving
-- title: Verified net saving
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: no month after the baseline
-- reads: net_month
-- parts: net_saving, unverified_net_saving
-- meaning: Net saving against baselines that are approved, dated and evidenced, all cost of the change taken off: the headline.
-- formula: net saving - unverified net saving
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: All change cost and dis-benefits of the partnership are taken off here, also those of services whose baseline is in doubt. Not known when no baseline is verified. With unverified net saving it sums to net saving.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(verified_net) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows + change_rows + dis_rows as rows,
  verified_status as status
from net_month
where scenario = 'actual' and (is_live or change_rows > 0 or dis_rows > 0);
