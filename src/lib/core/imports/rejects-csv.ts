import Papa from 'papaparse';
import type { Engine } from '../engine/port.ts';
import { baseName } from './header.ts';
import type { ImportedFile, SourceFile } from './imported-file.ts';
import type { Scan } from './scan.ts';
import { readSourceRows } from './source-rows.ts';

/**
 * The rejected rows of a file as CSV text under the file's own header, to be mended and dropped again. The rows stand
 * as they stood, to the letter. Rejects with `SourceChanged` when the file is no longer the one that was read.
 */
export async function rejectsCsv(
  engine: Engine,
  file: Pick<ImportedFile, 'id'>,
  { source, scan }: { readonly source: SourceFile; readonly scan: Scan },
): Promise<string> {
  const rejected = await engine.query<{ source_row: number }>(
    'select distinct source_row from reject where file_id = $id order by source_row',
    { id: file.id },
  );
  const rows = await readSourceRows(
    source,
    scan,
    rejected.map((each) => each.source_row),
  );
  const header = Papa.unparse([[...scan.header]], { delimiter: scan.dialect.delimiter });
  return [header, ...rows.map(({ raw }) => raw), ''].join('\r\n');
}

/** The name to save rejected rows under: it keeps the words of the file's name, since a month may be read from it. */
export function rejectsName(name: string): string {
  return `${baseName(name).replace(/\.[^.]*$/, '')}-rejected.csv`;
}
