/** Build the site when the built one is missing or older than what it is made of. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './command.mjs';

const SOURCES = [
  'src',
  'static',
  'data-samples',
  'scripts/house',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
];

/** Build into `build/` unless it is up to date. Throws when the build fails. */
export async function ensureBuilt() {
  if (await isUpToDate()) return;
  console.log('Building the site.');
  const code = await runTool('vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new Error(`The build failed with code ${code}; its messages are above.`);
}

async function isUpToDate() {
  const built = await changedAt('build/index.html');
  const changed = await Promise.all(SOURCES.map(newestBelow));
  return built > Math.max(...changed);
}

/**
 * When a file, or anything in a folder, was last changed (folders tell of files removed).
 * @param {string} path
 * @returns {Promise<number>}
 */
async function newestBelow(path) {
  const names = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all([path, ...names.map((name) => join(path, name))].map(changedAt));
  return Math.max(...times);
}

/**
 * @param {string} path
 * @returns {Promise<number>} milliseconds since 1970; 0 when there is no such file
 */
async function changedAt(path) {
  const stats = await stat(path).catch(() => undefined);
  return stats?.mtimeMs ?? 0;
}
