import { QueryCancelled, type Cell, type Engine, type Row } from '../engine/port.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import type { Measure, MeasureUnit } from '../vocabulary/measure.ts';
import type { OwnMeasure } from '../vocabulary/own-measure.ts';
import { bareSelect, readSelect } from './own-select.ts';

/** Columns that a select of one's own may give, with their type; a column it leaves out takes its default. */
const ownColumns: Readonly<Record<string, string>> = {
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

const required = ['partnership', 'period', 'value'];

/** The measures that analysts added, in the form of those of the catalogue. One that must not run gives its fault. */
export function ownMeasures(list: readonly OwnMeasure[]): readonly Measure[] {
  return list.map((own) => {
    const { fault, reads } = readSelect(own.sql);
    return {
      id: own.id,
      title: own.title,
      kind: 'own',
      better: own.better,
      unit: own.unit,
      total: own.total,
      isMonetary: own.unit === 'money' || own.unit === 'money per unit',
      span: 'month',
      absent: 'its select gives no rows',
      reads,
      parts: [],
      meaning: own.meaning,
      formula: 'its query over documented facts',
      source: 'added in this workspace',
      caveat:
        'Not one of the catalogue: whoever added it answers for it. No source rows are given for this measure; its query stands on its page.',
      points: fault === null ? pointsOfOwn(own) : refusal(fault),
      lineage: null,
    };
  });
}

/** Own measures beside a catalogue. One whose id is taken, as a document written by hand may have, is left out and named. */
export function ownBeside(
  catalogue: readonly Measure[],
  list: readonly OwnMeasure[],
): { readonly measures: readonly Measure[]; readonly findings: readonly Finding[] } {
  const isTaken = ({ id }: OwnMeasure, at: number) =>
    catalogue.some((measure) => measure.id === id) || list.findIndex((other) => other.id === id) < at;
  const message = ({ title, id }: OwnMeasure) =>
    `Measure "${title}": expected an id of its own, found "${id}", which another measure has; left out`;
  return {
    measures: ownMeasures(list.filter((own, at) => !isTaken(own, at))),
    findings: list.filter(isTaken).map((own) => finding('warning', 'own_measure_left_out', message(own))),
  };
}

/** What a measure of one's own must say beside its id, which comes from the title. */
export type OwnDraft = Omit<OwnMeasure, 'id'>;

/** How a draft came out: the first points it gives, or what to change. */
export type OwnCheck =
  | {
      readonly kind: 'fits';
      readonly measure: OwnMeasure;
      readonly points: number;
      readonly preview: readonly Row[];
    }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** What a check needs beside the draft. */
export interface OwnCheckOptions {
  /** Ids that are taken: those of the catalogue and of the other own measures. */
  readonly taken: readonly string[];
  readonly signal?: AbortSignal;
  readonly limitMs?: number;
}

const usualLimitMs = 10_000;
const previewRows = 10;

/** Try a draft on the loaded data. Rejects with a `QueryCancelled` when its signal stopped it. */
export async function checkOwn(engine: Engine, draft: OwnDraft, options: OwnCheckOptions): Promise<OwnCheck> {
  const measure = { ...draft, id: ownId(draft.title) };
  const faults = faultsOfDraft(measure, options.taken);
  if (faults.length > 0) return { kind: 'refused', faults };
  const limit = AbortSignal.timeout(options.limitMs ?? usualLimitMs);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  try {
    const wrong = await faultsOfColumns(engine, measure, signal);
    if (wrong.length > 0) return { kind: 'refused', faults: wrong };
    return { kind: 'fits', measure, ...(await tried(engine, measure, signal)) };
  } catch (cause) {
    if (options.signal?.aborted) throw new QueryCancelled();
    if (limit.aborted) return { kind: 'refused', faults: [tooLong(options.limitMs ?? usualLimitMs)] };
    return { kind: 'refused', faults: [cause instanceof Error ? cause.message : String(cause)] };
  }
}

/** The id of a measure: the snake_case of its title. */
export function ownId(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function tooLong(limitMs: number): string {
  return `stopped after ${limitMs / 1000} seconds: expected an answer by then; read fewer rows or join on a key`;
}

function faultsOfDraft(
  { id, title, unit, total, sql }: OwnMeasure,
  taken: readonly string[],
): readonly string[] {
  const faults: string[] = [];
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(id))
    faults.push(`title "${title.slice(0, 40)}": expected a letter first, and 100 letters or digits at most`);
  if (taken.includes(id)) faults.push(`title "${title}": another measure has this title; choose another one`);
  if (total === 'sum' && (unit === 'share' || unit === 'money per unit' || unit === 'level'))
    faults.push(`a ${unit} is not added over months: choose another rule for quarters and years`);
  const { fault } = readSelect(sql);
  if (fault !== null) faults.push(`SQL: ${fault}`);
  return faults;
}

async function faultsOfColumns(
  engine: Engine,
  { sql, total }: OwnMeasure,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const columns = await engine.query<{ column_name: string; column_type: string }>(
    `describe select * from (\n${bareSelect(sql)}\n) as own`,
    {},
    { signal },
  );
  const names = columns.map(({ column_name }) => column_name.toLowerCase());
  const needed = total === 'ratio' ? [...required, 'numerator', 'denominator'] : required;
  const missing = needed.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !Object.hasOwn(ownColumns, name));
  const faults: string[] = [];
  if (missing.length > 0)
    faults.push(`the select gives no column ${missing.join(', ')}: name one so with "as"`);
  if (unknown.length > 0)
    faults.push(`column ${unknown.join(', ')}: expected only ${Object.keys(ownColumns).join(', ')}`);
  const odd = columns.find(({ column_name, column_type }) => isOdd(column_name.toLowerCase(), column_type));
  if (odd)
    faults.push(
      `column ${odd.column_name}: expected ${expectedType(odd.column_name)}, found ${odd.column_type}`,
    );
  return faults;
}

function expectedType(name: string): string {
  return name.toLowerCase() === 'period' ? 'a date' : 'numbers';
}

function isOdd(name: string, type: string): boolean {
  if (name === 'period') return !/^(DATE|TIMESTAMP)/.test(type);
  const isNumber = ['value', 'numerator', 'denominator', 'target', 'rows'].includes(name);
  return isNumber && !/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|DOUBLE|FLOAT|"NULL")/.test(type);
}

async function tried(
  engine: Engine,
  measure: OwnMeasure,
  signal: AbortSignal,
): Promise<{ points: number; preview: readonly Row[] }> {
  const rows = await engine.query(
    `with tried as materialized (\n${pointsOfOwn(measure)}\n)
    select *, count(*) over () as points
    from tried
    order by partnership, service nulls first, metric, party, terms, grain, period
    limit ${previewRows}`,
    {},
    { signal },
  );
  const preview = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'points')),
  );
  return { points: numberOf(rows[0]?.['points'] ?? 0), preview };
}

function numberOf(cell: Cell): number {
  return Number(cell);
}

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

// The select may stand in a statement: it was read before, and nothing but a select parses within the brackets.
function pointsOfOwn({ sql, unit }: OwnMeasure): string {
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

function refusal(fault: string): string {
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
