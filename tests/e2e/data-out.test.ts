import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import Papa from 'papaparse';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { openPartnership, ready, savedBy, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor();
const title = 'Running cost against the flexed baseline';

const chart = (page: Page) =>
  page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** The rows of the chart's table as they stand on the screen, without separators. */
async function shownRows(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await chart(page).locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator('th, td').allInnerTexts()).map((cell) =>
        cell.trim().replace('−', '-').replace(/[£,]/g, '').replace(/^–$/, ''),
      ),
    ),
  );
}

test('the table of a chart leaves as CSV with the figures of the screen, by keyboard', async () => {
  const { page } = visitor();
  await openPartnership(page, 'HR and payroll shared service');
  const table = chart(page).getByRole('button', { name: 'Table', exact: true });
  await table.focus();
  await page.keyboard.press('Enter');
  const all = chart(page).getByRole('button', { name: /^Show all/ });
  if ((await all.count()) > 0) await all.click();
  const save = chart(page).getByRole('button', { name: 'Save as CSV' });
  await save.focus();
  const { name, text } = await savedBy(page, () => page.keyboard.press('Enter'));
  expect(name).toMatch(/^Running cost.*\.csv$/);
  expect(text.startsWith('\ufeff')).toBe(true);
  const saved = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data.slice(1);
  const shown = await shownRows(page);
  expect(saved.length).toBe(shown.length);
  expect(saved.map((row) => row.slice(1, 3).map(toPence))).toEqual(
    shown.map((row) => row.slice(1, 3).map(toPence)),
  );
});

test('and as XLSX, with the hashes of its sources and the versions of its measures', async () => {
  const { page } = visitor();
  const save = chart(page).getByRole('button', { name: 'Save as XLSX' });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const sheets = await readSheets(await readFile(await download.path()));
  const rows = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  expect(rows('Sources')[1]?.[1]).toMatch(/^[0-9a-f]{64}$/);
  expect(
    rows('Definitions').every(
      ([, , , , , , , version], at) => at === 0 || /^[0-9a-f]{12}$/.test(String(version)),
    ),
  ).toBe(true);
  expect(sheets[1]?.data.length).toBe((await shownRows(page)).length + 1);
});

test('all results leave as one workbook, the headline of the screen among them', async () => {
  const { page } = visitor();
  const headline = toPence(
    (
      await page
        .locator('.figure')
        .filter({ has: page.locator('.label', { hasText: 'Net saving to date' }) })
        .locator('.exact')
        .innerText()
    ).replace(/[^\d.−-]/g, ''),
  );
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await ready(page);
  const save = page.getByRole('button', { name: 'Save all results as XLSX' });
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), save.click()]);
  expect(download.suggestedFilename()).toBe('outturn-results.xlsx');
  const sheets = await readSheets(await readFile(await download.path()));
  const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === 'Results')?.data ?? [];
  const at = (name: string) => head.indexOf(name);
  const positions = rows.filter(
    (row) =>
      row[at('measure')] === 'net_position' &&
      row[at('partnership')] === 'hr-payroll' &&
      row[at('party')] === 'system',
  );
  expect(positions.map((row) => toPence(String(row[at('value')])))).toContain(headline);
  expect(rows.length).toBeGreaterThan(10_000);
  expect(await wordsOf(page.locator('main'))).toContain('Save all results as CSV (ZIP)');
});

function toPence(amount: string): number | null {
  return amount === '' ? null : Math.round(Number(amount.replace('−', '-')) * 100);
}
