/** The definition panel: opened from a chart point, read, closed. */
import type { Locator, Page } from 'playwright-core';
import Papa from 'papaparse';
import { ready, savedBy } from './visitor.ts';

/** The points of a chart, as the keyboard and the pointer reach them. */
export function chartPoints(page: Page, title: string): Locator {
  return page.getByRole('slider', { name: `Points of the chart: ${title}`, exact: true });
}

/** The open definition panel. */
export function panelOf(page: Page): Locator {
  return page.locator('dialog.panel[open]');
}

/** Wait until the panel shows a figure. */
export async function panelReady(page: Page): Promise<Locator> {
  const panel = panelOf(page);
  await panel.waitFor();
  await ready(page);
  await panel.locator('.value').first().waitFor();
  return panel;
}

/** Walk a chart by keyboard to a month, `Mar 2026`, and press Enter. The last month is where the walk starts. */
export async function walkTo(page: Page, title: string, month: string): Promise<void> {
  const points = chartPoints(page, title);
  await points.focus();
  await page.keyboard.press('End');
  for (let step = 0; step < 60; step++) {
    if ((await points.getAttribute('aria-valuetext'))?.startsWith(month)) break;
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('Enter');
  await panelReady(page);
}

/** A source row as the panel saves it. */
export interface SavedRow {
  readonly file: string;
  readonly line: string;
  readonly contribution: string;
  readonly row: string;
}

/** Save the source rows of the open figure as CSV, and read them back with another reader than ours. */
export async function savedRows(
  page: Page,
): Promise<{ readonly name: string; readonly rows: readonly SavedRow[] }> {
  const { name, text } = await savedBy(page, () =>
    panelOf(page).getByRole('button', { name: 'Save rows as CSV' }).click(),
  );
  const { data, errors } = Papa.parse<SavedRow>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(`${name} is not a sound CSV file: ${errors[0]?.message ?? ''}`);
  return { name, rows: data };
}

/** The sum of amounts with two decimals, exact, in pence. */
export function penceOf(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + oneInPence(amount), 0n);
}

function oneInPence(amount: string): bigint {
  const found = /^([-−]?)[^\d-−]*([\d,]*)(?:\.(\d+))?$/.exec(amount.trim());
  if (!found) throw new Error(`"${amount}" is not an amount`);
  const [, sign, whole = '', decimals = ''] = found;
  const cents = decimals.padEnd(2, '0');
  if (!/^\d\d0*$/.test(cents)) throw new Error(`"${amount}" has more than two decimals`);
  const pence = BigInt(`${whole.replaceAll(',', '') || '0'}${cents.slice(0, 2)}`);
  return sign ? -pence : pence;
}
