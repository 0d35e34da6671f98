import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SqlText } from '#lib/core/engine/sql-text.ts';

const core = fileURLToPath(new URL('../../core/', import.meta.url));

/** Read the SQL files of imports and measures, in the order of their paths. */
export async function readSqlText(): Promise<SqlText> {
  const paths = (await Promise.all(['imports', 'measures'].map(sqlFilesIn))).flat().sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(core, path), 'utf8')));
  return Object.fromEntries(paths.map((path, at) => [path.split(sep).join('/'), texts[at] ?? '']));
}

async function sqlFilesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(core, folder), { recursive: true });
  return names.filter((name) => name.endsWith('.sql')).map((name) => join(folder, name));
}
