import { afterEach, describe, expect, test } from 'vitest';
import { openPublished, type Published } from '#lib/core/review/published/open-published.ts';
import { fetcher, published, type Folder } from '../core/review/published/published-kit.ts';
import { closeBrowser, costsFile, costsIn, newBrowser, openPage } from './workspace-kit.ts';

const browser = newBrowser();
const author = newBrowser();

afterEach(async () => {
  await closeBrowser(browser);
  await closeBrowser(author);
  browser.values.clear();
});

const ledger = costsFile('ledger.csv', [['ferry', '2026-03', '10.00']]);
const later = costsFile('later.csv', [['ferry', '2026-04', '2.50']]);
const own = costsFile('own.csv', [['bridge', '2026-03', '7.00']]);

/** What an author published of one file. */
async function folderOf(): Promise<Folder> {
  const page = await openPage(author, {});
  await page.add([ledger]);
  const folder = await published(page.toPublish()!);
  await closeBrowser(author);
  author.values.clear();
  return folder;
}

const visit = (folder: Folder) =>
  openPage(browser, { findPublished: (): Promise<Published | null> => openPublished(fetcher(folder)) });

describe('a page beside which a workspace is published', () => {
  test('shows it without an engine, and changes nothing', async () => {
    const page = await visit(await folderOf());
    expect(browser.started).toEqual([]);
    expect(page.files.map(({ name }) => name)).toEqual(['ledger.csv']);
    expect(page.partnerships.map(({ partnership }) => partnership)).toEqual(['ferry']);
    expect(page.published.isReadOnly).toBe(true);
    await page.change({ currency: 'EUR' });
    await page.remove(page.files[0]!);
    expect(page.spec.currency).toBe('GBP');
    expect(page.files).toHaveLength(1);
    expect(page.toPublish()).toBeNull();
    expect(browser.started).toEqual([]);
    expect(browser.values.size).toBe(0);
  });

  test('starts one engine for all who dig, and stays read-only', async () => {
    const page = await visit(await folderOf());
    const [first, second] = await Promise.all([page.published.dig(), page.published.dig()]);
    expect(first).toBe(second);
    expect(browser.started).toHaveLength(1);
    expect(await costsIn(page)).toEqual({ ferry: '10' });
    expect(page.published.isReadOnly).toBe(true);
    expect(browser.values.size).toBe(0);
  });

  test('goes on showing it where its files cannot be had', async () => {
    const folder = await folderOf();
    for (const path of folder.keys()) if (path.startsWith('sources/')) folder.delete(path);
    const page = await visit(folder);
    await expect(page.published.dig()).rejects.toThrow(/could not be loaded/);
    expect(page.phase.kind).toBe('ready');
    expect(page.files.map(({ name }) => name)).toEqual(['ledger.csv']);
    expect(page.results).not.toBeNull();
  });

  test('adds dropped files to a copy, which is kept', async () => {
    const folder = await folderOf();
    const page = await visit(folder);
    await page.add([later]);
    expect(await costsIn(page)).toEqual({ ferry: '12.5' });
    expect(page.published.isReadOnly).toBe(false);
    const next = await visit(folder);
    expect(next.published.isReadOnly).toBe(true);
    await next.published.lookForOwn();
    await next.published.openOwn();
    expect(await costsIn(next)).toEqual({ ferry: '12.5' });
  });

  test('asks before a copy takes the place of work that is kept', async () => {
    const folder = await folderOf();
    const before = await openPage(browser);
    await before.add([own]);
    const page = await visit(folder);
    await page.published.lookForOwn();
    await page.add([later]);
    expect(page.published.isAsking).toBe(true);
    expect(page.files.map(({ name }) => name)).toEqual(['ledger.csv']);
    await page.published.answer('open own');
    expect(await costsIn(page)).toEqual({ bridge: '7', ferry: '2.5' });
  });

  test('shows it again once a copy is forgotten', async () => {
    const page = await visit(await folderOf());
    await page.add([later]);
    await page.reset();
    expect(page.published.isReadOnly).toBe(true);
    expect(page.files.map(({ name }) => name)).toEqual(['ledger.csv']);
    expect(browser.values.size).toBe(0);
  });
});
