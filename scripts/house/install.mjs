/** Install the packages of package-lock.json when node_modules does not hold them. */
import { readFile } from 'node:fs/promises';
import { run } from './command.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

/** Make node_modules what package-lock.json says. Throws when npm cannot. */
export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.log('Installing packages (npm ci); this happens once.');
  const code = await run('npm', ['ci', '--no-fund', '--no-audit']);
  if (code !== 0) throw new Error(`npm ci failed with code ${code}; its messages are above.`);
}

/** Contents are compared, not dates: a checkout makes an unchanged lock file look new. */
async function isInstalled() {
  const wanted = await packagesOf('package-lock.json');
  const installed = await packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    // Optional packages for other systems are in the lock file and never installed.
    const isAbsentByRight = path === '' || link === true || (optional === true && !(path in installed));
    return isAbsentByRight || installed[path]?.version === version;
  });
}

/**
 * @param {string} lockFile
 * @returns {Promise<Packages | undefined>}
 */
async function packagesOf(lockFile) {
  try {
    return JSON.parse(await readFile(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
