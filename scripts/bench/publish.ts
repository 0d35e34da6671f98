import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { quantile } from '#lib/core/indicators/quantile/quantile.ts';
import { ensureBuilt } from '../house/build.mjs';
import { ensureChromium } from '../house/chromium.mjs';
import { serveFolder } from '../house/static-server.mjs';
import { publishCommand } from '../publish/command.ts';
import { filesOf, type Size } from './publish-data.ts';

// `npm run bench:publish -- [RUNS] [PARTNERSHIPS] [MONTHS]`: from navigation to the first figures in a real Chromium with
// a cold cache, with what was published and with the sample that the engine computes, turn by turn.

const [runs = 5, partnerships = 60, months = 60] = process.argv.slice(2).map(Number);
const size: Size = { partnerships, months };
const aimMs = 1000;
const publishedMs = new Map<string, number>();

/** A site in a folder of its own, and what opening it took. */
interface Contender {
  readonly name: string;
  readonly folder: string;
  readonly took: Visit[];
}

interface Visit {
  readonly ms: number;
  readonly requests: number;
  /** True when any of the engine was asked for before the figures stood there. */
  readonly hasEngine: boolean;
}

await ensureBuilt();
const place = await mkdtemp(join(tmpdir(), 'outturn-bench-publish-'));
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
try {
  const large = await generated();
  const contenders = [
    await contender('sample, computed by the engine', null),
    await contender('sample, published', 'data-samples'),
    await contender(`${partnerships} partnerships, ${months} months, published`, large),
  ];
  for (let run = 0; run < runs; run++)
    for (const one of contenders) one.took.push(await visited(browser, one));
  await told(contenders);
} finally {
  await browser.close();
  await rm(place, { recursive: true });
}

async function generated(): Promise<string> {
  const folder = join(place, 'large');
  await mkdir(folder);
  for (const [name, text] of Object.entries(filesOf(size))) await writeFile(join(folder, name), text);
  return folder;
}

async function contender(name: string, input: string | null): Promise<Contender> {
  const folder = await mkdtemp(join(place, 'site-'));
  await cp('build', folder, { recursive: true });
  if (input !== null) {
    const start = performance.now();
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    await publishCommand([input, '--out', join(folder, 'data')], {
      directory: process.cwd(),
      stdout: silent,
      stderr: process.stderr,
    });
    publishedMs.set(name, performance.now() - start);
  }
  return { name, folder, took: [] };
}

/** Open the home page in a new profile and wait until its figures are painted. */
async function visited(chrome: Browser, { folder }: Contender): Promise<Visit> {
  const site = await serveFolder({ folder, under: '/a/b/c/' });
  const context = await chrome.newContext();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  // Without a function of a name: the one who runs this file adds a helper to those, which a page does not have.
  await context.addInitScript(() => {
    setInterval(() => {
      if ('firstFigures' in globalThis || !document.querySelector('.page-head[aria-busy="false"]')) return;
      Object.assign(globalThis, { firstFigures: performance.now() });
    }, 5);
  });
  const page = await context.newPage();
  await page.goto(site.address);
  await page.waitForFunction(() => 'firstFigures' in globalThis, undefined, { timeout: 180_000 });
  const ms = await page.evaluate(() => (globalThis as unknown as { firstFigures: number }).firstFigures);
  await context.close();
  await site.close();
  return { ms, requests: asked.length, hasEngine: asked.some((url) => /\.wasm|worker/i.test(url)) };
}

async function told(contenders: readonly Contender[]): Promise<void> {
  const median = (values: readonly number[]) => Math.round(quantile(values, 0.5, 7) ?? 0);
  const stock = median(contenders[0]!.took.map(({ ms }) => ms));
  const table = await Promise.all(
    contenders.map(async ({ name, folder, took }) => ({
      site: name,
      firstFiguresMs: median(took.map(({ ms }) => ms)),
      worstMs: Math.round(Math.max(...took.map(({ ms }) => ms))),
      ratioToEngine: Number((median(took.map(({ ms }) => ms)) / stock).toFixed(3)),
      asksForEngine: took.some(({ hasEngine }) => hasEngine),
      publishSeconds: publishedMs.has(name) ? Number((publishedMs.get(name)! / 1000).toFixed(1)) : null,
      publishedMb: publishedMs.has(name) ? await megabytesIn(join(folder, 'data')) : null,
    })),
  );
  const lines = table.map(
    (row) =>
      `| ${row.site} | ${row.firstFiguresMs} | ${row.worstMs} | ${row.ratioToEngine} | ${row.asksForEngine ? 'yes' : 'no'} | ${row.publishSeconds ?? '–'} | ${row.publishedMb ?? '–'} |`,
  );
  process.stdout.write(
    [
      '| site | first figures, ms | worst, ms | of the engine’s | asks for the engine | publishing, s | size, MB |',
      '| --- | ---: | ---: | ---: | --- | ---: | ---: |',
      ...lines,
      '',
    ].join('\n'),
  );
  const results = fileURLToPath(new URL('publish-results.json', import.meta.url));
  await writeFile(results, `${JSON.stringify({ runs, aimMs, size, table }, null, 2)}\n`);
}

async function megabytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => stat(join(folder, name))));
  const bytes = sizes.filter((one) => one.isFile()).reduce((sum, one) => sum + one.size, 0);
  return Number((bytes / 1e6).toFixed(1));
}
