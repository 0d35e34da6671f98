/**
 * Compressed copies beside each file of a built site, for servers that send `.br` and `.gz` as they lie there.
 * The engine's 34 MB take brotli's best level over a minute, so large files get level 9 (8 s, 5.9 MB against
 * 5.1 MB), and what was once compressed is kept by content under node_modules/.cache.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = new Set(
  '.html .js .mjs .css .json .webmanifest .svg .csv .sql .txt .md .wasm .xml'.split(' '),
);

/** Below this a compressed copy saves no packet. */
const SMALLEST_BYTES = 256;

/** From this size on brotli's best level costs more time than its bytes are worth. */
const LARGE_BYTES = 2_000_000;

/**
 * Write `.br` and `.gz` beside each compressible file of `folder`.
 * @param {string} folder
 * @param {string} [cache] where compressed contents are kept
 */
export async function precompress(folder, cache = 'node_modules/.cache/outturn/compressed') {
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (COMPRESSIBLE.has(extname(name))) await compress(join(folder, name), cache);
  }
}

/**
 * @param {string} path
 * @param {string} cache
 */
async function compress(path, cache) {
  const content = await readFile(path);
  if (content.length < SMALLEST_BYTES) return;
  const key = join(cache, createHash('sha256').update(content).digest('hex'));
  await Promise.all([
    copyOrMake(`${key}.br`, `${path}.br`, () => brotli(content)),
    copyOrMake(`${key}.gz`, `${path}.gz`, () => promisify(gzip)(content, { level: 9 })),
  ]);
}

/**
 * @param {string} kept
 * @param {string} wanted
 * @param {() => Promise<Buffer>} make
 */
async function copyOrMake(kept, wanted, make) {
  try {
    await copyFile(kept, wanted);
  } catch {
    // Written under another name first: a build that is stopped halfway must leave no half file in the cache.
    await writeFile(`${kept}.part`, await make());
    await rename(`${kept}.part`, kept);
    await copyFile(kept, wanted);
  }
}

/**
 * @param {Buffer} content
 * @returns {Promise<Buffer>}
 */
function brotli(content) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: content.length < LARGE_BYTES ? 11 : 9,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return promisify(brotliCompress)(content, { params });
}
