import { identifier } from '../../engine/bind.ts';
import type { Engine, Row } from '../../engine/port.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { add, subtract, trim } from '../../vocabulary/money.ts';
import { openBody } from './body.ts';
import { textOf } from './column-names.ts';
import type { ControlTotal, ImportedFile, SourceFile } from './imported-file.ts';
import { loadFile } from './load.ts';
import type { Origin } from './loading.ts';
import type { Scan } from '../scan/scan-result.ts';

/** A file that was read, and what was found in it. */
interface Read {
  readonly source: SourceFile;
  readonly scan: Scan;
}

/** Columns that a file of rejected rows carries beside its own: where each row comes from, and what was wrong with it. */
export const originColumns = ['outturn_file', 'outturn_line', 'outturn_reason'] as const;

/**
 * The files that the rows of a file of rejected rows came from, one for each dataset it was loaded as; null when it is
 * no such file, or when its origin is not among the loaded files: then it is read as any other.
 */
export function originOf(
  { header, samples }: Scan,
  loaded: readonly ImportedFile[],
  findRead: ((sha256: string) => Read | null) | undefined,
): readonly Origin[] | null {
  const own = header.slice(0, -originColumns.length);
  const isMended = originColumns.every((name, at) => header[own.length + at] === name);
  const sha256 = samples[0]?.[own.length]?.trim();
  if (!isMended || sha256 === undefined) return null;
  const files = loaded.filter((file) => file.sha256 === sha256 && file.mends === null);
  const preamble = findRead?.(sha256)?.scan.preamble ?? [];
  return files.length === 0 ? null : files.map((file) => ({ file, preamble }));
}

interface MendedRequest {
  readonly read: Read;
  readonly origin: Origin;
  readonly fileId: number;
  readonly calendar: FiscalCalendar;
  readonly signal?: AbortSignal | undefined;
}

/** Mended rows after they joined the file they came from, and that file as it is now. */
export interface Joined {
  readonly file: ImportedFile;
  readonly origin: ImportedFile;
}

/** Load mended rows by the mapping of their origin, and take them out of its rejected rows. */
export async function loadMended(engine: Engine, request: MendedRequest): Promise<Joined> {
  const { read, origin, fileId, calendar, signal } = request;
  const lines = await linesOf(engine, read, fileId);
  const file = await loadFile(engine, {
    fileId,
    source: read.source,
    scan: read.scan,
    mapping: { ...origin.file.mapping, dialect: {} },
    profile: origin.file.profile,
    calendar,
    controls: [],
    isConfirmed: true,
    origin,
    signal,
  });
  return { file, origin: await takeMended(engine, origin.file, { file, lines }) };
}

/** The lines of the origin that came back. */
async function linesOf(engine: Engine, { source, scan }: Read, fileId: number): Promise<readonly number[]> {
  const column = { name: originColumns[1], index: scan.header.length - 2 };
  const body = await openBody(engine, { content: source.content, scan, fileId });
  try {
    const rows = await engine.query<{ line: number }>(
      `${body.with([column])}
      select distinct try_cast(${textOf(column)} as bigint) as line
      from tidied
      where try_cast(${textOf(column)} as bigint) is not null
      order by line`,
      body.parameters,
    );
    return rows.map(({ line }) => line);
  } finally {
    await body.close();
  }
}

async function takeMended(
  engine: Engine,
  origin: ImportedFile,
  { file, lines }: { readonly file: ImportedFile; readonly lines: readonly number[] },
): Promise<ImportedFile> {
  if (lines.length === 0) return origin;
  // Line numbers are whole numbers by now, never a text of the file.
  const isMended = `file_id = $id and source_line in (${lines.join(', ')})`;
  const [count] = await engine.query<{ mended: number }>(
    `select count(distinct source_row) as mended
    from reject
    where ${isMended}`,
    { id: origin.id },
  );
  const moved = await engine.query<Row & { column_name: string; amount: string }>(
    `select column_name, sum(amount)::varchar as amount
    from reject_amount
    where ${isMended}
    group by column_name
    order by column_name`,
    { id: origin.id },
  );
  for (const table of ['reject', 'reject_amount'])
    await engine.run(`delete from ${identifier(table)} where ${isMended}`, { id: origin.id });
  const movedByColumn = new Map(moved.map(({ column_name, amount }) => [column_name, amount]));
  return {
    ...origin,
    mended: origin.mended + (count?.mended ?? 0),
    control: origin.control.map((control) => withMended(control, file, movedByColumn)),
  };
}

/** A control total of the origin once mended rows stand in the place of those that were set aside. */
function withMended(
  control: ControlTotal,
  { amounts }: ImportedFile,
  moved: ReadonlyMap<string, string>,
): ControlTotal {
  const field = control.source.split(':')[0] ?? '';
  const column = amounts.some((one) => one.column === field) ? field : (amounts[0]?.column ?? field);
  const mended = amounts
    .filter((one) => one.column === column)
    .flatMap(({ accepted, rejected }) => [accepted, rejected]);
  const found = trim(subtract(add(control.found, ...mended), moved.get(column) ?? '0'));
  return { ...control, found, difference: trim(subtract(found, control.expected)) };
}
