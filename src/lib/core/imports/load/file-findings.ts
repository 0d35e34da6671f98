import { identifier } from '../../engine/bind.ts';
import { finding, type Finding, type Severity } from '../../vocabulary/finding.ts';
import { grainNames, type Grain } from '../../vocabulary/grain.ts';
import { isZero } from '../../vocabulary/money.ts';
import { foundTotal, leftOutByValue } from './compile-exclusions.ts';
import { currencySignFindings } from '../typing/currency-signs.ts';
import type { ControlTotal } from './imported-file.ts';
import type { Leftovers } from './leftovers.ts';
import { signalOf, type Load } from './loading.ts';
import { readNumber } from '../typing/typed-text.ts';
import { isStaggered } from './staggered.ts';
import { columnsUsed } from '../mapping/rule-columns.ts';
import { scanFindings } from '../scan/scan-findings.ts';
import type { Totals } from './totals.ts';

/** What came of a load beside its rows. */
export interface Outcome {
  readonly left: Leftovers;
  readonly totals: Totals;
  readonly control: readonly ControlTotal[];
}

/** What a person should know of a file that was loaded: what was left out, what repeats, what does not tie. */
export async function fileFindings(load: Load, outcome: Outcome): Promise<readonly Finding[]> {
  const { source, scan } = load.request;
  return [
    ...tieFindings(load, outcome.control),
    ...scanFindings(source.name, scan),
    ...scaleFindings(load),
    ...labelFindings(load),
    ...totalFindings(load, outcome.totals),
    ...staggeredFindings(load),
    ...unreadColumns(load),
    ...(await currencySignFindings(load)),
    ...(await grainFindings(load)),
    ...(await suppressedFindings(load)),
    ...(await exclusionFindings(load, outcome.left)),
    ...(await repeatFindings(load)),
  ];
}

function note(load: Load, severity: Severity, rule: string, message: string): readonly Finding[] {
  return [finding(severity, rule, message, { file: load.request.source.name })];
}

function tieFindings({ request }: Load, control: readonly ControlTotal[]): readonly Finding[] {
  return control
    .filter(({ difference }) => !isZero(difference))
    .map((total) =>
      finding(
        'error',
        'does_not_tie',
        `${total.source}: the rows sum to ${total.found}, expected ${total.expected} (difference ${total.difference}); the rows are loaded, find what is missing or too many`,
        { file: request.source.name, value: total.found },
      ),
    );
}

function scaleFindings(load: Load): readonly Finding[] {
  const scales = Object.entries(load.request.mapping.scale).filter(([, scale]) => scale !== '1');
  return scales.flatMap(([field, scale]) =>
    note(
      load,
      'info',
      'scaled',
      `${field} is written in units of ${Number(scale).toLocaleString('en-GB')}; every value was multiplied by that, and sums here are in single units`,
    ),
  );
}

const mostNamed = 12;

function labelFindings(load: Load): readonly Finding[] {
  const { adjustments, wide } = load.lookups;
  const left = wide.leftOut.map(({ column }) => column.name);
  return [
    ...(adjustments.length === 0
      ? []
      : note(
          load,
          'info',
          'adjustment_periods',
          `${listed(adjustments)}: adjustments after the end of a fiscal year; counted in its last month`,
        )),
    ...(left.length === 0
      ? []
      : note(
          load,
          'warning',
          'wide_columns_left_out',
          `${listed(left)}: expected a period in the name of the column, found none; the column is left out`,
        )),
  ];
}

function totalFindings(load: Load, totals: Totals): readonly Finding[] {
  return [...foundFindings(load, totals), ...nestedFindings(load, totals)];
}

/** Nothing can be taken out, since nothing tells which rows are totals: but the sums are not to be trusted. */
function nestedFindings({ request }: Load, { nested }: Totals): readonly Finding[] {
  const [first] = nested;
  if (!first) return [];
  const message = `${nested.length} rows, the first on line ${first.line}, stand above rows that sum to their amount, or to twice or three times it: some rows are totals of others, and are counted again. The rows are loaded; say in the mapping which to leave out, or that none is a total`;
  return [finding('error', 'nested_totals', message, { file: request.source.name, line: first.line })];
}

/** Rows at the head of the file of which some stand for others, in columns of their own; asked of mappings that leave none out. */
function staggeredFindings({ request, mapping }: Load): readonly Finding[] {
  const { mapping: own, scan, source } = request;
  const rule = own.fields[mapping.dataset.sums[0] ?? ''];
  if (own.totals === 'keep' || own.exclusions.length > 0 || rule?.from !== 'column') return [];
  const rows = scan.samples.slice(0, mostConsecutive).flatMap((cells) => {
    const amount = Number(readNumber(cells[rule.column.index] ?? '', own.decimalMark ?? '.') ?? Number.NaN);
    const depth = cells.findIndex((cell) => cell.trim() !== '');
    return Number.isNaN(amount) || depth < 0 ? [] : [{ depth, amount }];
  });
  if (!isStaggered(rows)) return [];
  const message =
    'rows stand above others that begin further in and sum to their amount: levels of one table, of which all but one are counted again. The rows are loaded; say in the mapping which to leave out';
  return [finding('error', 'nested_totals', message, { file: source.name, line: scan.headerLine })];
}

/** Samples start with the first rows of a file, one after the other. */
const mostConsecutive = 20;

function foundFindings(load: Load, { found, doubtful }: Totals): readonly Finding[] {
  const place = (line: number | undefined) => ({ file: load.request.source.name, line: line ?? null });
  const [first] = found;
  const doubt = doubtful
    .slice(0, mostNamed)
    .map(({ line, cells }) =>
      finding(
        'warning',
        'may_be_total',
        `"${cells.find((cell) => /total/i.test(cell))?.trim() ?? ''}" reads like a total and equals no sum of the rows around it; it is loaded as a row. Leave it out by name if it is one`,
        place(line),
      ),
    );
  if (!first) return doubt;
  const names = [...new Set(found.map(({ label }) => (label === null ? 'no name' : `"${label}"`)))];
  const untied = found.filter(({ ties }) => !ties).length;
  const words = `${found.length} total ${found.length === 1 ? 'row' : 'rows'} (${listed(names)}), the first on line ${first.line}; left out and used as control totals`;
  const tie = untied === 0 ? 'each equals the sum of its rows' : `${untied} of them equal no sum of rows`;
  return [finding('info', 'total_rows', `${words}: ${tie}`, place(first.line)), ...doubt];
}

/** Columns that go nowhere, by name: they may hold what somebody looks for. */
function unreadColumns(load: Load): readonly Finding[] {
  const { request, lookups } = load;
  const { mapping, scan } = request;
  const used = new Set([
    ...columnsUsed(mapping),
    ...lookups.wide.columns.map(({ column }) => column.index),
    ...lookups.wide.leftOut.map(({ column }) => column.index),
  ]);
  const unread = scan.header.flatMap((name, at) =>
    used.has(at) ? [] : [name === '' ? `column ${at + 1}` : name],
  );
  if (unread.length === 0) return [];
  const message = `${unread.length} of ${scan.header.length} columns are not used: ${listed(unread)}`;
  return note(load, 'info', 'columns_not_used', message);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? `${shown} and ${names.length - mostNamed} more` : shown;
}

async function grainFindings(load: Load): Promise<readonly Finding[]> {
  const { engine, request, mapping } = load;
  if (!mapping.marks.some(({ name }) => name === 'grain')) return [];
  const rows = await engine.query<{ grain: Grain; rows: number }>(
    `select grain, count(*) as rows
    from ${identifier(mapping.dataset.table)}
    where file_id = $id
    group by grain
    order by grain`,
    { id: request.fileId },
  );
  return rows
    .filter(({ grain }) => grain !== 'month')
    .flatMap(({ grain, rows: count }) => {
      const what = `${count.toLocaleString('en-GB')} values stand for a ${grainNames[grain]} each`;
      const why = grain === 'rolling_year' ? ' and overlap: they are never added up' : '';
      return note(load, 'info', 'coarse_periods', `${what}${why}; kept so, and not spread over months`);
    });
}

async function suppressedFindings(load: Load): Promise<readonly Finding[]> {
  const { engine, request, mapping } = load;
  if (!mapping.marks.some(({ name }) => name === 'suppressed')) return [];
  const rows = await engine.query<{ marker: string; rows: number; line: number }>(
    `select suppressed as marker, count(*) as rows, min(source_line) as line
    from ${identifier(mapping.dataset.table)}
    where file_id = $id and suppressed is not null
    group by suppressed
    order by rows desc, marker
    limit ${mostNamed}`,
    { id: request.fileId },
  );
  return rows.map(({ marker, rows: count, line }) =>
    finding(
      'warning',
      'suppressed_values',
      `${count.toLocaleString('en-GB')} ${count === 1 ? 'value is' : 'values are'} withheld in the source ("${marker}"); kept as withheld, in no sum, and not as zero`,
      { file: request.source.name, line, value: marker },
    ),
  );
}

async function exclusionFindings(load: Load, { excluded }: Leftovers): Promise<readonly Finding[]> {
  if (excluded === 0) return [];
  const { engine, request } = load;
  const rows = await engine.query<{ exclusion: number; rows: number; line: number }>(
    `select exclusion, count(distinct source_row) as rows, min(source_line) as line
    from leftover
    where exclusion is not null and exclusion <> ${foundTotal}
    group by exclusion
    order by exclusion`,
  );
  return rows.map(({ exclusion, rows: count, line }) => {
    const { words, value } = exclusionWords(load, exclusion, count);
    const what = count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`;
    return finding('info', 'excluded_rows', `${what} ${words}`, { file: request.source.name, line, value });
  });
}

function exclusionWords(
  { request }: Load,
  exclusion: number,
  count: number,
): { readonly words: string; readonly value: string | null } {
  const rule = request.mapping.exclusions[exclusion];
  if (exclusion === leftOutByValue || !rule)
    return { words: 'with a text that the value map does not list; left out', value: null };
  const use = rule.as === 'total' && count === 1 ? 'used as a control total' : 'left out';
  const verb = { is: 'with', 'is not': 'without', 'starts with': 'starting with' }[rule.test];
  return { words: `${verb} "${rule.equals}" in ${rule.column.name}; ${use}`, value: rule.equals };
}

// Rows may repeat for good reason (two equal payments on a day), so they are counted and named, never dropped.
async function repeatFindings(load: Load): Promise<readonly Finding[]> {
  const { engine, request, mapping } = load;
  const names = mapping.fields.map(({ field }) => identifier(field.name)).join(', ');
  if (!(await mayRepeat(load, names))) return [];
  const rows = await engine.query<{ repeats: number; line: number }>(
    `with repeated as (
      select count(*) - 1 as repeats, min(source_line) as line
      from ${identifier(mapping.dataset.table)}
      where file_id = $id
      group by ${names}
      having count(*) > 1
    )
    select coalesce(sum(repeats), 0)::bigint as repeats, coalesce(min(line), 0) as line from repeated`,
    { id: request.fileId },
    signalOf(load),
  );
  const { repeats = 0, line = 0 } = rows[0] ?? {};
  if (repeats === 0) return [];
  const message = `${repeats} ${repeats === 1 ? 'row repeats' : 'rows repeat'} another row in every field that is used, the first on line ${line}; all are counted`;
  return [finding('warning', 'repeated_rows', message, { file: request.source.name, line })];
}

// Fingerprints are grouped twice as fast as the texts themselves; equal rows have equal ones.
async function mayRepeat(load: Load, names: string): Promise<boolean> {
  const { engine, request, mapping } = load;
  const [row] = await engine.query<{ rows: number; distinct_rows: number }>(
    `select count(*) as rows, count(distinct hash(${names})) as distinct_rows
    from ${identifier(mapping.dataset.table)}
    where file_id = $id`,
    { id: request.fileId },
    signalOf(load),
  );
  return row !== undefined && row.distinct_rows < row.rows;
}
