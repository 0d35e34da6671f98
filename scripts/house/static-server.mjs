/**
 * A plain static web server, as a web team would run it: files from a folder, nothing computed.
 * `npm start` serves the site with it, and the browser tests serve it under a sub-folder such as /a/b/c/.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

/**
 * @typedef {object} ServeOptions
 * @property {string} folder the folder to serve
 * @property {string} [under] the path it is served under, `/` or like `/a/b/c/`
 * @property {number} [port] the port to listen on; 0 takes any free one
 * @property {string} [host] the address to listen on; only this machine unless told
 *
 * @typedef {object} Site
 * @property {string} origin `http://localhost:4173`, without a path
 * @property {string} address where the site opens, with its path and a closing slash
 * @property {() => Promise<void>} close stops the server and its open connections
 *
 * @typedef {object} Found a file to answer with
 * @property {string} path the file whose name gives the type
 * @property {string} sent the file whose bytes are sent: itself, or its compressed copy
 * @property {string} [encoding] how `sent` is compressed
 * @property {boolean} isCompressible whether compressed copies of the file exist
 */

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.sql', 'text/plain; charset=utf-8'],
  ['.md', 'text/plain; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/** The compressed copies a file may have beside it, best first. */
const ENCODINGS = /** @type {const} */ ([
  ['br', '.br'],
  ['gzip', '.gz'],
]);

/**
 * Serve a folder until `close` is called. Rejects when the port is taken (`EADDRINUSE`).
 * @param {ServeOptions} options
 * @returns {Promise<Site>}
 */
export async function serveFolder({ folder, under = '/', port = 0, host = 'localhost' }) {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    answer(root, under, request, response).catch(() => refuse(response, 500, 'The file could not be read.'));
  });
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve());
    })
  );
  const bound = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://${host}:${bound.port}`;
  return { origin, address: origin + under, close: () => stop(server) };
}

/**
 * Serve on the first free port from `port` on.
 * @param {ServeOptions} options
 * @returns {Promise<Site>}
 */
export async function serveOnFreePort(options) {
  const first = options.port ?? 4173;
  for (let port = first; port < first + 100; port += 1) {
    try {
      return await serveFolder({ ...options, port });
    } catch (error) {
      if (!isPortTaken(error)) throw error;
    }
  }
  throw new Error(`No free port between ${first} and ${first + 99}.`);
}

/** @param {unknown} error */
function isPortTaken(error) {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** @param {import('node:http').Server} server */
function stop(server) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    })
  );
}

/**
 * @param {string} root
 * @param {string} under
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(root, under, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'Only GET and HEAD.');
  const [asked = '/', search] = (request.url ?? '/').split('?', 2);
  if (`${asked}/` === under) return redirect(response, under, search);
  const wanted = asked.startsWith(under) ? insideOf(root, asked.slice(under.length)) : undefined;
  const found = wanted === undefined ? undefined : await locate(root, wanted, request);
  if (found === undefined) return refuse(response, 404, 'Not found.');
  if (found === 'folder') return redirect(response, `${asked}/`, search);
  return send(found, asked, request, response);
}

/**
 * The file a request means, or nothing when it is no plain path below the root.
 * @param {string} root
 * @param {string} asked
 */
function insideOf(root, asked) {
  try {
    const path = join(root, decodeURIComponent(asked));
    const isInside = path === root || path === root + sep || path.startsWith(root + sep);
    return isInside && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string} wanted
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Found | 'folder' | undefined>}
 */
async function locate(root, wanted, request) {
  const kind = await kindOf(wanted);
  if (kind === 'folder' && wanted.endsWith(sep)) return locate(root, join(wanted, 'index.html'), request);
  if (kind === 'folder') return wanted === root ? locate(root, join(root, 'index.html'), request) : 'folder';
  if (kind !== 'file' || wanted.endsWith(sep)) return undefined;
  const actual = await realpath(wanted);
  return actual.startsWith(root + sep) ? withEncoding(actual, request) : undefined;
}

/**
 * @param {string} path
 * @returns {Promise<'file' | 'folder' | undefined>}
 */
async function kindOf(path) {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : undefined;
}

/**
 * @param {string} path
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Found>}
 */
async function withEncoding(path, request) {
  const copies = [];
  for (const [encoding, suffix] of ENCODINGS) {
    if ((await kindOf(path + suffix)) === 'file') copies.push({ encoding, sent: path + suffix });
  }
  const accepted = acceptedEncodings(request.headers['accept-encoding']);
  const best = copies.find(({ encoding }) => accepted.has(encoding));
  return { path, sent: path, ...best, isCompressible: copies.length > 0 };
}

/** @param {string | string[] | undefined} header */
function acceptedEncodings(header) {
  const parts = String(header ?? '').split(',');
  const named = parts.map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  return new Set(named.filter(([, q]) => !/^q=0(\.0*)?$/.test(q ?? '')).map(([name]) => name ?? ''));
}

/**
 * @param {Found} found
 * @param {string} asked
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function send(found, asked, request, response) {
  const { size, mtimeMs } = await stat(found.sent);
  const tag = `"${createHash('sha1').update(`${found.sent} ${size} ${mtimeMs}`).digest('hex').slice(0, 20)}"`;
  const headers = headersOf(found, asked, tag);
  if (request.headers['if-none-match'] === tag) return void response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'Content-Length': size });
  if (request.method === 'HEAD') return void response.end();
  createReadStream(found.sent)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * @param {Found} found
 * @param {string} asked
 * @param {string} tag
 */
function headersOf(found, asked, tag) {
  // Names under _app/immutable carry a hash of their content, so a browser never needs to ask again.
  const isImmutable = asked.includes('/_app/immutable/');
  return {
    'Content-Type': TYPES.get(extname(found.path).toLowerCase()) ?? 'application/octet-stream',
    'Cache-Control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ETag: tag,
    ...(found.encoding === undefined ? {} : { 'Content-Encoding': found.encoding }),
    ...(found.isCompressible ? { Vary: 'Accept-Encoding' } : {}),
  };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 * @param {string | undefined} search
 */
function redirect(response, path, search) {
  // One leading slash only: `//host/` would send the reader to another site.
  const location = path.replace(/^\/+/, '/') + (search === undefined ? '' : `?${search}`);
  response.writeHead(308, { Location: location, 'Content-Length': 0 }).end();
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} message
 */
function refuse(response, status, message) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}
