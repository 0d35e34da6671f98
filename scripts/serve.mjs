/**
 * Serve an already built folder as a plain static server would.
 *   npm run serve -- [FOLDER] [--under /a/b/c/] [--port 4173]
 */
import { parseArgs } from 'node:util';
import { serveOnFreePort } from './house/static-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { under: { type: 'string', default: '/' }, port: { type: 'string', default: '4173' } },
});

const { address } = await serveOnFreePort({
  folder: positionals[0] ?? 'build',
  under: `/${values.under}/`.replace(/\/+/g, '/'),
  port: Number(values.port),
});
console.log(`Serving at ${address}`);
