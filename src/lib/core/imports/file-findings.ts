import { identifier } from '../engine/bind.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import { isZero } from '../vocabulary/money.ts';
import { columnsOf } from './compile.ts';
import { delimiterNames } from './dialect.ts';
import type { ControlTotal } from './imported-file.ts';
import type { Leftovers } from './leftovers.ts';
import { signalOf, type Load, type LoadRequest } from './loading.ts';

/** What a person should know of a file that was loaded: what was left out, what repeats, what does not tie. */
export async function fileFindings(
  load: Load,
  left: Leftovers,
  control: readonly ControlTotal[],
): Promise<readonly Finding[]> {
  return [
    ...tieFindings(load.request, control),
    ...shapeFindings(load.request),
    ...unreadColumns(load),
    ...(await exclusionFindings(load, left)),
    ...(await repeatFindings(load)),
  ];
}

function tieFindings({ source }: LoadRequest, control: readonly ControlTotal[]): readonly Finding[] {
  return control
    .filter(({ difference }) => !isZero(difference))
    .map((total) =>
      finding(
        'error',
        'does_not_tie',
        `${total.source}: the rows sum to ${total.found}, expected ${total.expected} (difference ${total.difference}); the rows are loaded, find what is missing or too many`,
        { file: source.name, value: total.found },
      ),
    );
}

function shapeFindings({ source, scan }: LoadRequest): readonly Finding[] {
  const { headerLine, blankRows, dialect } = scan;
  const info = (rule: string, message: string) => [finding('info', rule, message, { file: source.name })];
  const above = `the header stands on line ${headerLine}; the lines above it are left out`;
  const blank = `${blankRows} blank ${blankRows === 1 ? 'row' : 'rows'} below the header; left out`;
  const parted = `cells are parted by a ${delimiterNames[dialect.delimiter]}`;
  return [
    ...(headerLine > 1 ? info('preamble', above) : []),
    ...(dialect.delimiter === ',' ? [] : info('delimiter', parted)),
    ...(blankRows > 0 ? info('blank_rows', blank) : []),
  ];
}

const mostNamed = 12;

/** Columns that go nowhere, by name: they may hold what somebody looks for. */
function unreadColumns({ request }: Load): readonly Finding[] {
  const { mapping, scan, source } = request;
  const rules = Object.values(mapping.fields).flatMap(columnsOf);
  const used = new Set(
    [...rules, ...mapping.exclusions.map(({ column }) => column)].map(({ index }) => index),
  );
  const unread = scan.header.flatMap((name, at) =>
    used.has(at) ? [] : [name === '' ? `column ${at + 1}` : name],
  );
  if (unread.length === 0) return [];
  const named = unread.slice(0, mostNamed).join(', ');
  const more = unread.length > mostNamed ? ` and ${unread.length - mostNamed} more` : '';
  const message = `${unread.length} of ${scan.header.length} columns are not used: ${named}${more}`;
  return [finding('info', 'columns_not_used', message, { file: source.name })];
}

async function exclusionFindings(load: Load, { excluded }: Leftovers): Promise<readonly Finding[]> {
  if (excluded === 0) return [];
  const { engine, request } = load;
  const rows = await engine.query<{ exclusion: number; rows: number; line: number }>(
    `select exclusion, count(*) as rows, min(source_line) as line
    from leftover
    where exclusion is not null
    group by exclusion
    order by exclusion`,
  );
  return rows.flatMap(({ exclusion, rows: count, line }) => {
    const rule = request.mapping.exclusions[exclusion];
    if (!rule) return [];
    const what = count === 1 ? '1 row' : `${count} rows`;
    const use = rule.as === 'total' && count === 1 ? 'used as a control total' : 'left out';
    const message = `${what} with "${rule.equals}" in ${rule.column.name}; ${use}`;
    return [
      finding('info', 'excluded_rows', message, { file: request.source.name, line, value: rule.equals }),
    ];
  });
}

// Rows may repeat for good reason (two equal payments on a day), so they are counted and named, never dropped.
async function repeatFindings(load: Load): Promise<readonly Finding[]> {
  const { engine, request, mapping } = load;
  const names = mapping.fields.map(({ field }) => identifier(field.name)).join(', ');
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
