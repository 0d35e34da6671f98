import { describe, expect, test } from 'vitest';
import { fileRows, giveFiles } from './support/data-screen.ts';
import { cardOf, mapFile, mappingForm, openMapping } from './support/mapping.ts';
import { panelOf } from './support/panel.ts';
import { ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('data/');

/** A ledger whose days can be read either way. */
const ledger = (month: string) =>
  `Cost centre,Posted,Net\nParks,02/${month}/2025,10.50\nParks,03/${month}/2025,4.25\n`;

const costs = (rows: readonly string[]) => `partnership,period,amount,party,currency\n${rows.join('\n')}\n`;

describe('several exports of one kind', () => {
  test('ask the same thing; one answer is given for all of them', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'april.csv': ledger('04'), 'may.csv': ledger('05'), 'june.csv': ledger('06') });
    expect(await page.locator('article.waiting').count()).toBe(3);
    const april = cardOf(page, 'april.csv');
    await april.getByRole('radio', { name: /^day first/ }).check();
    await april.getByRole('button', { name: 'Answer the same for 2 other files like this' }).click();
    for (const file of ['may.csv', 'june.csv'])
      expect(
        await cardOf(page, file)
          .getByRole('radio', { name: /^day first/ })
          .isChecked(),
        file,
      ).toBe(true);
  });

  test('are loaded together, and the button says so', async () => {
    const { page } = visitor();
    const april = cardOf(page, 'april.csv');
    const amount = april.getByLabel('amount: comes from');
    if ((await amount.count()) > 0) await amount.selectOption({ label: 'C: Net' });
    await april.getByRole('button', { name: 'Load this file and 2 like it' }).click();
    await april.waitFor({ state: 'detached' });
    await ready(page);
    expect(await page.locator('article.waiting').count()).toBe(0);
    expect((await fileRows(page)).map(({ accepted, amount: sum }) => [accepted, sum])).toEqual(
      Array.from({ length: 3 }, () => ['2', 'amount £14.75']),
    );
  });

  test('of the next quarter load without a question', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'july.csv': ledger('07') });
    expect(await page.locator('article.waiting').count()).toBe(0);
    expect(await fileRows(page)).toHaveLength(4);
  });

  test('show what changed in a header that was remembered', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'august.csv': ledger('08').replace('Cost centre', 'Unit') });
    const words = await wordsOf(cardOf(page, 'august.csv'));
    expect(words).toContain('Gone Cost centre');
    expect(words).toContain('New Unit');
    await cardOf(page, 'august.csv')
      .getByRole('button', { name: /^Leave out (august|hundreds)\.csv/ })
      .click();
  });
});

describe('a loaded file', () => {
  test('comes again with other bytes: both versions are shown, and the new one takes the place', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'costs.csv': costs(['ferry,2025-04-01,10.25,customer,GBP']) });
    await giveFiles(page, {
      'costs.csv': costs(['ferry,2025-04-01,10.25,customer,GBP', 'ferry,2025-05-01,5.00,customer,GBP']),
    });
    const card = cardOf(page, 'costs.csv');
    expect(await wordsOf(card)).toMatch(/£10\.25\s+£15\.25\s+\+£5\.00/);
    await card.getByRole('button', { name: /^Replace the former version/ }).click();
    await card.waitFor({ state: 'detached' });
    await ready(page);
    const found = (await fileRows(page)).filter(({ file }) => file.startsWith('costs.csv'));
    expect(found).toMatchObject([{ accepted: '2', amount: 'amount £15.25' }]);
  });

  test('is taken back by undo', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: /^Undo: / }).click();
    await ready(page);
    await expect
      .poll(async () => (await fileRows(page)).find(({ file }) => file.startsWith('costs.csv'))?.amount)
      .toBe('amount £10.25');
  });

  test('is held against a total that is typed in', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: /^Control total of april\.csv/ }).click();
    const panel = panelOf(page);
    await panel.getByLabel('should be').fill('14.75');
    await panel.getByRole('button', { name: 'Check against it' }).click();
    await panel.getByText('Ties', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    const row = (await fileRows(page)).find(({ file }) => file.startsWith('april.csv'));
    expect(row?.control).toMatch(/^Ties\b/);
  });

  test('is mapped again: as another dataset beside it, and as the same one in its place', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: /^Change mapping of april\.csv/ }).click();
    await mapFile(page, 'april.csv', {
      dataset: 'volumes',
      fields: {
        partnership: { from: 'column', column: 'A: Cost centre' },
        period: { from: 'column', column: 'B: Posted', format: 'dd/mm/yyyy' },
        volume: { from: 'column', column: 'C: Net' },
      },
    });
    await page.getByRole('button', { name: /^Change mapping of april\.csv, Costs/ }).click();
    const form = await openMapping(page, 'april.csv');
    await form.getByLabel('currency: comes from').selectOption('constant');
    await form.getByLabel('currency: value').fill('EUR');
    await form.getByRole('button', { name: 'Load april.csv' }).click();
    await form.waitFor({ state: 'detached' });
    await ready(page);
    const found = (await fileRows(page)).filter(({ file }) => file.startsWith('april.csv'));
    expect(found.map(({ dataset, amount }) => [dataset, amount]).toSorted()).toEqual([
      ['Costs', 'amount €14.75'],
      ['Volumes', 'volume 14.75'],
    ]);
  });
});

describe('the mapping of an export with hundreds of columns', () => {
  const names = Array.from({ length: 500 }, (_, index) => `Field ${index + 1}`);
  const wide = `${['Body', 'Paid', ...names].join(',')}\n${['Parks', '2025-04-03', ...names.map(() => 'x')].join(',')}\n`;

  test('shows a hundred at once, used ones first, and finds the others by letters', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'hundreds.csv': wide });
    const form = await openMapping(page, 'hundreds.csv');
    await form.locator('summary', { hasText: 'All 502 columns' }).click();
    const rows = form.getByRole('region', { name: 'Columns of the file' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(100);
    await form.getByLabel('Find a column').fill('field 477');
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByRole('combobox').selectOption('service');
    expect(await form.getByLabel('service: comes from').inputValue()).toBe('column');
    await cardOf(page, 'hundreds.csv')
      .getByRole('button', { name: /^Leave out (august|hundreds)\.csv/ })
      .click();
    expect(await mappingForm(page, 'hundreds.csv').count()).toBe(0);
  });
});
