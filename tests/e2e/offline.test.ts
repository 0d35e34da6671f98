import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage, troubles } from './harness/browser.ts';
import { serveSite, settle, visit, type ServedSite } from './harness/site.ts';

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** The pages of measures are written alike: one stands for all. */
function kindsOf(routes: readonly string[]): readonly string[] {
  return routes.filter((route) => !/^measures\/./.test(route) || route === 'measures/net_saving/');
}

describe('the built folder under /a/b/c/ of a plain static server', () => {
  test('opens every kind of page, reloads its deep link, and asks for nothing outside', async () => {
    for (const route of kindsOf(site.routes)) {
      const { page, record, close } = await openPage(browser, site.origin);
      await visit(page, `${site.address}${route}?id=none`);
      expect(await page.locator('h1').count(), `a heading on "${route}"`).toBeGreaterThan(0);
      await page.reload();
      await settle(page);
      expect(new URL(page.url()).pathname).toBe(`/a/b/c/${route}`);
      expect(troubles(record), `troubles on "${route}"`).toEqual([]);
      await close();
    }
  });

  test('walks from the home page to every screen it links to without leaving the folder', async () => {
    const { page, record, close } = await openPage(browser, site.origin);
    await visit(page, site.address);
    const links = await page.locator('header a[href], main a[href]').evaluateAll((nodes) =>
      nodes.map((node) => ({
        address: (node as HTMLAnchorElement).href,
        written: node.getAttribute('href') ?? '',
      })),
    );
    const inside = links.filter(({ address }) => address.startsWith(site.origin));
    // One link for each screen, found by what it says: the page goes on to fill while it is read.
    const screens = new Map(inside.map((link) => [new URL(link.address).pathname, link]));
    for (const { address, written } of screens.values()) {
      expect(address).toContain(site.address);
      await page.locator(`header a[href="${written}"], main a[href="${written}"]`).first().click();
      await page.waitForURL((url) => url.pathname === new URL(address).pathname);
      await settle(page);
      // Home again by the header: the database does not start anew for each link.
      await page.locator('header a[href]').first().click();
      await page.waitForURL((url) => url.pathname === new URL(site.address).pathname);
      await settle(page);
    }
    expect(troubles(record)).toEqual([]);
    await close();
  });

  test('announces a new page to screen readers and hides the announcement from sight', async () => {
    const { page, record, close } = await openPage(browser, site.origin);
    await visit(page, site.address);
    const box = await page.locator('#svelte-announcer').evaluate((node) => {
      const { position, overflow, width, height } = getComputedStyle(node);
      return { position, overflow, width, height };
    });
    expect(box).toEqual({ position: 'absolute', overflow: 'hidden', width: '1px', height: '1px' });
    expect(record.violations).toEqual([]);
    await close();
  });

  test('sends the engine compressed, as wasm', async () => {
    const { page, record, close } = await openPage(browser, site.origin);
    const engine = page.waitForResponse(/\.wasm$/);
    await page.goto(site.address);
    const headers = await (await engine).allHeaders();
    expect(headers['content-type']).toBe('application/wasm');
    expect(headers['content-encoding']).toMatch(/^(br|gzip)$/);
    expect(headers['cache-control']).toContain('immutable');
    expect(record.outside).toEqual([]);
    await close();
  });
});

describe('the policy in each page', () => {
  test('is strict: own files only, no inline script but by hash, no inline style, no eval', async () => {
    for (const route of site.routes) {
      const policy = policyOf(await htmlOf(route));
      expect(policy.get('default-src'), route).toEqual(["'none'"]);
      expect(policy.get('style-src'), route).toEqual(["'self'"]);
      expect(policy.get('connect-src'), route).toEqual(["'self'"]);
      expect(policy.get('worker-src'), route).toEqual(["'self'"]);
      const scripts = policy.get('script-src') ?? [];
      expect(
        scripts.filter((source) => !source.startsWith("'sha256-")),
        route,
      ).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    }
  });

  test('is needed by nothing in the page: no inline style is written into it', async () => {
    for (const route of site.routes) expect(await htmlOf(route), route).not.toMatch(/<style|\sstyle=/);
  });
});

function htmlOf(route: string): Promise<string> {
  return readFile(join(site.folder, route, 'index.html'), 'utf8');
}

/** The directives of the page's own policy, each with its sources. */
function policyOf(html: string): ReadonlyMap<string, readonly string[]> {
  const text = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const directives = text.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]));
}
