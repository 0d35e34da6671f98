import { identifier } from '../../engine/bind.ts';
import type { Engine, Parameters } from '../../engine/port.ts';
import { rawOf, textOf } from './column-names.ts';
import type { CompiledMapping, Named } from './compile.ts';
import type { LookupTables } from './lookup-tables.ts';
import type { ColumnRef } from '../mapping/mapping.ts';
import type { Scan } from '../scan/scan-result.ts';

/** The kept rows of a file as the database sees them, before anything is read into them. */
export interface BodySource {
  /** CTEs up to `tidied`, in which the tidy text of these columns stands as `c3`. */
  readonly with: (columns: readonly ColumnRef[]) => string;
  readonly parameters: Parameters;
  readonly close: () => Promise<void>;
}

interface BodyRequest {
  readonly content: Blob;
  readonly scan: Scan;
  readonly fileId: number;
}

/**
 * Hand the kept bytes of a file to the database: slices of the file itself, nothing is copied, unless the scanner had
 * to write them anew or to gather them. Only rows that have the cells of the header are in it, so a strict reading cannot go astray.
 */
export async function openBody(engine: Engine, { content, scan, fileId }: BodyRequest): Promise<BodySource> {
  const file = `files/${fileId}.csv`;
  await engine.addFile(file, scan.body ?? scan.gathered ?? keptSlices(scan.text ?? content, scan));
  return {
    with: (columns) => {
      const texts = columns.map((column) => ({ name: textOf(column), value: rawOf(column) }));
      const named = [...new Map(texts.map((one) => [one.name, one])).values()];
      return `with ${bodyCte(scan)}${tidiedCte(named, scan, 'body')}`;
    },
    parameters: { file, delimiter: scan.body ? ',' : scan.dialect.delimiter },
    close: () => engine.dropFile(file),
  };
}

function keptSlices(text: Blob, { kept }: Scan): Blob {
  return new Blob(kept.map(({ start, end }) => text.slice(start, end)));
}

/** The rows of a file read by a mapping, and the parameters by which they are. */
export interface TypedBody {
  /** CTEs up to `typed`: fields, `source_row`, `source_line`, `exclusion`, and the raw text of the cells. */
  readonly with: string;
  readonly parameters: Parameters;
  readonly close: () => Promise<void>;
}

interface TypedRequest {
  readonly scan: Scan;
  readonly fileId: number;
  readonly source: BodySource;
  readonly mapping: CompiledMapping;
  readonly lookups: LookupTables;
}

/** Read the rows of a file by a mapping, each with its place in the file. */
export async function typeBody(engine: Engine, request: TypedRequest): Promise<TypedBody> {
  const { scan, source, mapping, lookups } = request;
  const lines = await openLines(engine, request);
  return {
    with: withClause(request, lines),
    parameters: {
      ...source.parameters,
      ...mapping.parameters,
      ...lookups.parameters,
      ...lines.parameters,
      most_rows: (scan.keptRows + 1) * lookups.wide.rowsPerRow,
    },
    close: lines.close,
  };
}

/** How a row finds its place in the file: columns `source_row` and `source_line`, and what they are taken from. */
interface Lines {
  readonly with: string;
  readonly join: string;
  readonly row: string;
  readonly line: string;
  readonly parameters: Parameters;
  readonly close: () => Promise<void>;
}

async function openLines(engine: Engine, { scan, fileId }: TypedRequest): Promise<Lines> {
  const [only, ...more] = scan.segments;
  return only && more.length === 0 ? oneSegment(only) : openLineMap(engine, scan, fileId);
}

function oneSegment({ rowOffset, lineOffset }: Scan['segments'][number]): Lines {
  return {
    with: '',
    join: '',
    row: 'kept + $row_offset::bigint',
    line: 'kept + $line_offset::bigint',
    parameters: { row_offset: rowOffset, line_offset: lineOffset },
    close: () => Promise.resolve(),
  };
}

async function openLineMap(engine: Engine, scan: Scan, fileId: number): Promise<Lines> {
  const file = `files/${fileId}.lines.csv`;
  const stretch = rowsPerStretch(scan);
  await engine.addFile(file, lineMapCsv(scan, stretch));
  return {
    with: `,
line as (
  select *
  from read_csv(
    $lines, delim = ',', header = true, auto_detect = false,
    columns = {'stretch': 'bigint', 'first': 'bigint', 'until': 'bigint', 'row_offset': 'bigint', 'line_offset': 'bigint'}
  )
)`,
    join: `
  join line on line.stretch = kept // $stretch::bigint and kept >= line.first and kept < line.until`,
    row: 'kept + line.row_offset',
    line: 'kept + line.line_offset',
    parameters: { lines: file, stretch },
    close: () => engine.dropFile(file),
  };
}

/** Rows are looked up in the line map by stretches, so few that each has about one segment. */
function rowsPerStretch({ segments, keptRows }: Scan): number {
  return Math.min(256, Math.max(1, Math.floor(keptRows / Math.max(1, segments.length))));
}

/** The line map as CSV, cut at stretches: `stretch` is `kept // rowsPerStretch`, `until` is excluded. */
function lineMapCsv({ segments, keptRows }: Scan, stretch: number): Blob {
  const lines = segments.map(({ kept, rowOffset, lineOffset }, at) => {
    // One row more than there should be is let through, so that the count shows it.
    const until = segments[at + 1]?.kept ?? keptRows + 1;
    const first = Math.floor(kept / stretch);
    const count = Math.floor((until - 1) / stretch) - first + 1;
    const rest = `${kept},${until},${rowOffset},${lineOffset}\n`;
    return Array.from({ length: Math.max(0, count) }, (_, step) => `${first + step},${rest}`).join('');
  });
  return new Blob(['stretch,first,until,row_offset,line_offset\n', ...lines]);
}

// The limit is one more than there are rows, so it cuts nothing off. It is a fence: without it the database moves the
// conditions of the caller below the typing, and types every cell twice.
function withClause({ scan, mapping, lookups }: TypedRequest, lines: Lines): string {
  const values = mapping.fields.map(({ field, value }) => ({ name: identifier(field.name), value }));
  const { wide } = lookups;
  const tidied = tidiedCte(mapping.texts, scan, wide.spread === '' ? 'body' : 'spread');
  return `with ${bodyCte(scan)}${wide.spread}${tidied},
counted as (
  select ${listOf(['*', ...mapping.numbers.map(named)])}
  from tidied
)${lookups.with}${lines.with},
typed as (
  select ${listOf([
    'counted.*',
    ...(wide.spread === '' ? [] : ['heading.* exclude (header_no)']),
    `${lines.row} as source_row`,
    `${lines.line} as source_line`,
    ...values.map(named),
    ...mapping.marks.map(named),
    `${mapping.exclusion} as exclusion`,
  ])}
  from counted${lookups.joins}${lines.join}
  limit $most_rows::bigint
)`;
}

function bodyCte({ header }: Scan): string {
  const raw = header.map((_, index) => `'${rawOf({ index })}': 'varchar'`).join(', ');
  return `body as (
  select row_number() over () - 1 as kept, *
  from read_csv(
    $file, delim = $delimiter, quote = '"', escape = '"', header = false, auto_detect = false,
    strict_mode = false, null_padding = false, columns = {${raw}}
  )
)`;
}

// Columns of plain cells are tidy as they stand, and the database reads an empty cell as null.
function tidiedCte(texts: readonly Named[], { header, untidyColumns }: Scan, from: string): string {
  const untidy = new Set(untidyColumns);
  const plain = new Set(header.flatMap((_, index) => (untidy.has(index) ? [] : [rawOf({ index })])));
  const columns = texts.map(({ name, value }) => ({
    name,
    value: plain.has(value) ? value : `tidy(${value})`,
  }));
  return `,
tidied as (
  select ${listOf(['*', ...columns.map(named)])}
  from ${from}
)`;
}

function named({ name, value }: Named): string {
  return `${value} as ${name}`;
}

function listOf(columns: readonly string[]): string {
  return columns.join(',\n    ');
}
