/**
 * Run a TypeScript module in a real page: bundled as the site is, under the site's own content security policy.
 *
 *   // tests/contracts/engine.browser.test.ts   (files *.browser.test.ts and tests/e2e/** run in `npm run test:browser`)
 *   import { runInPage } from '../e2e/harness/bundle.ts';
 *   test('the contract holds in Chromium', async () => {
 *     const outcome = await runInPage('tests/contracts/engine.page.ts', { timezoneId: 'Pacific/Auckland' });
 *     expect(outcome).toEqual([...]);
 *   });
 *
 *   // tests/contracts/engine.page.ts   (runs in the page)
 *   import { startEngine } from '#lib/platform/browser/engine.ts';
 *   Object.assign(globalThis, { __result: run() });
 *   async function run() { ...; return somethingJsonLike; }
 *
 * The entry may import `#lib/...`, `.svelte`, `?url`, `?raw`, `?worker` and use `import.meta.glob`. It must set
 * `globalThis.__result` to a value or a promise; what it gives must survive structured cloning. `options.input` is
 * there as `globalThis.__input`; `options.files` lie beside the page: `fetch('./costs.csv')`. An entry is bundled
 * once per test file, so calling again with another time zone is cheap. For a page to look at or click, use `openEntry`.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { build } from 'vite';
import { afterAll } from 'vitest';
import { policyText } from '../../../scripts/house/policy.mjs';
import { serveFolder, type Site } from '../../../scripts/house/static-server.mjs';
import { launchBrowser, openPage, troubles, type WatchedPage } from './browser.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** How the page is opened. Everything of playwright's context options may be given, such as `timezoneId`. */
export interface EntryOptions extends BrowserContextOptions {
  /** A plain value the entry finds as `globalThis.__input`. */
  readonly input?: unknown;
  /** Files beside the page, by name. They stay for later calls with the same entry. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** How long `__result` may take, in milliseconds; 60,000 unless told. */
  readonly timeoutMs?: number;
}

interface Bundle {
  readonly folder: string;
  readonly site: Site;
}

const bundles = new Map<string, Promise<Bundle>>();
let browser: Promise<Browser> | undefined;

afterAll(closeAll);

/**
 * Bundle `entry` (a path from the project's root), open it and give what its `globalThis.__result` comes to.
 * Rejects when the entry throws, does not answer in time, breaks the policy or asks for anything outside.
 */
export async function runInPage(entry: string, options: EntryOptions = {}): Promise<unknown> {
  const opened = await openEntry(entry, options);
  const { page, record } = opened;
  try {
    const result = await Promise.race([
      page.evaluate(resultOfPage, options.timeoutMs ?? 60_000),
      crash(page),
    ]);
    // A violation is reported by an event of its own, which may come after the result.
    await page.waitForTimeout(50);
    const faults = [...record.outside, ...record.violations];
    if (faults.length > 0) throw new Error(`${entry} broke the policy:\n${faults.join('\n')}`);
    return result;
  } catch (error) {
    throw new Error([`${entry} failed: ${String(error)}`, ...troubles(record)].join('\n'), { cause: error });
  } finally {
    await opened.close();
  }
}

/** Bundle `entry` and open it; the caller drives the page and closes it. */
export async function openEntry(entry: string, options: EntryOptions = {}): Promise<WatchedPage> {
  const { input, files = {}, timeoutMs: _, ...context } = options;
  const { folder, site } = await bundled(entry);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  browser ??= launchBrowser();
  const watched = await openPage(await browser, site.origin, context);
  await watched.page.addInitScript((value) => Object.assign(globalThis, { __input: value }), input);
  await watched.page.goto(site.address);
  return watched;
}

/** Runs in the page: waits for the entry to set `__result`, then for the result itself. */
async function resultOfPage(timeoutMs: number): Promise<unknown> {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no __result within ${timeoutMs} ms`)), timeoutMs);
  });
  const set = async (): Promise<unknown> => {
    while (!('__result' in globalThis)) await new Promise((go) => setTimeout(go, 10));
    return Reflect.get(globalThis, '__result') as unknown;
  };
  return Promise.race([set(), late]);
}

/** Rejects when the page throws outside of `__result`, such as while its modules are loading. */
function crash(page: WatchedPage['page']): Promise<never> {
  return new Promise((_, reject) => page.once('pageerror', (error) => reject(error)));
}

function bundled(entry: string): Promise<Bundle> {
  const path = resolve(PROJECT, entry);
  const known = bundles.get(path) ?? bundle(path);
  bundles.set(path, known);
  return known;
}

async function bundle(entry: string): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'outturn-page-'));
  await build({
    root: PROJECT,
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      outDir: folder,
      minify: false,
      modulePreload: { polyfill: false },
      // The site's own limit: a data: URL would need a wider policy than the page has.
      assetsInlineLimit: 0,
      rolldownOptions: { input: entry, output: { entryFileNames: 'entry.js' } },
      chunkSizeWarningLimit: 100_000,
    },
  });
  await writeFile(join(folder, 'index.html'), await pageOf(folder));
  return { folder, site: await serveFolder({ folder, under: '/a/b/c/' }) };
}

async function pageOf(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true });
  const styles = files.filter((file) => file.endsWith('.css'));
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="content-security-policy" content="${policyText()}" />
    <link rel="icon" href="data:," />
    <title>Outturn test page</title>
    ${styles.map((style) => `<link rel="stylesheet" href="./${style}" />`).join('\n    ')}
    <script type="module" src="./entry.js"></script>
  </head>
  <body></body>
</html>
`;
}

async function closeAll(): Promise<void> {
  await (await browser)?.close();
  for (const { folder, site } of await Promise.all(bundles.values())) {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}
