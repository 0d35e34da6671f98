import Papa from 'papaparse';
import type { Engine } from '../../engine/port.ts';
import { baseName } from '../scan/header.ts';
import type { ImportedFile, SourceFile } from './imported-file.ts';
import { originColumns } from './mended.ts';
import { cellsOf } from '../scan/records.ts';
import type { Scan } from '../scan/scan-result.ts';
import { readSourceRows, type SourceRow } from '../scan/source-rows.ts';

interface Read {
  readonly source: SourceFile;
  readonly scan: Scan;
}

/**
 * The rejected rows of a file as CSV text under the file's own header, to be mended and dropped again: three more columns
 * say which file and line each comes from, and why it was set aside. The cells stand as they stood. Rejects with
 * `SourceChanged` when the file is no longer the one that was read.
 */
export async function rejectsCsv(
  engine: Engine,
  file: Pick<ImportedFile, 'id' | 'sha256'>,
  { source, scan }: Read,
): Promise<string> {
  const rejected = await rejectedRows(engine, file.id);
  const rows = await readSourceRows(source, scan, [...rejected.keys()]);
  const lines = rows.map((row) => [
    ...paddedCells(row, scan),
    file.sha256,
    String(row.line),
    rejected.get(row.row) ?? '',
  ]);
  const text = Papa.unparse([[...scan.header, ...originColumns], ...lines], {
    delimiter: scan.dialect.delimiter,
    newline: '\r\n',
  });
  return `${text}\r\n`;
}

async function rejectedRows(engine: Engine, id: number): Promise<ReadonlyMap<number, string>> {
  const rows = await engine.query<{ source_row: number; reasons: string }>(
    `select source_row, string_agg(reason, '; ' order by field, reason) as reasons
    from reject
    where file_id = $id
    group by source_row
    order by source_row`,
    { id },
  );
  return new Map(rows.map(({ source_row, reasons }) => [source_row, reasons]));
}

/** The cells of a row, as many as the header has or more: what is too many must be seen to be mended. */
function paddedCells({ raw }: SourceRow, { dialect, header }: Scan): readonly string[] {
  const cells = cellsOf(raw, dialect);
  return [...cells, ...Array.from({ length: Math.max(0, header.length - cells.length) }, () => '')];
}

/** The name to save rejected rows under: it keeps the words of the file's name, since a month may be read from it. */
export function rejectsName(name: string): string {
  return `${baseName(name).replace(/\.[^.]*$/, '')}-rejected.csv`;
}
