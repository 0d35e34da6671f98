import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { fileRows, findingsOn, giveFiles, partnershipsOn, type Files } from './support/data-screen.ts';
import { panelOf } from './support/panel.ts';
import { ready, savedBy, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('data/');

const header = 'partnership,period,amount,party,currency\n';
const sample = [
  'Fleet workshops',
  'HR and payroll shared service',
  'Pathology network',
  'Permits and licensing desk',
  'Records and archives',
];
const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0);
const png = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  0x0d,
  0x49,
  0x48,
  0x44,
  0x52,
);

/** The findings on one file. */
const saidOf = async (file: string) =>
  (await findingsOn(visitor().page)).filter((text) => text.includes(file));

describe('a file that cannot be read is named with what was found and what was expected', () => {
  const wrong: readonly (readonly [string, Files, RegExp])[] = [
    [
      'an empty file',
      { 'empty.csv': '' },
      /found no text; expected a header line and at least one row|the file is empty/,
    ],
    ['a PNG renamed .csv', { 'picture.csv': png }, /found a PNG image; expected a CSV file/],
    ['a header and nothing else', { 'header.csv': header }, /found a header and no rows below it/],
    [
      'a quote that is not closed',
      { 'quote.csv': `${header}hr,2024-01-01,"12.00,customer,GBP\nhr,2024-02-01,13.00,customer,GBP\n` },
      /a quote opened on line 2 is not closed .* quote\.csv, line 2/,
    ],
    [
      'NUL bytes amid rows',
      { 'nul.csv': `${header}hr,2024-01-01,1.00,customer,GBP\n\0\0,2024-02-01,2.00,customer,GBP\n` },
      /found a NUL byte on line 3 .* nul\.csv, line 3/,
    ],
    ['a workbook renamed .csv', { 'book.csv': zip }, /found an Excel workbook .*: save the sheet as CSV/],
    ['a workbook', { 'book.xlsx': zip }, /expected a file whose name ends in .*; not read book\.xlsx/],
  ];

  test.each(wrong)('%s', async (_what, files, message) => {
    const { page } = visitor();
    const before = await fileRows(page);
    await giveFiles(page, files);
    const said = await saidOf(Object.keys(files)[0] ?? '');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(message);
    expect(said[0]).toMatch(/not loaded|not read/);
    expect(await fileRows(page)).toEqual(before);
  });

  test('the partnerships shown before are still there', async () => {
    expect([...(await partnershipsOn(visitor().page))].sort()).toEqual(sample);
    expect(await wordsOf(visitor().page.getByRole('banner'))).toContain('Sample data');
  });

  test('several at once are each named, and a good file among them is loaded', async () => {
    const { page } = visitor();
    await giveFiles(page, {
      'empty.csv': '',
      'good.csv': `${header}harbour,2024-01-01,10.25,customer,GBP\nharbour,2024-02-01,20.50,customer,GBP\n`,
      'picture.csv': png,
    });
    const findings = await findingsOn(page);
    expect(findings.filter((text) => /empty\.csv|picture\.csv/.test(text))).toHaveLength(2);
    expect(await fileRows(page)).toMatchObject([{ read: '2', accepted: '2', amount: 'amount £30.75' }]);
    expect(await partnershipsOn(page)).toEqual(['harbour']);
  });
});

describe('a wrong month among good rows', () => {
  const rows = [
    'ferry,2024-12-01,1.00,customer,GBP',
    'ferry,2024-13-01,2.00,customer,GBP',
    'ferry,2025-01-01,3.50,customer,GBP',
  ];

  test('sets its row aside with the reason; the good rows load and what was loaded stays', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'months.csv': `${header}${rows.join('\n')}\n` });
    const [said, ...others] = await saidOf('months.csv, line 3');
    expect(others).toEqual([]);
    expect(said).toMatch(
      /^period "2024-13-01": expected a month 01 to 12.*; row set aside months\.csv, line 3/,
    );
    const file = (await fileRows(page)).find((row) => row.file.startsWith('months.csv'));
    expect(file).toMatchObject({ read: '3', accepted: '2', excluded: '0' });
    expect(file?.rejected).toMatch(/^1\b/);
    expect([...(await partnershipsOn(page))].sort()).toEqual(['ferry', 'harbour']);
  });

  test('shows the row with the reason and its text, and gives it back as CSV, to be mended', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: /rejected rows of months\.csv: look at them/ }).click();
    const panel = panelOf(page);
    await panel.getByText('1 to 1 of 1').waitFor();
    const words = await wordsOf(panel);
    expect(words).toContain('Line 3');
    expect(words).toContain('ferry,2024-13-01,2.00,customer,GBP');
    expect(words).toMatch(/period "2024-13-01": expected a month 01 to 12/);
    const { name, text } = await savedBy(page, () =>
      panel.getByRole('button', { name: /Save all as CSV/ }).click(),
    );
    expect(name).toBe('months-rejected.csv');
    expect(text).toContain('2024-13-01');
    expect(text).not.toContain('2024-12-01');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  test('says so when its file has gone from the disk meanwhile', async () => {
    const { page } = visitor();
    const [path = ''] = await giveFiles(page, { 'gone.csv': `${header}${rows[0]}\n${rows[1]}\n` });
    await rm(path);
    await page.getByRole('button', { name: /rejected rows of gone\.csv: look at them/ }).click();
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts())
      .toEqual([expect.stringMatching(/gone\.csv has changed since it was read; drop it again/)]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Remove gone\.csv/ }).click();
    await page.getByRole('row', { name: /^gone\.csv/ }).waitFor({ state: 'detached' });
    await ready(page);
  });

  test('lets all findings be saved as CSV', async () => {
    const { page } = visitor();
    const { name, text } = await savedBy(page, () =>
      page.getByRole('button', { name: /findings? as CSV/ }).click(),
    );
    expect(name).toBe('findings.csv');
    expect(text).toContain('expected a month');
  });
});

describe('cancelling', () => {
  test('a large load stops, says so and leaves what was there', async () => {
    const { page } = visitor();
    const before = await fileRows(page);
    const line = 'large,2024-01-01,1.00,customer,GBP\n';
    await page.locator('.input-files').setInputFiles({
      name: 'large.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(header + line.repeat(600_000)),
    });
    await page.getByRole('button', { name: 'Cancel' }).click({ timeout: 20_000 });
    await page.getByText('Loading was cancelled; what was loaded before is still there.').waitFor();
    await ready(page);
    expect(await fileRows(page)).toEqual(before);
    expect([...(await partnershipsOn(page))].sort()).toEqual(['ferry', 'harbour']);
  });

  test('and the next file loads as ever', async () => {
    const { page } = visitor();
    const text = readFileSync('data-samples/price_index.csv', 'utf8');
    await giveFiles(page, { 'prices.csv': text });
    expect((await fileRows(page)).map(({ file }) => file.split(' ')[0])).toContain('prices.csv');
  });
});
