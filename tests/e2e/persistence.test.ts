import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { dropFiles, fileRows, findingsOn, giveFiles, partnershipsOn } from './support/data-screen.ts';
import { mapFile, mappingForm } from './support/mapping.ts';
import { follow, ready, savedBy, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('data/');
const namesOf = async () => (await fileRows(visitor().page)).map(({ file }) => file.split(' ')[0]);
const banner = () => wordsOf(visitor().page.getByRole('banner'));

const ledger = (rows: string) => `Body,Month paid,Net sum\n${rows}\n`;
const april = ledger('Harbour,04/2025,100.10\nHarbour,04/2025,0.05\nFerry,04/2025,7.00');
const may = ledger('Harbour,05/2025,50.00\nFerry,05/2025,8.25');
let workspace = '';
let pack: Uint8Array = new Uint8Array();

describe('files of one’s own', () => {
  test('take the place of the sample', async () => {
    const { page } = visitor();
    expect(await banner()).toContain('Sample data');
    await giveFiles(page, { 'ledger-Apr-2025.csv': april });
    await mapFile(page, 'ledger-Apr-2025.csv', {
      dataset: 'costs',
      fields: {
        partnership: { from: 'column', column: 'A: Body' },
        period: { from: 'file_name', format: 'mmm-yyyy' },
        amount: { from: 'column', column: 'C: Net sum' },
        currency: { from: 'constant', value: 'GBP' },
      },
    });
    expect(await banner()).not.toContain('Sample data');
    expect(await fileRows(page)).toMatchObject([{ accepted: '3', amount: 'amount £107.15' }]);
  });

  test('are there again after a reload, with their mapping', async () => {
    const { page } = visitor();
    const before = await fileRows(page);
    await page.reload();
    await ready(page);
    expect(await fileRows(page)).toEqual(before);
    expect(await banner()).not.toContain('Sample data');
    expect([...(await partnershipsOn(page))].sort()).toEqual(['Ferry', 'Harbour']);
    await giveFiles(page, { 'ledger-May-2025.csv': may });
    expect(await namesOf()).toEqual(['ledger-Apr-2025.csv', 'ledger-May-2025.csv']);
  });

  test('are said to be kept in this browser only', async () => {
    const { page } = visitor();
    await follow(page, 'Settings');
    expect(await wordsOf(page.getByRole('region', { name: 'This workspace' }))).toContain(
      'kept in this browser on this device only',
    );
  });

  test('are saved as one file, and their settings as another', async () => {
    const { page } = visitor();
    ({ text: workspace } = await savedBy(page, () =>
      page.getByRole('button', { name: 'Save workspace.json' }).click(),
    ));
    expect(JSON.parse(workspace)).toMatchObject({
      version: 5,
      mappings: [{ dataset: 'costs' }],
      sources: [{ name: 'ledger-Apr-2025.csv', sizeBytes: april.length }, { name: 'ledger-May-2025.csv' }],
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the workspace as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Workspace.outturn');
    pack = readFileSync(await download.path());
    expect(pack.subarray(0, 2).toString()).toBe('PK');
  });

  test('are forgotten when that is asked for, also after a reload', async () => {
    const { page } = visitor();
    await follow(page, 'Settings');
    await page.getByRole('button', { name: /^Forget my files/ }).click();
    await page.getByRole('button', { name: 'Forget for good' }).click();
    await page.getByText('Sample data', { exact: true }).waitFor();
    await ready(page);
    await follow(page, 'Data');
    expect(await namesOf()).toContain('service_levels.csv');
    await page.reload();
    await ready(page);
    expect(await namesOf()).toContain('service_levels.csv');
    expect(await banner()).toContain('Sample data');
  });

  test('are there again when the workspace file is dropped on any page', async () => {
    const { page } = visitor();
    await follow(page, 'Measures');
    await dropFiles(page, { 'Workspace.outturn': pack });
    await expect.poll(banner).not.toContain('Sample data');
    await ready(page);
    await follow(page, 'Data');
    expect(await namesOf()).toEqual(['ledger-Apr-2025.csv', 'ledger-May-2025.csv']);
    await page.reload();
    await ready(page);
    expect((await fileRows(page)).map(({ amount }) => amount)).toEqual(['amount £107.15', 'amount £58.25']);
  });

  test('stay when a workspace file that is dropped is damaged, and that is said', async () => {
    const { page } = visitor();
    await dropFiles(page, { 'cut.outturn': pack.subarray(0, pack.length - 40) });
    expect((await findingsOn(page)).filter((said) => /cut\.outturn/.test(said)).join()).toContain(
      'cut short',
    );
    expect(await namesOf()).toEqual(['ledger-Apr-2025.csv', 'ledger-May-2025.csv']);
  });

  test('kept by an earlier version of the page are there with their settings', async () => {
    const { page } = visitor();
    await keepAsBefore(page, '{"version":1,"title":"Old","currency":"USD"}', {
      'costs.csv': 'partnership,period,amount\nHarbour,2025-04-01,12.50\n',
    });
    await page.reload();
    await ready(page);
    expect(await fileRows(page)).toMatchObject([{ accepted: '1', amount: 'amount $12.50' }]);
    await follow(page, 'Settings');
    await page.getByRole('button', { name: /^Forget my files/ }).click();
    await page.getByRole('button', { name: 'Forget for good' }).click();
    await page.getByText('Sample data', { exact: true }).waitFor();
    await ready(page);
  });

  test('load without a question when dropped together with workspace.json', async () => {
    const { page } = visitor();
    await follow(page, 'Measures');
    await dropFiles(page, {
      'ledger-Apr-2025.csv': april,
      'ledger-May-2025.csv': may,
      'workspace.json': workspace,
    });
    await expect.poll(banner).not.toContain('Sample data');
    await ready(page);
    await follow(page, 'Data');
    expect(await namesOf()).toEqual(['ledger-Apr-2025.csv', 'ledger-May-2025.csv']);
    expect(await mappingForm(page, 'ledger-May-2025.csv').count()).toBe(0);
    expect((await fileRows(page)).map(({ amount }) => amount)).toEqual(['amount £107.15', 'amount £58.25']);
  });
});

/** Put a workspace into the browser in the form in which the first version of the page kept it. */
async function keepAsBefore(
  page: Page,
  spec: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await page.evaluate(
    ([text, list]) =>
      new Promise<void>((resolve, reject) => {
        const sources = Object.entries(list).map(([name, content]) => ({
          name,
          content: new Blob([content]),
        }));
        const opening = indexedDB.open('keyval-store');
        opening.onerror = () => reject(new Error('the storage could not be opened'));
        opening.onsuccess = () => {
          const change = opening.result.transaction('keyval', 'readwrite');
          change.objectStore('keyval').clear();
          change.objectStore('keyval').put({ spec: text, sources }, 'outturn-workspace');
          change.oncomplete = () => resolve();
        };
      }),
    [spec, files] as const,
  );
}

describe('a workspace.json that cannot be read', () => {
  test.each([
    ['is not JSON', '{ "version": 1,', /workspace\.json/],
    ['is of a version to come', '{ "version": 99 }', /workspace\.json/],
  ])('%s: it is named, and what was there stays', async (_what, text, message) => {
    const { page } = visitor();
    const before = await fileRows(page);
    await giveFiles(page, {
      'workspace.json': text,
      'extra.csv': readFileSync('data-samples/price_index.csv', 'utf8'),
    });
    expect((await findingsOn(page)).filter((said) => message.test(said))).not.toEqual([]);
    expect(await namesOf()).toEqual(expect.arrayContaining(before.map(({ file }) => file.split(' ')[0])));
    expect(await banner()).not.toContain('Sample data');
  });
});
