/** The built site as a web team would host it: copied elsewhere, under a sub-folder of a plain static server. */
import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serveFolder } from '../../../scripts/house/static-server.mjs';

/** The site being served. */
export interface ServedSite {
  /** Where it is served from, such as `http://localhost:40123`. */
  readonly origin: string;
  /** Where it opens: the origin with `/a/b/c/`. */
  readonly address: string;
  /** The folder it lies in. */
  readonly folder: string;
  /** Every prerendered route relative to `address`: `''` for the home page, `'measures/'`. */
  readonly routes: readonly string[];
  readonly close: () => Promise<void>;
}

/** Copy `build/` to a temporary folder and serve it under `/a/b/c/`. Throws when the site has not been built. */
export async function serveSite(): Promise<ServedSite> {
  await stat('build/index.html').catch(() => {
    throw new Error('There is no build/: run `npm run build` first.');
  });
  const folder = await mkdtemp(join(tmpdir(), 'outturn-site-'));
  await cp('build', folder, { recursive: true });
  const site = await serveFolder({ folder, under: '/a/b/c/' });
  const close = async (): Promise<void> => {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...site, folder, routes: await routesOf(folder), close };
}

/**
 * Open an address of the site and wait until it stands still: loaded, fonts in place and nothing `aria-busy`.
 * Throws after `timeoutMs` (60,000 unless told).
 */
export async function visit(page: Page, address: string, timeoutMs = 60_000): Promise<void> {
  await page.goto(address, { timeout: timeoutMs });
  await settle(page, timeoutMs);
}

/** Wait until the page is loaded, started (its route announcer is there) and nothing in it is `aria-busy`. */
export async function settle(page: Page, timeoutMs = 60_000): Promise<void> {
  await page.waitForLoadState('load', { timeout: timeoutMs });
  await page.locator('#svelte-announcer').waitFor({ state: 'attached', timeout: timeoutMs });
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, undefined, {
    timeout: timeoutMs,
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function routesOf(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => /(^|\/)index\.html$/.test(file))
    .map((file) => file.slice(0, -'index.html'.length))
    .sort();
}
