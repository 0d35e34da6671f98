import { identifier } from '../engine/bind.ts';
import type { Engine, QueryOptions } from '../engine/port.ts';
import type { SqlText } from '../engine/sql-text.ts';
import { datasets } from '../vocabulary/datasets.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import { openBody, type Body } from './body.ts';
import { compileMapping, type CompiledMapping } from './compile.ts';
import { delimiterNames } from './dialect.ts';
import type { ImportedFile, SourceFile } from './imported-file.ts';
import type { Mapping } from './mapping.ts';
import { reconcile, type ControlSource } from './reconcile.ts';
import { rejectFindings, saveLeftovers, saveRejects } from './leftovers.ts';
import type { Scan } from './scan.ts';

/** A file to load as one dataset. `controls` are totals its sums must tie to. */
export interface LoadRequest {
  readonly fileId: number;
  readonly source: SourceFile;
  readonly scan: Scan;
  readonly mapping: Mapping;
  readonly profile: string;
  readonly controls: readonly ControlSource[];
  readonly signal?: AbortSignal | undefined;
}

/** A load in hand: what the steps of one file share. */
export interface Load {
  readonly engine: Engine;
  readonly request: LoadRequest;
  readonly mapping: CompiledMapping;
  readonly body: Body;
}

/** The database and the scanner disagree on the number of rows: an assertion about our own reading. */
export class RowCountError extends Error {
  override name = 'RowCountError';
}

/**
 * Load one file into its table, all rows or none: on an error or a cancel the database is as it was. Rejects with a
 * `QueryError`, `QueryCancelled`, or a `RowCountError` when the database read other rows than the scanner.
 */
export async function loadFile(engine: Engine, request: LoadRequest): Promise<ImportedFile> {
  const mapping = compileMapping(request.mapping, request.source.name);
  const body = await openBody(engine, { content: request.source.content, ...request, mapping });
  await engine.run('begin transaction');
  try {
    const file = await loadBody({ engine, request, mapping, body });
    await engine.run('commit');
    return file;
  } catch (cause) {
    await engine.run('rollback');
    throw cause;
  } finally {
    await body.close();
  }
}

/** Create the tables and the typing macros in a new database. */
export async function prepareTables(engine: Engine, sql: SqlText): Promise<void> {
  for (const path of ['imports/typing.sql', 'imports/tables.sql']) {
    const text = sql[path];
    if (text === undefined) throw new Error(`${path}: expected this SQL file, found none`);
    await engine.run(text);
  }
}

/** Take a file's rows out of the database. */
export async function unloadFile(
  engine: Engine,
  { id, dataset }: Pick<ImportedFile, 'id' | 'dataset'>,
): Promise<void> {
  await engine.run(`delete from ${identifier(datasets[dataset].table)} where file_id = $id`, { id });
  await engine.run('delete from reject where file_id = $id', { id });
}

async function loadBody(load: Load): Promise<ImportedFile> {
  const { engine, request, mapping, body } = load;
  const { scan } = request;
  await engine.run(insertStatement(load), { ...body.parameters, file_id: request.fileId }, signalOf(load));
  const accepted = await countAccepted(engine, mapping, request.fileId);
  const left = accepted === scan.keptRows ? { rejected: 0, excluded: 0 } : await saveLeftovers(load);
  if (accepted + left.rejected + left.excluded !== scan.keptRows) {
    throw new RowCountError(
      `${request.source.name}: the database read ${accepted + left.rejected + left.excluded} rows, expected ${scan.keptRows}; the file is not loaded`,
    );
  }
  await saveRejects(load, left.rejected);
  const { amounts, control } = await reconcile(load, left);
  return {
    id: request.fileId,
    name: request.source.name,
    sha256: scan.sha256,
    sizeBytes: scan.sizeBytes,
    encoding: scan.encoding,
    delimiter: scan.dialect.delimiter,
    headerLine: scan.headerLine,
    dataset: mapping.dataset.id,
    profile: request.profile,
    mapping: request.mapping,
    rows: {
      read: scan.rows,
      accepted,
      rejected: left.rejected + scan.oddRows.length,
      excluded: left.excluded + scan.blankRows,
    },
    amounts,
    control,
    findings: [...shapeFindings(request), ...(await rejectFindings(load)), ...(await repeatFindings(load))],
  };
}

/** Options that make a statement of this load stop with it. */
export function signalOf({ request }: Pick<Load, 'request'>): QueryOptions {
  return request.signal ? { signal: request.signal } : {};
}

function insertStatement({ mapping, body }: Load): string {
  const names = mapping.fields.map(({ field }) => identifier(field.name)).join(', ');
  return `insert into ${identifier(mapping.dataset.table)} (file_id, source_row, source_line, ${names})
${body.with}
select $file_id::integer, source_row, source_line, ${names}
from typed
where exclusion is null and not (${isFaulty(mapping)})`;
}

/** SQL that is true for a row of `typed` which must be set aside. */
export function isFaulty({ fields, rowRules }: CompiledMapping): string {
  const rules = rowRules.map(({ isBroken }) => `coalesce(${isBroken}, false)`);
  return [...fields.map((field) => `(${field.isFaulty})`), ...rules].join(' or ');
}

async function countAccepted(engine: Engine, { dataset }: CompiledMapping, fileId: number): Promise<number> {
  const [row] = await engine.query<{ rows: number }>(
    `select count(*) as rows from ${identifier(dataset.table)} where file_id = $id`,
    { id: fileId },
  );
  return row?.rows ?? 0;
}

function shapeFindings({ source, scan }: LoadRequest): readonly Finding[] {
  const place = { file: source.name };
  const blank =
    scan.blankRows === 0
      ? []
      : [finding('info', 'blank_rows', `${scan.blankRows} blank rows below the header; left out`, place)];
  const preamble =
    scan.headerLine <= 1
      ? []
      : [
          finding(
            'info',
            'preamble',
            `the header stands on line ${scan.headerLine}; the lines above it are left out`,
            place,
          ),
        ];
  const delimiter =
    scan.dialect.delimiter === ','
      ? []
      : [
          finding(
            'info',
            'delimiter',
            `cells are parted by a ${delimiterNames[scan.dialect.delimiter]}`,
            place,
          ),
        ];
  return [...preamble, ...delimiter, ...blank];
}

// Rows may repeat for good reason (two equal payments on a day), so they are counted and named, never dropped.
async function repeatFindings({ engine, request, mapping }: Load): Promise<readonly Finding[]> {
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
    request.signal ? { signal: request.signal } : {},
  );
  const { repeats = 0, line = 0 } = rows[0] ?? {};
  if (repeats === 0) return [];
  const message = `${repeats} ${repeats === 1 ? 'row repeats' : 'rows repeat'} another row in every field that is used, the first on line ${line}; all are counted`;
  return [finding('warning', 'repeated_rows', message, { file: request.source.name, line })];
}
