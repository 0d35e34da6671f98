import { identifier } from '../../engine/bind.ts';
import type { Engine } from '../../engine/port.ts';
import type { SqlText } from '../../engine/sql-text.ts';
import { datasets } from '../../vocabulary/datasets.ts';
import { openBody, typeBody } from './body.ts';
import { compileMapping } from './compile.ts';
import { fileFindings } from './file-findings.ts';
import { baseName } from '../scan/header.ts';
import type { CellTally, ImportedFile } from './imported-file.ts';
import { countLeftovers, saveLeftovers, type Leftovers } from './leftovers.ts';
import { judgedWith, isFaulty, signalOf, targetColumns, type Load, type LoadRequest } from './loading.ts';
import { openLookups } from './lookups.ts';
import { mixedDates, mixedFinding } from './mixed-dates.ts';
import { reconcile } from './reconcile.ts';
import { rejectFindings, saveRejects } from './rejects.ts';
import type { SourceContext } from './source-context.ts';
import { takeOutTotals } from './totals.ts';

/** The database and the scanner disagree on the number of rows: an assertion about our own reading. */
class RowCountError extends Error {
  override name = 'RowCountError';
}

/**
 * Load one file into its table, all rows or none: on an error or a cancel the database is as it was. Rejects with a
 * `QueryError`, `QueryCancelled`, `MixedDates` when a date column needs an answer, or a `RowCountError` when the database
 * read other rows than the scanner.
 */
export async function loadFile(engine: Engine, request: LoadRequest): Promise<ImportedFile> {
  const source = await openBody(engine, { content: request.source.content, ...request });
  const closing = [source.close];
  try {
    const context = contextOf(request);
    const lookups = await openLookups(engine, { ...request, context, source });
    closing.push(lookups.close);
    const mapping = compileMapping(request.mapping, lookups);
    const body = await typeBody(engine, { ...request, source, mapping, lookups });
    closing.push(body.close);
    return await inTransaction(engine, () => loadBody({ engine, request, mapping, lookups, body }));
  } finally {
    for (const close of closing) await close().catch(() => undefined);
  }
}

/** What the rules of a mapping read beside the rows; mended rows stand for those of the file they came from. */
function contextOf({ source, scan, mapping, calendar, origin }: LoadRequest): SourceContext {
  return {
    name: baseName(origin?.file.name ?? source.name),
    header: origin ? mapping.header : scan.header,
    preamble: origin?.preamble ?? scan.preamble,
    calendar,
  };
}

async function inTransaction(engine: Engine, work: () => Promise<ImportedFile>): Promise<ImportedFile> {
  await engine.run('begin transaction');
  try {
    const file = await work();
    await engine.run('commit');
    return file;
  } catch (cause) {
    // What went wrong first is what is told, even if the engine is gone by now.
    await engine.run('rollback').catch(() => undefined);
    throw cause;
  }
}

/** Create the tables and the typing macros in a new database. */
export async function prepareTables(engine: Engine, sql: SqlText): Promise<void> {
  for (const path of ['imports/typing/typing.sql', 'imports/load/tables.sql']) {
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
  await engine.run('delete from reject_amount where file_id = $id', { id });
}

async function loadBody(load: Load): Promise<ImportedFile> {
  const { request, mapping, lookups } = load;
  const { scan } = request;
  const inserted = await insertRows(load);
  await saveLeftovers(load, inserted);
  const mixed = await mixedDates(load);
  if (mixed && !request.isConfirmed) throw mixed;
  const totals = await takeOutTotals(load);
  const left = await countLeftovers(load);
  const accepted = await acceptedRows(load, inserted, left);
  await saveRejects(load, left.rejected);
  const { amounts, control } = await reconcile(load, totals);
  const rejected = left.rejected + scan.oddRows.length;
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
    rows: { read: scan.rows, accepted, rejected, excluded: scan.rows - accepted - rejected },
    cells: lookups.wide.columns.length === 0 ? null : cellsOf(load, { inserted, left, moved: totals.moved }),
    suppressed: await suppressedValues(load),
    mended: 0,
    mends: request.origin?.file.id ?? null,
    amounts,
    control,
    findings: [
      ...(mixed ? [mixedFinding(load, mixed)] : []),
      ...(await fileFindings(load, { left, totals, control })),
      ...(rejected > 0 ? await rejectFindings(load) : []),
    ],
  };
}

interface CellCounts {
  readonly inserted: number;
  readonly left: Leftovers;
  /** Rows that were in the table before they were found to be totals. */
  readonly moved: number;
}

function cellsOf({ request, lookups }: Load, { inserted, left, moved }: CellCounts): CellTally {
  const read = request.scan.keptRows * lookups.wide.rowsPerRow;
  const [accepted, rejected, excluded] = [inserted - moved, left.rejectedCells, left.excludedCells];
  return { read, accepted, rejected, excluded, blank: read - accepted - rejected - excluded };
}

/**
 * Rows of the file that are in the table now. Fails when the rows that the database saw are not those of the scanner:
 * one by one for a plain table, by their number for a wide one, whose blank cells leave nothing behind.
 */
async function acceptedRows(load: Load, inserted: number, left: Leftovers): Promise<number> {
  const { engine, request, mapping, lookups, body } = load;
  const { keptRows } = request.scan;
  const isWide = lookups.wide.columns.length > 0;
  const [rows] = await engine.query<{ held: number }>(
    isWide
      ? `select count(distinct source_row) as held from ${identifier(mapping.dataset.table)} where file_id = $id`
      : `select count(*) as held from ${identifier(mapping.dataset.table)} where file_id = $id`,
    { id: request.fileId },
  );
  const held = rows?.held ?? 0;
  const seen = isWide ? await rowsSeen(engine, body) : held + left.rejected + left.excluded;
  if (seen !== keptRows)
    throw new RowCountError(
      `${request.source.name}: the database read ${seen} rows, expected ${keptRows} (${inserted} inserted); the file is not loaded`,
    );
  return held;
}

async function rowsSeen(engine: Engine, body: Load['body']): Promise<number> {
  const [row] = await engine.query<{ seen: number }>(
    `${body.with}
select count(distinct kept) as seen
from typed`,
    body.parameters,
  );
  return row?.seen ?? 0;
}

async function suppressedValues({ engine, request, mapping }: Load): Promise<number> {
  if (!mapping.marks.some(({ name }) => name === 'suppressed')) return 0;
  const [row] = await engine.query<{ suppressed: number }>(
    `select count(suppressed) as suppressed from ${identifier(mapping.dataset.table)} where file_id = $id`,
    { id: request.fileId },
  );
  return row?.suppressed ?? 0;
}

/** Put the rows that can be typed into the table; how many there were. */
async function insertRows(load: Load): Promise<number> {
  const { engine, request, body } = load;
  const parameters = { ...body.parameters, file_id: request.fileId };
  const [row] = await engine.query<{ Count: number }>(insertStatement(load), parameters, signalOf(load));
  return row?.Count ?? 0;
}

function insertStatement(load: Load): string {
  const { mapping, body } = load;
  const names = targetColumns(mapping).join(', ');
  const into = `insert into ${identifier(mapping.dataset.table)} (file_id, source_row, source_line, ${names})`;
  if (mapping.isBlankCell !== null)
    return `${into}
${judgedWith(load)}
select $file_id::integer, source_row, source_line, ${names}
from judged
where exclusion is null and not is_faulty and not is_blank_cell`;
  return `${into}
${body.with}
select $file_id::integer, source_row, source_line, ${names}
from typed
where exclusion is null and not (${isFaulty(mapping)})`;
}
