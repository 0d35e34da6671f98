import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishCommand } from '../../scripts/publish/command.ts';
import { accessibilityFaults } from './harness/axe.ts';
import { launchBrowser, openPage, troubles, type WatchedPage } from './harness/browser.ts';
import { serveSite, settle, visit, type ServedSite } from './harness/site.ts';
import { dropFiles, findingsOn } from './support/data-screen.ts';

let browser: Browser;
let site: ServedSite;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await serveSite();
  folder = await mkdtemp(join(tmpdir(), 'outturn-to-publish-'));
  await publishInto(join(site.folder, 'data'), 'data-samples', '--title', 'Five partnerships');
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

/** What of the engine was asked for. */
const engineIn = ({ requests }: WatchedPage['record']) =>
  requests.filter((url) => /\.wasm|worker|duckdb/i.test(url));
const banner = (page: Page) => page.getByRole('region', { name: 'Published' });
const screens = [
  '',
  'partnership/?id=hr-payroll',
  'partnership/benefits/?id=hr-payroll&party=customer&terms=real',
  'partnership/service-levels/?id=hr-payroll',
  'partnership/indicators/?id=hr-payroll',
  'data/',
  'measures/',
  'measures/net_saving/',
  'settings/',
];

describe('a published workspace', () => {
  test('opens on every screen without the engine, from its own origin alone', async () => {
    const { page, record, close } = await openPage(browser, site.origin);
    for (const screen of screens) {
      await visit(page, site.address + screen);
      await banner(page).waitFor();
      expect(await page.locator('header').innerText(), screen).toContain('Published');
      expect(await banner(page).innerText(), screen).toContain('Five partnerships');
      expect(await page.getByRole('main').innerText(), screen).not.toContain('There is no');
    }
    expect(engineIn(record)).toEqual([]);
    expect(troubles(record)).toEqual([]);
    await close();
  });

  test('is read-only and accessible, and says so', async () => {
    const { page, record, close } = await openPage(browser, site.origin);
    await visit(page, `${site.address}settings/`);
    await banner(page).waitFor();
    expect(await page.getByRole('textbox', { name: 'ISO code' }).isDisabled()).toBe(true);
    expect(await page.getByLabel('The fiscal year starts in').isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await visit(page, site.address);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(troubles(record)).toEqual([]);
    await close();
  });

  test('starts the engine when somebody opens a figure, by keyboard', async () => {
    const { page, record, close } = await openPage(browser, site.origin);
    await visit(page, `${site.address}partnership/?id=hr-payroll`);
    const figure = page.locator('.board button').first();
    const shown = (await figure.innerText()).trim();
    await figure.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Source').first().waitFor();
    await settle(page);
    expect(engineIn(record).some((url) => url.endsWith('.wasm'))).toBe(true);
    expect((await figure.innerText()).trim()).toBe(shown);
    // Loaded, but what was published is still what it is.
    expect(await banner(page).isVisible()).toBe(true);
    expect(troubles(record)).toEqual([]);
    await close();
  });
});

describe('a published folder of one’s own', () => {
  test('becomes a copy to change when files are dropped; the next visit opens what was published, with a way back', async () => {
    const own = await serveSite();
    const input = join(folder, 'own');
    await mkdir(input);
    await writeFile(
      join(input, 'ledger.csv'),
      'partnership,period,amount,currency\nferry,2026-03-01,10.00,GBP\n',
    );
    await publishInto(join(own.folder, 'data'), input, '--title', 'Ferries <b>&</b> "bridges"');
    const { page, record, close } = await openPage(browser, own.origin);
    await visit(page, `${own.address}data/`);
    await banner(page).getByText('Ferries <b>&</b> "bridges"').waitFor();
    await dropFiles(page, {
      'more.csv': 'partnership,period,amount,currency\nferry,2026-04-01,12.50,GBP\n',
    });
    const main = page.getByRole('main');
    await main.getByText('more.csv').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.work progress'));
    expect(await banner(page).count()).toBe(0);
    expect(await main.innerText()).toContain('ledger.csv');
    await page.reload();
    await settle(page);
    const open = banner(page).getByRole('button', { name: /Open your own work/ });
    await open.waitFor();
    expect(await main.innerText()).not.toContain('more.csv');
    await banner(page).getByRole('button', { name: 'Make a copy to change' }).press('Enter');
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await question.getByRole('button', { name: 'Leave all as it is' }).press('Enter');
    await open.press('Enter');
    await main.getByText('more.csv').first().waitFor();
    expect(await main.innerText()).toContain('ledger.csv');
    expect(troubles(record)).toEqual([]);
    await close();
    await own.close();
  });
});

describe('a folder that cannot be read', () => {
  test('is told, and the sample is shown', async () => {
    const broken = await serveSite();
    await publishInto(join(broken.folder, 'data'), 'data-samples');
    await writeFile(join(broken.folder, 'data', 'workspace.json'), '{"version": 5}');
    const { page, record, close } = await openPage(browser, broken.origin);
    await visit(page, `${broken.address}data/`);
    expect(await page.getByRole('banner').innerText()).toContain('Sample data');
    expect((await findingsOn(page)).join('\n')).toContain(
      'what was published beside this page cannot be read',
    );
    expect(troubles(record)).toEqual([]);
    await close();
    await broken.close();
  });
});

describe('Publish on the page', () => {
  test('writes a zip whose folder is what the command line writes', async () => {
    const plain = await serveSite();
    const { page, record, close } = await openPage(browser, plain.origin);
    await visit(page, `${plain.address}settings/`);
    const publish = page.getByRole('button', { name: 'Publish', exact: true });
    await page.waitForFunction(() => !document.querySelector('.work progress'));
    const [download] = await Promise.all([page.waitForEvent('download'), publish.click()]);
    expect(download.suggestedFilename()).toBe('Sample-data.zip');
    const zip = join(folder, 'published.zip');
    await download.saveAs(zip);
    await unzip(zip, plain.folder);
    const second = await openPage(browser, plain.origin);
    await visit(second.page, plain.address);
    expect(await banner(second.page).isVisible()).toBe(true);
    expect(await second.page.getByRole('banner').innerText()).toContain('Sample data');
    expect(engineIn(second.record)).toEqual([]);
    expect([...troubles(record), ...troubles(second.record)]).toEqual([]);
    await second.close();
    await close();
    await plain.close();
  });
});

describe('a review that was written and taken before it was published', () => {
  test('is read, saved and presented without the engine, and says why figures changed once it is there', async () => {
    const plain = await serveSite();
    const writer = await openPage(browser, plain.origin);
    await visit(writer.page, reviewOf(plain, '2025-Q3'));
    await reviewMade(writer.page);
    await writer.page.getByRole('button', { name: 'Comment on Verified net saving to date' }).click();
    await writer.page.getByLabel(/^Comment on/).fill('One invoice came <b>late</b>');
    await writer.page.getByLabel('Your name').fill('A. Jones');
    await writer.page.getByRole('button', { name: 'Save comment' }).click();
    await writer.page.getByLabel('Taken by').fill('A. Jones');
    await writer.page.getByRole('button', { name: 'Take the review of Q3 2025-26' }).click();
    await writer.page.getByRole('region', { name: 'Taken reviews' }).getByText('by A. Jones').waitFor();
    await writer.page.getByRole('link', { name: 'Settings', exact: true }).click();
    const publish = writer.page.getByRole('button', { name: 'Publish', exact: true });
    const [download] = await Promise.all([writer.page.waitForEvent('download'), publish.click()]);
    const zip = join(folder, 'review.zip');
    await download.saveAs(zip);
    await unzip(zip, plain.folder);
    await writer.close();

    const { page, record, close } = await openPage(browser, plain.origin);
    await visit(page, reviewOf(plain, '2025-Q3'));
    await reviewMade(page);
    const main = page.getByRole('main');
    expect(await main.innerText()).toContain('One invoice came <b>late</b>');
    expect(await main.getByText('This review was published').isVisible()).toBe(true);
    for (const verb of [/^Edit title/, /^Comment on/, /^Hide/, /^Move/, /^Add/, /^Take/, /^Remove/, /^Undo/])
      expect(await main.getByRole('button', { name: verb }).count(), String(verb)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const [button, ending] of [
      ['PowerPoint', 'pptx'],
      ['One HTML file', 'html'],
      ['Excel', 'xlsx'],
    ] as const) {
      const save = main.getByRole('button', { name: button, exact: true });
      const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
      expect(file.suggestedFilename()).toBe(`review-hr-payroll-2025-Q3.${ending}`);
    }
    await main.getByRole('link', { name: 'Present', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /HR and payroll/ }).waitFor();
    await visit(page, reviewOf(plain, '2025-Q4'));
    await reviewMade(page);
    await main.getByText('Compared with', { exact: true }).waitFor();
    expect(engineIn(record).filter((url) => !url.includes('export'))).toEqual([]);

    await main.getByRole('button', { name: 'Load the published files' }).press('Enter');
    await main
      .getByRole('button', { name: 'Load the published files' })
      .waitFor({ state: 'detached', timeout: 120_000 });
    await reviewMade(page);
    const changes = main.locator('section[aria-label^="Since the last review"]');
    await expect.poll(() => changes.innerText(), { timeout: 60_000 }).toContain('New months');
    expect(await main.getByText('This review was published').isVisible()).toBe(true);
    await banner(page).getByRole('button', { name: 'Make a copy to change' }).press('Enter');
    await main
      .getByRole('button', { name: /^Edit title/ })
      .first()
      .waitFor();
    expect(troubles(record)).toEqual([]);
    await close();
    await plain.close();
  }, 360_000);
});

const reviewOf = (served: ServedSite, quarter: string) =>
  `${served.address}review/?id=hr-payroll&quarter=${quarter}`;

async function reviewMade(page: Page): Promise<void> {
  await page.locator('.review.board[aria-busy="false"]').waitFor({ timeout: 60_000 });
  await settle(page);
}

async function publishInto(out: string, input: string, ...more: readonly string[]): Promise<void> {
  const texts: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => {
      texts.push(String(chunk));
      done();
    },
  });
  const code = await publishCommand([input, '--out', out, ...more], {
    directory: process.cwd(),
    stdout: sink,
    stderr: sink,
  });
  expect(code, texts.join('')).toBe(0);
}

async function unzip(path: string, into: string): Promise<void> {
  const zip = new ZipReader(new BlobReader(await openAsBlob(path)), { useWebWorkers: false });
  for await (const entry of zip.getEntriesGenerator()) {
    if (entry.directory) continue;
    const place = join(into, entry.filename);
    await mkdir(join(place, '..'), { recursive: true });
    const content = await entry.getData(new BlobWriter());
    await writeFile(place, new Uint8Array(await content.arrayBuffer()));
  }
  await zip.close();
}
