import type { MeasureUnit } from '../vocabulary/measure.ts';
import type { OwnMeasure } from '../vocabulary/own-measure.ts';
import { bareSelect } from './own-select.ts';

/** Columns that a select of one's own may give, with their type; a column it leaves out takes its default. */
export const ownColumns: Readonly<Record<string, string>> = {
  partnership: 'varchar',
  service: 'varchar',
  metric: 'varchar',
  party: 'varchar',
  terms: 'varchar',
  grain: 'varchar',
  period: 'date',
  value: 'decimal(38, 12)',
  unit: 'varchar',
  numerator: 'decimal(38, 12)',
  denominator: 'decimal(38, 12)',
  target: 'decimal(38, 12)',
  rows: 'bigint',
  status: 'varchar',
};

const typed = `named as (
  select
    partnership::varchar as partnership,
    nullif(service::varchar, '') as service,
    metric::varchar as metric,
    coalesce(party::varchar, 'system') as party,
    coalesce(terms::varchar, 'nominal') as terms,
    coalesce(grain::varchar, 'month') as grain,
    period::date as period,
    value,
    try_cast(value as decimal(38, 12)) as exact,
    unit::varchar as unit,
    try_cast(numerator as decimal(38, 12)) as numerator,
    try_cast(denominator as decimal(38, 12)) as denominator,
    try_cast(target as decimal(38, 12)) as target,
    coalesce(rows, 0)::bigint as rows,
    status::varchar as status
  from given
),
counted as (
  select *, count(*) over (partition by partnership, service, metric, party, terms, grain, period) as twins
  from named
)`;

// A row that is no point stops the measure, and says why.
const checked = `  case
    when counted.partnership is null then error('partnership: expected an id, found none; leave such rows out')
    when counted.period is null then error('period: expected a month, found none; leave such rows out')
    when day(counted.period) <> 1
      then error('period ' || counted.period || ': expected the first day of a month; use date_trunc(''month'', ...)')
    when counted.party not in ('system', 'customer', 'provider')
      then error('party "' || counted.party || '": expected system, customer or provider')
    when counted.terms not in ('nominal', 'real')
      then error('terms "' || counted.terms || '": expected nominal or real')
    when counted.grain not in ('month', 'quarter', 'half_year', 'year', 'rolling_year')
      then error('grain "' || counted.grain || '": expected month, quarter, half_year, year or rolling_year')
    when twins > 1
      then error('found ' || twins || ' rows for ' || concat_ws(', ', counted.partnership, counted.service, counted.metric,
        counted.period) || ': expected one; add them up with group by')
    else counted.partnership
  end as partnership,`;

/**
 * The SQL of the points of a measure of one's own. The select may stand in a statement: it was read before, and nothing but
 * a select parses within the brackets.
 */
export function pointsOfOwn({ sql, unit }: OwnMeasure): string {
  const isMoney = unit === 'money';
  const text = isMoney ? 'money_text' : 'plain_text';
  const part = unit === 'money per unit' ? 'money_text' : text;
  return `with given as (
  select ${Object.entries(ownColumns)
    .map(([name, type]) => `null::${name === 'value' ? 'double' : type} as "${name}"`)
    .join(', ')}
  where false
  union all by name
  select *
  from (
${bareSelect(sql)}
  ) as own
),
${typed}
select
${checked}
  counted.service,
  counted.metric,
  counted.party,
  counted.terms,
  counted.grain,
  counted.period,
  ${text}(exact) as value,
  coalesce(counted.unit, ${defaultUnit(unit)}) as unit,
  ${part}(counted.numerator) as numerator,
  plain_text(counted.denominator) as denominator,
  ${text}(counted.target) as target,
  counted.rows,
  case
    when exact is null and value is not null then 'not a number'
    when exact is null then coalesce(counted.status, 'no value')
    else counted.status
  end as status
from counted
cross join setting
left join money_unit on money_unit.partnership = counted.partnership`;
}

function defaultUnit(unit: MeasureUnit): string {
  const currency = 'coalesce(money_unit.unit, setting.currency)';
  if (unit === 'money') return currency;
  if (unit === 'money per unit') return `${currency} || ' / unit'`;
  return unit === 'share' ? `'share'` : `''`;
}

/** The SQL of a measure that must not run: asked for its points it gives its fault. */
export function refusal(fault: string): string {
  return `select
  error('${fault.replaceAll("'", "''")}') as partnership,
  null::varchar as service,
  null::varchar as metric,
  'system' as party,
  'nominal' as terms,
  'month' as grain,
  '2000-01-01'::date as period,
  null::varchar as value,
  '' as unit,
  null::varchar as numerator,
  null::varchar as denominator,
  null::varchar as target,
  0::bigint as rows,
  null::varchar as status`;
}
