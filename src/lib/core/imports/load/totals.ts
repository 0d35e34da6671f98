import { identifier } from '../../engine/bind.ts';
import type { Row } from '../../engine/port.ts';
import { foundTotal } from './compile-exclusions.ts';
import { findTotals, type Candidate, type FoundTotal } from './find-totals.ts';
import { signalOf, targetColumns, type Load } from './loading.ts';
import type { SuspectRow } from '../scan/scan-result.ts';
import { totalName } from './total-name.ts';

/** Rows of a file that were found to be totals and taken out of its table. */
export interface Totals {
  readonly found: readonly FoundTotal[];
  /** Summed fields, in the order of the values of a total. */
  readonly fields: readonly string[];
  /** Rows of the table that were taken out. */
  readonly moved: number;
  /** Rows that call themselves something like a total, and equal no sum: kept. */
  readonly doubtful: readonly SuspectRow[];
  /** Rows that head others which sum to a multiple of them: some of those are totals too, and are counted. */
  readonly nested: readonly { readonly line: number }[];
}

const none: Totals = { found: [], fields: [], moved: 0, doubtful: [], nested: [] };

/**
 * Find rows that are totals of others, by arithmetic and by name, and take them out of the table: they would be counted
 * twice. They are kept in `leftover`, as rows that are excluded by name are.
 */
export async function takeOutTotals(load: Load): Promise<Totals> {
  const { request, mapping } = load;
  const fields = summedFields(load);
  const suspects = request.mapping.totals === 'keep' ? [] : believable(request.scan);
  if (suspects.length === 0 || fields.length === 0) return none;
  const sums = await sumsBetween(load, suspects, fields);
  const candidates = suspects.flatMap((suspect, at) => candidateOf(suspect, at, sums) ?? []);
  const before = sums.between.get(-1) ?? { values: fields.map(() => '0'), rows: 0 };
  const { totals: found, nested } = findTotals(before, candidates);
  const rows = new Set(found.map(({ row }) => row));
  return {
    found,
    fields,
    moved: await moveOut(load, mapping.dataset.table, [...rows]),
    doubtful: suspects.filter((suspect) => sums.own.has(suspect.row) && isDoubtful(suspect, rows)),
    nested,
  };
}

function summedFields({ mapping, request, lookups }: Load): readonly string[] {
  return mapping.dataset.sums.filter(
    (name) => name in request.mapping.fields || lookups.wide.fields.includes(name),
  );
}

// Where every other row calls itself a total, the word stands for something else: `Total` beside `Net` and `Gross`.
function believable({ suspects, keptRows }: Load['request']['scan']): readonly SuspectRow[] {
  const named = suspects.filter(({ cells }) => totalName(cells) !== null).length;
  return keptRows > 4 && named * 2 > keptRows
    ? suspects.filter(({ kinds }) => kinds.includes('last'))
    : suspects;
}

function isDoubtful({ row, kinds, cells }: SuspectRow, found: ReadonlySet<number>): boolean {
  // A full row that names a supplier called Total is like any other.
  const isApart = kinds.includes('named') && kinds.includes('sparse');
  return !found.has(row) && isApart && cells.some((cell) => /total/i.test(cell));
}

function candidateOf(suspect: SuspectRow, at: number, sums: Sums): Candidate | null {
  const values = sums.own.get(suspect.row);
  if (!values) return null;
  const label = totalName(suspect.cells);
  const loose = suspect.kinds.includes('named')
    ? (suspect.cells.find((cell) => cell.trim() !== '') ?? null)
    : null;
  const after = sums.between.get(at) ?? { values: values.map(() => '0'), rows: 0 };
  return {
    row: suspect.row,
    line: suspect.line,
    label: label ?? loose?.trim() ?? null,
    isStrict: label !== null,
    isFull: !suspect.kinds.includes('sparse'),
    isFirst: suspect.kinds.includes('first'),
    filled: suspect.cells.filter((cell) => cell.trim() !== '').length,
    values,
    after,
  };
}

interface Sums {
  /** Of each suspect that has amounts, by its row. */
  readonly own: ReadonlyMap<number, readonly string[]>;
  /** Of the rows after each suspect up to the next, by its place; -1 for those above the first. */
  readonly between: ReadonlyMap<number, { readonly values: readonly string[]; readonly rows: number }>;
}

async function sumsBetween(
  load: Load,
  suspects: readonly SuspectRow[],
  fields: readonly string[],
): Promise<Sums> {
  const { engine, request, mapping } = load;
  const isFew = suspects.length <= mostWritten;
  const file = `files/${request.fileId}.suspects.csv`;
  const lines = suspects.map(({ row }, place) => `${place},${row}\n`);
  if (!isFew) await engine.addFile(file, new Blob(['place,at_row\n', ...lines]));
  try {
    const rows = await engine.query<Row>(
      sumsStatement(mapping.dataset.table, fields, isFew ? fewPlaces(suspects) : manyPlaces),
      isFew ? { id: request.fileId } : { suspects: file, id: request.fileId },
      signalOf(load),
    );
    return collected(rows, fields);
  } finally {
    if (!isFew) await engine.dropFile(file);
  }
}

/** How a row finds the last suspect at or above it. */
interface Places {
  readonly with: string;
  readonly place: string;
  readonly isSuspect: string;
  readonly join: string;
}

/** Up to so many suspects are written into the statement: a comparison each is far cheaper than a join. */
const mostWritten = 16;

// Row numbers are our own, never a text of the file.
function fewPlaces(suspects: readonly SuspectRow[]): Places {
  const reached = suspects.map(({ row }) => `(source_row >= ${row})::integer`);
  return {
    with: '',
    place: `${reached.join(' + ')} - 1`,
    isSuspect: `source_row in (${suspects.map(({ row }) => row).join(', ')})`,
    join: '',
  };
}

const manyPlaces: Places = {
  with: `suspect as (
  select *
  from read_csv(
    $suspects, delim = ',', header = true, auto_detect = false, columns = {'place': 'bigint', 'at_row': 'bigint'}
  )
),
`,
  place: 'coalesce(suspect.place, -1)',
  isSuspect: 'coalesce(suspect.at_row = amount.source_row, false)',
  join: '\n  asof left join suspect on amount.source_row >= suspect.at_row',
};

function sumsStatement(table: string, fields: readonly string[], places: Places): string {
  const names = fields.map(identifier).join(', ');
  const sums = fields.map((name, at) => `coalesce(sum(${identifier(name)}), 0)::varchar as sum_${at}`);
  return `with ${places.with}amount as (
  select source_row, ${names}
  from ${identifier(table)}
  where file_id = $id
  union all
  select source_row, ${names}
  from leftover
  where exclusion is null and not is_blank_cell
),
placed as (
  select amount.*, ${places.place} as place, ${places.isSuspect} as is_suspect
  from amount${places.join}
)
select place, is_suspect, min(source_row) as first_row, count(*) as rows, ${sums.join(', ')}
from placed
group by place, is_suspect
order by place, is_suspect`;
}

function collected(rows: readonly Row[], fields: readonly string[]): Sums {
  const valuesOf = (row: Row) => fields.map((_, at) => String(row[`sum_${at}`]));
  const own = rows.filter((row) => row['is_suspect'] === true);
  const between = rows.filter((row) => row['is_suspect'] !== true);
  return {
    own: new Map(own.map((row) => [Number(row['first_row']), valuesOf(row)])),
    between: new Map(
      between.map((row) => [Number(row['place']), { values: valuesOf(row), rows: Number(row['rows']) }]),
    ),
  };
}

/** Move rows from the table to `leftover`, and mark as totals those that are there already; how many were moved. */
async function moveOut(load: Load, table: string, rows: readonly number[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { engine, request, mapping } = load;
  const columns = targetColumns(mapping).join(', ');
  // Row numbers are our own, never a text of the file.
  const isTotal = `source_row in (${rows.join(', ')})`;
  await engine.run(`update leftover set exclusion = ${foundTotal} where exclusion is null and ${isTotal}`);
  await engine.run(
    `insert into leftover by name
    select source_row, source_line, ${foundTotal} as exclusion, false as is_blank_cell, ${columns}
    from ${identifier(table)}
    where file_id = $id and ${isTotal}`,
    { id: request.fileId },
  );
  const [gone] = await engine.query<{ Count: number }>(
    `delete from ${identifier(table)} where file_id = $id and ${isTotal}`,
    { id: request.fileId },
  );
  return gone?.Count ?? 0;
}
