import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '#lib/core/engine/port.ts';
import { importSources, type Imported } from '#lib/core/imports/import-sources.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';

const folder = join(import.meta.dirname, '../../data-samples');

/** Import data-samples/ into a new database, as the site and the command line do. */
export async function loadSample(engine: Engine): Promise<Imported> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
  const sources = names.map(async (name) => ({ name, content: new Blob([await readFile(join(folder, name))]) }));
  await prepareTables(engine, await readSqlText());
  const options = { mappings: [], calendar: ukFiscalCalendar, givenTotals: [], loaded: [], scanner: scan };
  return importSources(engine, await Promise.all(sources), options);
}
