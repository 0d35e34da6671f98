/** A person with the built site open in Chromium: what they see, give and are given. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, openPage, troubles, type PageRecord } from '../harness/browser.ts';
import { serveSite, settle, type ServedSite } from '../harness/site.ts';

/** A file that was saved by the page. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/** One page of the site, in a fresh profile. */
export interface Visitor {
  readonly page: Page;
  readonly record: PageRecord;
  readonly origin: string;
  /** Go to a route with its search, such as `partnership/?id=hr`, and wait until it stands still. */
  readonly go: (route: string) => Promise<void>;
  /** The address of the page relative to the folder of the site: `partnership/?id=hr`. */
  readonly route: () => string;
  /** Close the page; fails when it spoke outside, broke the policy or threw. */
  readonly leave: () => Promise<void>;
}

/** Serve the built site to the tests of a file, and give pages of it to visitors. */
function useSite(): (route?: string, options?: BrowserContextOptions) => Promise<Visitor> {
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
  return async (route = '', options = {}) => {
    const visitor = await visitorOf(browser, site, options);
    await visitor.go(route);
    return visitor;
  };
}

/**
 * One visitor who makes the whole journey of a test file, test after test in its order: starting the database is what
 * takes long. After each test nothing may have gone wrong on the page.
 */
export function useVisitor(route = '', options: BrowserContextOptions = {}): () => Visitor {
  const open = useSite();
  let visitor: Visitor | undefined;
  beforeAll(async () => {
    visitor = await open(route, options);
  });
  afterEach(() => {
    if (visitor) expect(troubles(visitor.record)).toEqual([]);
  });
  afterAll(() => visitor?.leave());
  return () => {
    if (!visitor) throw new Error('The visitor has not opened the site yet.');
    return visitor;
  };
}

async function visitorOf(
  browser: Browser,
  site: ServedSite,
  options: BrowserContextOptions,
): Promise<Visitor> {
  const { page, record, close } = await openPage(browser, site.origin, {
    reducedMotion: 'reduce',
    ...options,
  });
  page.setDefaultTimeout(15_000);
  return {
    page,
    record,
    origin: site.origin,
    go: async (route) => {
      await page.goto(site.address + route);
      await ready(page);
    },
    route: () => page.url().slice(site.address.length),
    leave: async () => {
      expect(troubles(record)).toEqual([]);
      await close();
    },
  };
}

/** Wait until the database has started, no work is under way and nothing in the page is `aria-busy`. */
export async function ready(page: Page, timeoutMs = 60_000): Promise<void> {
  await page.locator('.work progress').first().waitFor({ state: 'detached', timeout: timeoutMs });
  await settle(page, timeoutMs);
}

/** Follow a link of the main navigation, without a reload. */
export async function follow(
  page: Page,
  name: 'Partnerships' | 'Data' | 'Measures' | 'Review' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await ready(page);
}

/** Open a partnership from the portfolio table. */
export async function openPartnership(page: Page, name: string): Promise<void> {
  await follow(page, 'Partnerships');
  await page.locator('table.portfolio').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await ready(page);
}

/** The words of an element as a person reads them, white space made even. */
export async function wordsOf(place: Locator): Promise<string> {
  return (await place.innerText()).replace(/\s+/g, ' ').trim();
}

/** Do what makes the page save a file, and read that file. */
export async function savedBy(page: Page, act: () => Promise<void>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}
