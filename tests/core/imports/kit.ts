import type { Engine } from '#lib/core/engine/port.ts';
import { importSources, type ImportOptions, type Imported } from '#lib/core/imports/import-sources.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { prepareTables, unloadFile } from '#lib/core/imports/load/load.ts';
import {
  emptyMapping,
  type DateFormat,
  type FieldRule,
  type Mapping,
} from '#lib/core/imports/mapping/mapping.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { datasets, type DatasetId } from '#lib/core/vocabulary/datasets.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';

/** A file with this text. */
export function csv(text: string | Uint8Array<ArrayBuffer>, name = 'file.csv'): SourceFile {
  return { name, content: new Blob([text]) };
}

/** A database with the tables of an import. */
export async function startTables(): Promise<Engine> {
  const engine = await startNodeEngine();
  await prepareTables(engine, await readSqlText());
  return engine;
}

const plainOptions: ImportOptions = {
  mappings: [],
  calendar: ukFiscalCalendar,
  givenTotals: [],
  loaded: [],
  scanner: scan,
};

export function importAll(
  engine: Engine,
  sources: readonly SourceFile[],
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  return importSources(engine, sources, { ...plainOptions, ...options });
}

/** Import files, then take out again what was loaded. */
export async function importOnce(
  engine: Engine,
  sources: readonly SourceFile[],
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const imported = await importAll(engine, sources, options);
  for (const file of imported.files) await unloadFile(engine, file);
  return imported;
}

/** What one file gave: what is known of it, the rows it put in its table, and the rows set aside. */
export interface Outcome {
  readonly file: ImportedFile;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly reasons: readonly string[];
}

/** Import one file that loads, look at it, and take it out again. */
export async function loadOne(
  engine: Engine,
  source: SourceFile,
  options: Partial<ImportOptions> = {},
): Promise<Outcome> {
  const { files, findings, waiting } = await importAll(engine, [source], options);
  const [file] = files;
  if (!file) throw new Error(`not loaded: ${JSON.stringify(findings)}, ${waiting.length} waiting`);
  const rows = await engine.query(`select * from ${datasets[file.dataset].table} order by source_row`);
  const rejects = await engine.query<{ reason: string }>(
    'select reason from reject order by source_row, field',
  );
  await unloadFile(engine, file);
  return { file, rows, reasons: rejects.map(({ reason }) => reason) };
}

/** A mapping of a dataset for a header. */
export function mappingFor(
  dataset: DatasetId,
  header: readonly string[],
  fields: Readonly<Record<string, FieldRule>>,
  rest: Partial<Mapping> = {},
): Mapping {
  return { ...emptyMapping(dataset, header, `test ${dataset}`), fields, ...rest };
}

/** The rule that takes a column by its place. */
export function column(header: readonly string[], index: number, format?: DateFormat): FieldRule {
  return { from: 'column', column: { name: header[index] ?? '', index }, ...(format ? { format } : {}) };
}

export function constant(value: string): FieldRule {
  return { from: 'constant', value };
}
