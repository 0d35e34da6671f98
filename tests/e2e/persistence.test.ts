import { readFileSync } from 'node:fs';
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

  test('are forgotten when that is asked for, also after a reload', async () => {
    const { page } = visitor();
    await follow(page, 'Settings');
    ({ text: workspace } = await savedBy(page, () =>
      page.getByRole('button', { name: 'Save workspace.json' }).click(),
    ));
    await page.getByRole('button', { name: /^Forget my files/ }).click();
    await page.getByText('Sample data', { exact: true }).waitFor();
    await ready(page);
    await follow(page, 'Data');
    expect(await namesOf()).toContain('service_levels.csv');
    await page.reload();
    await ready(page);
    expect(await namesOf()).toContain('service_levels.csv');
    expect(await banner()).toContain('Sample data');
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
