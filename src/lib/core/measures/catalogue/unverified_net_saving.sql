-- id: unverified_net_saving
-- title: Unverified net saving
-- kind: benefit
-- better: higher
-- unit: money
-- total: sum
-- monetary: yes
-- absent: every baseline is verified
-- reads: net_month
-- parts: gross_saving, change_cost, dis_benefit
-- meaning: Net saving against baselines in doubt, beside the headline and never in it.
-- formula: gross saving of baselines in doubt; less change cost and dis-benefit only when no baseline is verified
-- source: HM Treasury Green Book 2026; NAO 2012, 2022, 2023; Government Efficiency Framework 2025
-- caveat: Change cost and dis-benefits are taken off once: from the verified saving where there is one, else here.
select
  partnership,
  service,
  null::varchar as metric,
  party,
  terms,
  period,
  money_text(unverified_net) as value,
  unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  cost_rows + change_rows + dis_rows as rows,
  concat_ws('; ', 'baseline not verified: ' || doubt, status) as status
from net_month
where scenario = 'actual' and has_doubted and (is_live or (not has_verified and (change_rows > 0 or dis_rows > 0)));
