import { identifier } from '../engine/bind.ts';
import type { Engine } from '../engine/port.ts';
import type { SqlText } from '../engine/sql-text.ts';
import { datasets } from '../vocabulary/datasets.ts';
import { openBody } from './body.ts';
import { compileMapping } from './compile.ts';
import { fileFindings } from './file-findings.ts';
import { baseName } from './header.ts';
import type { ImportedFile } from './imported-file.ts';
import { rejectFindings, saveLeftovers, saveRejects } from './leftovers.ts';
import { isFaulty, signalOf, type Load, type LoadRequest } from './loading.ts';
import { reconcile } from './reconcile.ts';

/** The database and the scanner disagree on the number of rows: an assertion about our own reading. */
class RowCountError extends Error {
  override name = 'RowCountError';
}

/**
 * Load one file into its table, all rows or none: on an error or a cancel the database is as it was. Rejects with a
 * `QueryError`, `QueryCancelled`, or a `RowCountError` when the database read other rows than the scanner.
 */
export async function loadFile(engine: Engine, request: LoadRequest): Promise<ImportedFile> {
  const mapping = compileMapping(request.mapping, baseName(request.source.name));
  const body = await openBody(engine, { content: request.source.content, ...request, mapping });
  try {
    await engine.run('begin transaction');
    const file = await loadBody({ engine, request, mapping, body });
    await engine.run('commit');
    return file;
  } catch (cause) {
    // What went wrong first is what is told, even if the engine is gone by now.
    await engine.run('rollback').catch(() => undefined);
    throw cause;
  } finally {
    await body.close().catch(() => undefined);
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
  const { request, mapping } = load;
  const { scan } = request;
  const accepted = await insertRows(load);
  const left = accepted === scan.keptRows ? { rejected: 0, excluded: 0 } : await saveLeftovers(load);
  if (accepted + left.rejected + left.excluded !== scan.keptRows) {
    throw new RowCountError(
      `${request.source.name}: the database read ${accepted + left.rejected + left.excluded} rows, expected ${scan.keptRows}; the file is not loaded`,
    );
  }
  await saveRejects(load, left.rejected);
  const { amounts, control } = await reconcile(load, left);
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
    rows: {
      read: scan.rows,
      accepted,
      rejected,
      excluded: left.excluded + scan.blankRows,
    },
    amounts,
    control,
    findings: [
      ...(await fileFindings(load, left, control)),
      ...(rejected > 0 ? await rejectFindings(load) : []),
    ],
  };
}

/** Put the rows that can be typed into the table; how many there were. */
async function insertRows(load: Load): Promise<number> {
  const { engine, request, body } = load;
  const parameters = { ...body.parameters, file_id: request.fileId };
  const [row] = await engine.query<{ Count: number }>(insertStatement(load), parameters, signalOf(load));
  return row?.Count ?? 0;
}

function insertStatement({ mapping, body }: Load): string {
  const names = mapping.fields.map(({ field }) => identifier(field.name)).join(', ');
  return `insert into ${identifier(mapping.dataset.table)} (file_id, source_row, source_line, ${names})
${body.with}
select $file_id::integer, source_row, source_line, ${names}
from typed
where exclusion is null and not (${isFaulty(mapping)})`;
}
