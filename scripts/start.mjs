/**
 * `npm start`: from a fresh clone to the site in the browser.
 * Installs what is missing, builds what is out of date, serves the built folder on this machine.
 */
import { fileURLToPath } from 'node:url';
import { requireNode } from './house/node-version.mjs';

requireNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// Imported after the check: an older Node may not even parse these.
const { ensureInstalled } = await import('./house/install.mjs');
const { ensureBuilt } = await import('./house/build.mjs');
const { serveOnFreePort } = await import('./house/static-server.mjs');

try {
  await ensureInstalled();
  await ensureBuilt();
  const { address } = await serveOnFreePort({ folder: 'build' });
  console.log(`\n  Outturn is at ${address}\n  Stop it with Ctrl+C.\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
