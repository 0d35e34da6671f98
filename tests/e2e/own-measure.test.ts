import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { dropFiles, giveFiles } from './support/data-screen.ts';
import { panelOf, panelReady, penceOf } from './support/panel.ts';
import { sampleRows } from './support/sample.ts';
import { follow, ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('measures/');
const title = 'Actual running cost';
const select = `select partnership, period, sum(amount) as value, sum(rows) as rows
from cube_cost
where kind = 'run' and scenario = 'actual'
group by partnership, period`;
const form = () => visitor().page.getByRole('form', { name: /^(Add a measure|Change )/ });
const sql = () => form().getByRole('textbox', { name: 'SQL' });
const answer = () => wordsOf(form().getByRole('status'));
const own = () => visitor().page.getByRole('region', { name: 'Own measures' });

async function check() {
  await form().getByRole('button', { name: 'Check' }).click();
  await form().getByRole('button', { name: 'Check', exact: true }).waitFor();
  await expect.poll(answer).not.toBe('');
}

/** Rows of the sample behind a figure: what running the partnership cost in a month. */
function runningCost(partnership: string, period: string): bigint {
  const rows = sampleRows('costs.csv').filter(
    (row) =>
      row['partnership'] === partnership &&
      row['period'] === period &&
      row['kind'] === 'run' &&
      row['scenario'] === 'actual',
  );
  return penceOf(rows.map((row) => row['amount'] ?? ''));
}

describe("a measure of one's own", () => {
  test('is filled in by keyboard alone, and not saved before it was checked', async () => {
    const { page } = visitor();
    await page.getByRole('button', { name: 'Add a measure' }).focus();
    await page.keyboard.press('Enter');
    await form().getByLabel('Title').focus();
    await page.keyboard.type('Net saving');
    await page.keyboard.press('Tab');
    await page.keyboard.type('What running the partnership costs.');
    for (let step = 0; step < 4; step++) await page.keyboard.press('Tab');
    expect(await sql().evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.type('drop table cube_cost');
    expect(await form().getByRole('button', { name: 'Save measure' }).isDisabled()).toBe(true);
  });

  test('is refused with what to change: its title, its statement, what it reads, its columns', async () => {
    await check();
    expect(await answer()).toContain('Not saved. What to change:');
    expect(await answer()).toContain('title "Net saving": another measure has this title');
    expect(await answer()).toContain('found "drop" at the start: expected one select');
    await form().getByLabel('Title').fill(title);
    await sql().fill(`select * from read_csv('costs.csv')`);
    await check();
    expect(await answer()).toContain('read_csv(): expected a documented fact');
    await sql().fill('select partnership, amont from cube_cost');
    await check();
    expect(await answer()).toContain('amont');
    await sql().fill('select partnership, period from cube_cost');
    await check();
    expect(await answer()).toContain('the select gives no column value');
    expect(await accessibilityFaults(visitor().page)).toEqual([]);
  });

  test('that fits shows its first figures, and has to be checked again after a change', async () => {
    await sql().fill(select);
    await check();
    expect(await answer()).toMatch(/^It gives \d+ figures/);
    expect(await form().locator('tbody tr').count()).toBe(10);
    const save = form().getByRole('button', { name: 'Save measure' });
    expect(await save.isEnabled()).toBe(true);
    await sql().fill(`${select}\norder by period`);
    expect(await save.isDisabled()).toBe(true);
    await sql().fill(select);
    await check();
    await save.click();
    await ready(visitor().page);
    expect(await wordsOf(own())).toContain('1 added in this workspace');
  });

  test('has a page with its figures and a panel with the amount that the rows of the file sum to', async () => {
    const { page, route } = visitor();
    await own().getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await ready(page);
    expect(route()).toContain('measures/own/?measure=actual_running_cost');
    expect(await page.locator('figure.chart').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    const row = page.getByRole('row', { name: /^HR and payroll shared service All services Mar 2026/ });
    await row.getByRole('button').click();
    const panel = await panelReady(page);
    expect(await wordsOf(panel.getByRole('heading', { level: 2 }))).toBe(title);
    expect(penceOf([await panel.locator('.value').innerText()])).toBe(
      runningCost('hr-payroll', '2026-03-01'),
    );
    expect(await wordsOf(panel)).toContain('Opens to no rows: add a select of its rows');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
  });

  test('says so where its select gives nothing in a view', async () => {
    const { page } = visitor();
    await page.getByRole('group', { name: 'Prices' }).locator('label', { hasText: 'Real' }).click();
    await ready(page);
    await expect
      .poll(() => wordsOf(page.locator('main')))
      .toContain('The loaded data give no figure in this view');
    await page.getByRole('group', { name: 'Prices' }).locator('label', { hasText: 'Nominal' }).click();
  });

  test('travels in the workspace file, and can be taken back', async () => {
    const { page } = visitor();
    await follow(page, 'Settings');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the workspace as a file' }).click(),
    ]);
    const pack = readFileSync(await download.path());
    await follow(page, 'Measures');
    await own()
      .getByRole('button', { name: `Remove ${title}` })
      .click();
    await expect.poll(() => wordsOf(own())).toContain('None yet');
    await ready(page);
    await dropFiles(page, { 'Workspace.outturn': pack });
    await own().getByRole('link', { name: title }).waitFor();
    await ready(page);
    await own().getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await ready(page);
    await page.getByRole('row', { name: /^HR and payroll shared service/ }).waitFor();
  });

  test('is there again after a reload with files of one’s own, computed from them', async () => {
    const { page, route } = visitor();
    await follow(page, 'Measures');
    expect(await wordsOf(own())).toContain('The sample is not kept in this browser');
    await follow(page, 'Data');
    await giveFiles(page, {
      'costs.csv': 'partnership,period,amount\nHarbour,2025-04-01,100.10\nHarbour,2025-04-01,0.05\n',
    });
    await follow(page, 'Measures');
    expect(await wordsOf(own())).not.toContain('The sample is not kept in this browser');
    await own().getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(route()).toBe('measures/own/?measure=actual_running_cost');
    await page.reload();
    await ready(page);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const figure = page.getByRole('row', { name: /^Harbour All services Apr 2025/ }).getByRole('button');
    expect(await figure.getAttribute('title')).toBe('£100.15');
  });

  test('that this workspace does not have is said to be missing', async () => {
    const { page, go } = visitor();
    await go('measures/own/?measure=nothing');
    await expect.poll(() => wordsOf(page.locator('main'))).toContain('no own measure with this id');
  });
});
