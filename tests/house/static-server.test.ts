import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder, serveOnFreePort, type Site } from '../../scripts/house/static-server.mjs';

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outturn-server-'));
  await mkdir(join(folder, 'site/measures'), { recursive: true });
  await mkdir(join(folder, 'site/_app/immutable'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await writeFile(join(folder, 'site/index.html'), 'home');
  await writeFile(join(folder, 'site/measures/index.html'), 'measures');
  await writeFile(join(folder, 'site/_app/immutable/engine.wasm'), 'plain');
  await writeFile(join(folder, 'site/_app/immutable/engine.wasm.br'), 'brotli');
  await writeFile(join(folder, 'site/_app/immutable/engine.wasm.gz'), 'gzip');
  await symlink(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  site = await serveFolder({ folder: join(folder, 'site'), under: '/a/b/c/' });
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Asks for a path exactly as written; `fetch` would tidy it up first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.origin);
    const asking = request({ hostname, port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode, body, headers: response.headers });
      });
    });
    asking.once('error', reject).end();
  });
}

test('a folder answers with its index, and without its closing slash leads to it', async () => {
  expect((await ask('/a/b/c/')).body).toBe('home');
  expect((await ask('/a/b/c/measures/')).body).toBe('measures');
  const bare = await ask('/a/b/c/measures?id=cost');
  expect([bare.status, bare.headers['location']]).toEqual([308, '/a/b/c/measures/?id=cost']);
  expect((await ask('/a/b/c')).headers['location']).toBe('/a/b/c/');
});

test('nothing outside the folder is served, however it is asked for', async () => {
  const attempts = [
    '../secret.txt',
    '..%2fsecret.txt',
    '%2e%2e/secret.txt',
    '..%5csecret.txt',
    'link.txt',
    '%00',
    '%zz',
  ];
  for (const attempt of attempts) expect((await ask(`/a/b/c/${attempt}`)).status, attempt).toBe(404);
  expect((await ask('/secret.txt')).status).toBe(404);
  expect((await ask('/index.html')).status).toBe(404);
});

test('the best compressed copy the browser accepts is sent with the type of the file itself', async () => {
  const engine = '/a/b/c/_app/immutable/engine.wasm';
  const both = await ask(engine, { 'Accept-Encoding': 'gzip, deflate, br' });
  expect([both.body, both.headers['content-encoding']]).toEqual(['brotli', 'br']);
  expect(both.headers['content-type']).toBe('application/wasm');
  expect(both.headers['vary']).toBe('Accept-Encoding');
  expect((await ask(engine, { 'Accept-Encoding': 'br;q=0, gzip' })).body).toBe('gzip');
  const plain = await ask(engine);
  expect([plain.body, plain.headers['content-encoding'], plain.headers['vary']]).toEqual([
    'plain',
    undefined,
    'Accept-Encoding',
  ]);
});

test('hashed files are kept for good, others are asked for again and answered 304 when unchanged', async () => {
  expect((await ask('/a/b/c/_app/immutable/engine.wasm')).headers['cache-control']).toContain('immutable');
  const first = await ask('/a/b/c/');
  expect(first.headers['cache-control']).toBe('no-cache');
  const again = await ask('/a/b/c/', { 'If-None-Match': String(first.headers['etag']) });
  expect([again.status, again.body]).toEqual([304, '']);
});

test('only reading is served', async () => {
  expect((await ask('/a/b/c/', {}, 'POST')).status).toBe(405);
  expect((await ask('/a/b/c/', {}, 'HEAD')).body).toBe('');
});

test('a taken port is passed over for the next', async () => {
  const taken = Number(new URL(site.origin).port);
  const second = await serveOnFreePort({ folder, port: taken });
  expect(Number(new URL(second.origin).port)).toBeGreaterThan(taken);
  await second.close();
});
