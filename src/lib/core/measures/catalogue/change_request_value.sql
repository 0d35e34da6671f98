-- id: change_request_value
-- title: Change request value
-- kind: indicator
-- better: lower
-- unit: share
-- total: last
-- monetary: no
-- absent: no charges in the agreement for a year
-- reads: charge_month, agreement_component
-- parts: none
-- meaning: By how much amendments moved the charges of the agreement within a year.
-- formula: (charges in force - the same charges a year before) / charges a year before
-- source: NAO 2014 on managing contract change; practice
-- caveat: Components of kind price in the partnership's currency that are in force now and a year before; an indexed uplift is in it. 103 after 100 is 0.03.
with summed as (
  select
    partnership,
    period,
    sum(value - value_before) as numerator,
    sum(value_before) as denominator,
    count(*) as rows,
    case when min(unit) <> max(unit) or bool_or(unit <> unit_before) then 'units differ' end as status
  from charge_month
  group by all
)
select
  partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  period,
  plain_text(case when status is null and denominator > 0 then ratio(numerator, denominator) end) as value,
  'share' as unit,
  case when status is null then money_text(numerator) end as numerator,
  case when status is null then money_text(denominator) end as denominator,
  null::varchar as target,
  rows,
  coalesce(status, case when denominator <= 0 then 'charges a year before are not above zero' end) as status
from summed;

-- lineage
with whole as (
  select sum(value_before) as amount
  from charge_month
  where partnership = $partnership::varchar and period = $period::date
),
charged as (
  select component.*, charge.value - charge.value_before as change, charge.value_before
  from charge_month as charge
  join agreement_component as component
    on component.partnership = charge.partnership
    and component.component = charge.component
    and component.value = charge.value
    and component.effective_from <= last_day(charge.period)
    and coalesce(component.effective_to >= last_day(charge.period), true)
  where charge.partnership = $partnership::varchar and charge.period = $period::date
  qualify row_number() over (
    partition by charge.component
    order by component.effective_from desc, component.file_id desc, component.source_row desc
  ) = 1
)
select
  charged.file_id,
  charged.source_row,
  charged.source_line,
  charged.partnership,
  null::varchar as service,
  null::varchar as party,
  'charge' as kind,
  date_trunc('month', charged.effective_from)::date as period,
  plain_text(ratio(charged.change, whole.amount)) as contribution,
  money_text(charged.change) as numerator,
  money_text(charged.value_before) as denominator
from charged
cross join whole
order by charged.file_id, charged.source_row;
