import type { Engine } from '../engine/port.ts';
import type { CompiledMapping } from './compile.ts';
import { quote } from './dialect.ts';
import type { Scan } from './scan.ts';
import { identifier } from '../engine/bind.ts';

/** The kept rows of a file as the database sees them, and the parameters by which it does. */
export interface Body {
  /** CTEs `body` (text) and `typed` (fields, `source_row`, `source_line`, `exclusion`). */
  readonly with: string;
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>;
  readonly close: () => Promise<void>;
}

/**
 * Hand the kept bytes of a file to the database: slices of the file itself, nothing is copied. Only rows that have
 * the cells of the header are in it, so a strict reading cannot go astray.
 */
export async function openBody(
  engine: Engine,
  { content, scan, mapping, fileId }: { content: Blob; scan: Scan; mapping: CompiledMapping; fileId: number },
): Promise<Body> {
  const file = `files/${fileId}.csv`;
  const lines = `files/${fileId}.lines.csv`;
  await engine.addFile(file, new Blob(scan.kept.map(({ start, end }) => content.slice(start, end))));
  await engine.addFile(lines, lineMapCsv(scan));
  return {
    with: withClause(mapping, scan.header.length),
    parameters: {
      ...mapping.parameters,
      file,
      lines,
      most_rows: scan.keptRows + 1,
      delimiter: scan.dialect.delimiter,
      quote,
    },
    close: async () => {
      await engine.dropFile(file);
      await engine.dropFile(lines);
    },
  };
}

/** Rows are looked up in the line map by stretches of this many, so that few segments are tried for each. */
const rowsPerStretch = 256;

/** The line map as CSV, cut at stretches: `stretch` is `kept // rowsPerStretch`, `until` is excluded. */
function lineMapCsv({ segments, keptRows }: Scan): Blob {
  const lines = segments.map(({ kept, rowOffset, lineOffset }, at) => {
    // One row more than there should be is let through, so that the count shows it.
    const until = segments[at + 1]?.kept ?? keptRows + 1;
    const first = Math.floor(kept / rowsPerStretch);
    const count = Math.floor((until - 1) / rowsPerStretch) - first + 1;
    const rest = `${kept},${until},${rowOffset},${lineOffset}\n`;
    return Array.from({ length: Math.max(0, count) }, (_, step) => `${first + step},${rest}`).join('');
  });
  return new Blob(['stretch,first,until,row_offset,line_offset\n', ...lines]);
}

// The limit is one more than there are rows, so it cuts nothing off. It is a fence: without it the database moves the
// conditions of the caller below the typing, and types every cell twice.
function withClause({ fields, exclusion }: CompiledMapping, columns: number): string {
  const names = Array.from({ length: columns }, (_, index) => `'c${index}': 'varchar'`).join(', ');
  return `with body as (
  select row_number() over () - 1 as kept, *
  from read_csv(
    $file, delim = $delimiter, quote = $quote, escape = $quote, header = false, auto_detect = false,
    strict_mode = false, null_padding = false, columns = {${names}}
  )
),
line as (
  select *
  from read_csv(
    $lines, delim = ',', header = true, auto_detect = false,
    columns = {'stretch': 'bigint', 'first': 'bigint', 'until': 'bigint', 'row_offset': 'bigint', 'line_offset': 'bigint'}
  )
),
typed as (
  select
    body.*,
    body.kept + line.row_offset as source_row,
    body.kept + line.line_offset as source_line,
    ${fields.map(({ field, value }) => `${value} as ${identifier(field.name)}`).join(',\n    ')},
    ${exclusion} as exclusion
  from body
  join line on line.stretch = body.kept // ${rowsPerStretch} and body.kept >= line.first and body.kept < line.until
  limit $most_rows::bigint
)`;
}
