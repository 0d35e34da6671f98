/** The review as one HTML file: opened from a folder with the network off, it asks for nothing and holds everything. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { hostile, hostilePack, packOfEverything } from '../support/packs.ts';
import { accessibilityFaults } from './harness/axe.ts';
import { launchBrowser, openPage, troubles, type WatchedPage } from './harness/browser.ts';
import { runInPage } from './harness/bundle.ts';

interface Made {
  readonly files: Readonly<Record<'everything' | 'hostile' | 'both', string>>;
  readonly pictures: readonly string[];
}

let made: Made;
let folder: string;
let browser: Browser;

beforeAll(async () => {
  made = (await runInPage('tests/e2e/support/single-file.page.ts')) as Made;
  folder = await mkdtemp(join(tmpdir(), 'outturn-file-'));
  for (const [name, text] of Object.entries(made.files)) await writeFile(join(folder, `${name}.html`), text);
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened(name: string, options: object, look: (page: Page) => Promise<void>): Promise<void> {
  const address = `file://${folder}/${name}.html`;
  const watched: WatchedPage = await openPage(browser, `file://${folder}`, { offline: true, ...options });
  await watched.page.goto(address);
  await look(watched.page);
  expect(watched.record.requests).toEqual([address]);
  expect(troubles(watched.record)).toEqual([]);
  await watched.close();
}

const looks = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 390, height: 844 } },
];

describe.each(['everything', 'hostile', 'both'])('the file of %s', (name) => {
  test.each(looks)(
    'asks for nothing, breaks no policy and is accessible: %o',
    (look) =>
      opened(name, look, async (page) => {
        for (const folded of await page.locator('summary').all()) await folded.click();
        expect(await accessibilityFaults(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      }),
    30_000,
  );
});

test('every figure stands in it as on the screen, and in full; a missing one says why', () =>
  opened('everything', {}, async (page) => {
    const text = await page.locator('main').innerText();
    const blocks = packOfEverything().pages.flatMap((one) => one.blocks);
    const figures = blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []));
    for (const { face, exact, status } of figures) {
      expect(text).toContain(face);
      expect(text).toContain(exact);
      if (status) expect(text).toContain(status.detail);
    }
    expect(text).toContain('Not available');
    expect(text).toContain('ab'.repeat(32));
    expect(text).toContain('Volume is back since April.');
  }));

test('hidden pages are neither shown nor among its data, which read back as they were', () =>
  opened('everything', {}, async (page) => {
    expect(made.files.everything).not.toContain('Nobody sees this');
    const data = JSON.parse((await page.locator('#review-data').textContent()) ?? '') as unknown;
    expect(data).toEqual([asWritten(packOfEverything())]);
  }));

test('the data of a chart save as CSV without a server', () =>
  opened('everything', {}, async (page) => {
    await page.getByText('Data of this chart').first().click();
    const saved = page.waitForEvent('download');
    await page
      .getByRole('link', { name: /^Save as CSV/ })
      .first()
      .click();
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
  }));

test('hostile text comes out safe and whole', () =>
  opened('hostile', {}, async (page) => {
    const text = (await page.locator('body').textContent()) ?? '';
    for (const words of [hostile.xml, hostile.formula, hostile.longWord, hostile.rightToLeft, hostile.emoji])
      expect(text).toContain(words);
    expect(text).toContain('a\ufffdb\ufffdc\ufffdd\ufffde\ufffd');
    expect(text).toContain(hostile.comment);
    expect(await page.locator('script:not([type="application/json"])').count()).toBe(0);
    const data = JSON.parse((await page.locator('#review-data').textContent()) ?? '') as unknown;
    expect(data).toEqual([asWritten(hostilePack())]);
  }));

/** A pack as the file holds it: without its hidden pages, and without the titles that a person wrote others for. */
function asWritten(pack: Pack): unknown {
  const pages = pack.pages
    .filter(({ isHidden }) => !isHidden)
    .map((page) => ({ ...page, proposed: page.title }));
  return JSON.parse(JSON.stringify({ ...pack, pages }));
}

test('every chart is a picture that stands alone: well-formed, with its words in it and nothing from elsewhere', async () => {
  const { page, record, close } = await openPage(browser, `file://${folder}`, { offline: true });
  expect(made.pictures.length).toBeGreaterThan(5);
  for (const [at, svg] of made.pictures.entries()) {
    await writeFile(join(folder, `picture-${at}.svg`), svg);
    await page.goto(`file://${folder}/picture-${at}.svg`);
    expect(await page.locator('parsererror').count()).toBe(0);
    const words = (await page.locator('svg').first().textContent()) ?? '';
    for (const part of [
      'Chart of',
      'GBP, whole of government',
      'Sample data',
      'costs.csv',
      'made on 2 May 2026',
    ])
      expect(words).toContain(part);
    expect(svg).not.toMatch(/var\(|currentColor|<style|<script|style=|href/);
  }
  expect(troubles(record)).toEqual([]);
  await close();
}, 30_000);
