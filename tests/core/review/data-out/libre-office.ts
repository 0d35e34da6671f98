import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';

/** Whether LibreOffice is installed here. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** Every sheet of a workbook as LibreOffice reads it and writes it as CSV: file names end in the sheet's name. */
export async function sheetsByLibreOffice(
  workbook: Blob,
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'outturn-xlsx-'));
  try {
    await writeFile(join(folder, 'book.xlsx'), Buffer.from(await workbook.arrayBuffer()));
    // UTF-8, comma, texts quoted, contents and not faces, every sheet.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
    await promisify(execFile)(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        ...['--convert-to', filter, '--outdir', folder],
        join(folder, 'book.xlsx'),
      ],
      { timeout: 60_000 },
    );
    const names = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
    const sheets = await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        return [
          name.slice('book-'.length, -'.csv'.length),
          Papa.parse<string[]>(text.trimEnd()).data,
        ] as const;
      }),
    );
    return new Map(sheets);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
