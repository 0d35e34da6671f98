import { describe, expect, test } from 'vitest';
import { chartPoints, panelOf, panelReady, penceOf, savedRows, walkTo } from './support/panel.ts';
import { knownNetSaving, sampleLine, sampleRows } from './support/sample.ts';
import { follow, openPartnership, ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor();

const figure = (label: string) =>
  visitor()
    .page.locator('.figure')
    .filter({ has: visitor().page.locator('.label', { hasText: label }) });
const netSaving = async () => penceOf([await figure('Net saving to date').locator('.exact').innerText()]);
const lede = () => wordsOf(visitor().page.locator('main .lede'));
const choose = async (group: string, option: string) => {
  const { page } = visitor();
  await page.getByRole('group', { name: group }).locator('label', { hasText: option }).click();
  await ready(page);
};

describe('a first visit', () => {
  test('opens on five partnerships, marked as sample wherever one goes', async () => {
    const { page } = visitor();
    expect(await page.locator('table.portfolio tbody tr').count()).toBe(5);
    expect(await wordsOf(page.locator('main'))).toContain('These are sample data');
    expect(await wordsOf(page.getByRole('banner'))).toContain('Sample data');
  });

  test('states the net saving of the known totals to the penny, for government and for each side', async () => {
    expect(await netSaving()).toBe(knownNetSaving('system'));
    await choose('Whose view', 'Customer');
    await expect.poll(netSaving).toBe(knownNetSaving('customer'));
    await choose('Whose view', 'Provider');
    await expect.poll(netSaving).toBe(knownNetSaving('provider'));
    await choose('Whose view', 'Whole of government');
    await expect.poll(netSaving).toBe(knownNetSaving('system'));
  });

  test.each([
    ['HR and payroll shared service', 'it has saved £570k net, £158k below plan; it broke even in May 2025.'],
    ['Fleet workshops', 'it has cost £19.3k more than it saved, £1.07m below plan.'],
    ['Permits and licensing desk', 'Unit cost fell by 14%, yet hardly any cost was saved'],
    ['Pathology network', 'it has saved £299k net, £203k below plan; it broke even in Apr 2025.'],
    ['Records and archives', 'There is no baseline, so no saving can be stated: cost and service are shown.'],
  ])('tells the story of %s', async (name, story) => {
    await openPartnership(visitor().page, name);
    expect(await lede()).toContain(story);
  });

  test('shows cost and service without a saving where there is no baseline', async () => {
    const { page } = visitor();
    await openPartnership(page, 'Records and archives');
    expect(await wordsOf(figure('Net saving to date'))).toContain('Not available');
    const titles = await page.locator('figure.chart .title').allInnerTexts();
    expect(titles).toEqual(expect.arrayContaining(['Running cost', 'Unit cost', 'Volume']));
    expect(titles).toContainEqual(expect.stringContaining('Requests answered in 10 days'));
    expect(titles).not.toContain('Net position');
    expect(await page.getByText('Gross saving', { exact: true }).count()).toBe(0);
  });
});

describe('the view', () => {
  test('lives in the link: quarter, whose view and prices survive a reload', async () => {
    const { page, route } = visitor();
    await openPartnership(page, 'HR and payroll shared service');
    const nominal = await netSaving();
    await choose('Prices', 'Real');
    await expect.poll(netSaving).not.toBe(nominal);
    await choose('Whose view', 'Customer');
    await page.getByLabel('As at the end of').selectOption({ label: 'Q2 2024-25' });
    await ready(page);
    expect(route()).toBe('partnership/?id=hr-payroll&quarter=2024-Q2&terms=real&party=customer');
    const before = await wordsOf(page.locator('main'));
    expect(before).toContain('To Sep 2024');
    await page.reload();
    await ready(page);
    expect(await wordsOf(page.locator('main'))).toBe(before);
  });

  test('goes a step back with the back button, and forth again', async () => {
    const { page, route } = visitor();
    await follow(page, 'Partnerships');
    await choose('Prices', 'Nominal');
    await choose('Whose view', 'Whole of government');
    await expect.poll(route).toBe('?quarter=2024-Q2');
    await ready(page);
    const [route0, saving0] = [route(), await netSaving()];
    await choose('Whose view', 'Provider');
    await expect.poll(netSaving).not.toBe(saving0);
    await page.goBack();
    await expect.poll(netSaving).toBe(saving0);
    expect(route()).toBe(route0);
    await page.goForward();
    await expect.poll(route).toContain('party=provider');
  });
});

describe('a number', () => {
  test('opens from a click on a chart point, and names its point in the link', async () => {
    const { page, route } = visitor();
    await choose('Whose view', 'Whole of government');
    await openPartnership(page, 'HR and payroll shared service');
    const points = chartPoints(page, 'Net position');
    const box = await points.boundingBox();
    if (!box) throw new Error('The chart is not on the page.');
    await points.click({ position: { x: box.width / 2, y: box.height * 0.8 } });
    const panel = await panelReady(page);
    expect(await wordsOf(panel.getByRole('heading', { level: 2 }))).toMatch(/net position$/i);
    expect(route()).toMatch(/open=net_position&of=hr-payroll&at=20\d\d-\d\d-01/);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(route()).not.toContain('open=');
  });

  test('has its own figures in the formula, and source rows that sum to it when added again elsewhere', async () => {
    const { page } = visitor();
    await choose('Whose view', 'Provider');
    await walkTo(page, 'Running cost against the flexed baseline', 'Sep 2025');
    const panel = panelOf(page);
    const value = penceOf([await panel.locator('.value').innerText()]);
    expect(value).toBe(providerCost('hr-payroll', '2025-09-01'));
    const { name, rows } = await savedRows(page);
    expect(name).toBe('cost-hr-payroll-2025-09-rows.csv');
    expect(penceOf(rows.map(({ contribution }) => contribution))).toBe(value);
    expect(rows.map(({ row }) => row)).toEqual(rows.map(({ line }) => sampleLine('costs.csv', Number(line))));
    expect(await wordsOf(panel)).toContain('Rows sum to the figure');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  test('opens part by part down to rows of a file', async () => {
    const { page } = visitor();
    await choose('Whose view', 'Whole of government');
    await walkTo(page, 'Net position', 'Feb 2026');
    const panel = panelOf(page);
    const title = panel.getByRole('heading', { level: 2 });
    await panel.locator('.parts summary').first().click();
    await panel.locator('.parts li.part').filter({ hasText: 'Feb 2026' }).getByRole('button').first().click();
    await expect.poll(() => wordsOf(title)).toBe('Net saving');
    await panelReady(page);
    const made = await wordsOf(panel.locator('.formula'));
    expect(made).toMatch(/Net saving = gross saving − change cost/i);
    expect(made).toMatch(/£[\d,]+\.\d\d = £[\d,]+\.\d\d − £[\d,]+\.\d\d/);
    await panel.getByRole('button', { name: 'Gross saving' }).click();
    await expect.poll(() => wordsOf(title)).toBe('Gross saving');
    await panelReady(page);
    await panel.getByRole('button', { name: 'Cost in scope' }).click();
    await expect.poll(() => wordsOf(title)).toBe('Cost in scope');
    await panelReady(page);
    expect(await panel.locator('.rows tbody tr').count()).toBeGreaterThan(0);
    expect(await wordsOf(panel.locator('.rows tbody tr').first())).toMatch(/^costs\.csv, line [\d,]+/);
  });

  test('closes with Escape, and the focus goes back to the point it came from', async () => {
    const { page } = visitor();
    await page.keyboard.press('Escape');
    await openPartnership(page, 'Pathology network');
    await walkTo(page, 'Unit cost', 'Jan 2026');
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
    const focused = page.locator(':focus');
    await expect.poll(() => focused.getAttribute('aria-label')).toBe('Points of the chart: Unit cost');
    expect(await focused.getAttribute('aria-valuetext')).toMatch(/^Jan 2026/);
  });
});

/** What the provider bears in a month by the sample's own rows: its running cost less the recharges it receives. */
function providerCost(partnership: string, period: string): bigint {
  const rows = sampleRows('costs.csv').filter(
    (row) =>
      row['partnership'] === partnership &&
      row['period'] === period &&
      row['party'] === 'provider' &&
      row['scenario'] === 'actual',
  );
  const sumOf = (kind: string) =>
    penceOf(rows.flatMap((row) => (row['kind'] === kind ? [row['amount'] ?? ''] : [])));
  return sumOf('run') - sumOf('recharge');
}
