import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { manifestName } from '#lib/core/review/published/layout.ts';
import type { PublishedFile } from '#lib/core/review/published/publish.ts';
import { Misuse } from '../evaluate/arguments.ts';

/** What was written. */
export interface Written {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Write a publication as a folder, whole or not at all: beside its place first, then put in it. What was published there
 * before goes; the site's own page in that folder stays. Throws `Misuse` for a folder that holds anything else.
 */
export async function publishFolder(out: string, files: AsyncIterable<PublishedFile>): Promise<Written> {
  const kept = await keptIn(out);
  await mkdir(dirname(out), { recursive: true });
  const beside = await mkdtemp(join(dirname(out), `.${basename(out)}-publishing-`));
  try {
    const fresh = join(beside, 'new');
    await mkdir(fresh);
    const written = await writeAll(fresh, files);
    for (const name of kept) await cp(join(out, name), join(fresh, name), { recursive: true });
    await swap(out, fresh, join(beside, 'former'));
    return written;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** The page of the site that lies in the same folder, with its compressed copies. */
const isOfSite = /^index\.html(\.br|\.gz)?$/;

const isOfPublication = /^(manifest\.json|workspace\.json|results|sources)(\.br|\.gz)?$/;

/** What is to stay of a folder that is there. */
async function keptIn(out: string): Promise<readonly string[]> {
  const found = await stat(out).catch(() => null);
  if (!found) return [];
  if (!found.isDirectory()) throw new Misuse(`--out ${out}: found a file, expected a folder or nothing`);
  const names = await readdir(out);
  if (names.length === 0) return [];
  const manifest = await readFile(join(out, manifestName), 'utf8').catch(() => '');
  const stranger = names.find((name) => !isOfSite.test(name) && !isOfPublication.test(name));
  if (!manifest.includes('"outturn-published"') || stranger !== undefined)
    throw new Misuse(
      `--out ${out}: found ${stranger === undefined ? 'a folder without a manifest.json of Outturn' : `"${stranger}" in it`}, expected a new or empty folder, or one that was published before; nothing was written`,
    );
  return names.filter((name) => isOfSite.test(name));
}

async function writeAll(folder: string, files: AsyncIterable<PublishedFile>): Promise<Written> {
  let [count, bytes] = [0, 0];
  for await (const { path, content } of files) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await pipeline(Readable.fromWeb(content.stream() as NodeStream), createWriteStream(place));
    count += 1;
    bytes += content.size;
  }
  return { files: count, bytes };
}

/** Put the new folder in the place of the former one, which comes back when that fails. */
async function swap(out: string, fresh: string, former: string): Promise<void> {
  const isThere = await stat(out).then(
    () => true,
    () => false,
  );
  if (isThere) await rename(out, former);
  try {
    await rename(fresh, out);
  } catch (cause) {
    if (isThere) await rename(former, out);
    throw cause;
  }
}
