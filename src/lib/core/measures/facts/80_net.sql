-- Net saving of every month from the first one past the baseline, or the first with change cost if that is earlier,
-- to the last month of the view's data. No month is skipped, so that running sums hold.
create or replace table net_month as
with span as (
  select
    partnership,
    service,
    party,
    scenario,
    terms,
    min(period) filter (where is_live) as first_live,
    max(period) as last
  from saving
  group by all
),
changed as (
  select
    span.partnership,
    span.service,
    span.party,
    span.scenario,
    span.terms,
    min(party_money.period) as first_change
  from span
  join party_money
    on party_money.partnership = span.partnership
    and party_money.service is not distinct from span.service
    and party_money.party = span.party
    and party_money.scenario = span.scenario
    and party_money.terms = span.terms
  where party_money.change_rows > 0
  group by all
),
spine as (
  select
    span.partnership,
    span.service,
    span.party,
    span.scenario,
    span.terms,
    unnest(generate_series(least(span.first_live, changed.first_change), span.last, interval 1 month))::date as period
  from span
  left join changed
    on changed.partnership = span.partnership
    and changed.service is not distinct from span.service
    and changed.party = span.party
    and changed.scenario = span.scenario
    and changed.terms = span.terms
),
joined as (
  select
    spine.*,
    coalesce(saving.is_live, false) as is_live,
    saving.flexed,
    saving.cost,
    coalesce(saving.cost_rows, 0) as cost_rows,
    coalesce(money.change_rows, 0) as change_rows,
    case when coalesce(money.change_rows, 0) = 0 then 0 else money.change end as change,
    money_unit.unit,
    case when coalesce(saving.is_live, false) then saving.status end as saving_status,
    case when coalesce(money.change_rows, 0) > 0 then money.change_status end as change_status
  from spine
  join money_unit on money_unit.partnership = spine.partnership
  left join saving
    on saving.partnership = spine.partnership
    and saving.service is not distinct from spine.service
    and saving.party = spine.party
    and saving.scenario = spine.scenario
    and saving.terms = spine.terms
    and saving.period = spine.period
  left join party_money as money
    on money.partnership = spine.partnership
    and money.service is not distinct from spine.service
    and money.party = spine.party
    and money.scenario = spine.scenario
    and money.terms = spine.terms
    and money.period = spine.period
)
select
  * exclude (saving_status, change_status),
  case when is_live then flexed - cost else 0 end - change as net,
  coalesce(saving_status, change_status) as status
from joined;

-- The running position; once a month is not known, what follows is not known either.
create or replace table position_month as
select
  *,
  case when count(net) over running = count(*) over running then sum(net) over running end as position,
  sum(cost_rows + change_rows) over running::bigint as position_rows,
  case
    when count(net) over running < count(*) over running
      then 'not known since ' || month_text(min(period) filter (where net is null) over running)
        || ': ' || arg_min(status, period) filter (where net is null) over running
  end as position_status
from net_month
window running as (
  partition by partnership, service, party, scenario, terms
  order by period
);
