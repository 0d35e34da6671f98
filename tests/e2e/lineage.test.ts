import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { panelOf, panelReady, penceOf, savedRows } from './support/panel.ts';
import { ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('partnership/benefits/?id=hr-payroll');
const panel = () => panelOf(visitor().page);
const region = (name: string) => visitor().page.getByRole('region', { name, exact: true });
const close = async () => {
  await visitor().page.keyboard.press('Escape');
  await panel().waitFor({ state: 'hidden' });
};
const amountIn = async (place: Locator) => penceOf([(await place.innerText()).trim()]);

describe('a total over months', () => {
  test('opens at once to parts that sum to it, with its baselines and the naive figure', async () => {
    const { page } = visitor();
    const line = region('From gross to net').getByRole('row', { name: /^Net saving/ });
    const began = Date.now();
    await line.getByRole('button').first().click();
    await panelReady(page);
    expect(Date.now() - began).toBeLessThan(5000);
    const words = await wordsOf(panel());
    expect(words).toMatch(/Parts sum to the figure: [−£]/);
    expect(words).toMatch(/Baseline.* over \d+ months/);
    expect(words).toContain('Unit cost × volume would give');
    const value = await amountIn(panel().locator('.value'));
    const parts = await panel().locator('.parts > li').allInnerTexts();
    const summed = parts
      .map((text) => ({
        isLess: text.startsWith('less '),
        amount: /[−]?£[\d,.]+/.exec(text)?.[0] ?? '£0.00',
      }))
      .map(({ isLess, amount }) => (isLess ? -penceOf([amount]) : penceOf([amount])))
      .reduce((sum, amount) => sum + amount, 0n);
    expect(summed).toBe(value);
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });

  test('of cost opens to the rows of all its months, which sum to it when added elsewhere', async () => {
    const { page } = visitor();
    await region('Why cost changed').getByText('By service', { exact: true }).click();
    const cell = region('The bridge by service').getByRole('row').nth(1).getByRole('button').last();
    const shown = await amountIn(cell);
    await cell.click();
    await panelReady(page);
    expect(await amountIn(panel().locator('.value'))).toBe(shown);
    expect(await wordsOf(panel())).toContain('Rows sum to the figure: £');
    const { rows } = await savedRows(page);
    expect(penceOf(rows.map(({ contribution }) => contribution))).toBe(shown);
    await close();
  });
});

describe('a net present value', () => {
  test('opens to its years, which sum to it, and each flow to its fiscal year', async () => {
    const { page } = visitor();
    await region('Results')
      .getByRole('button', { name: /Delivered to date: open its years/ })
      .click();
    await panel().waitFor();
    const words = await wordsOf(panel());
    expect(words).toContain('Years sum to the figure: ');
    expect(words).toMatch(/year 1, factor 0\.966183574879/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await panel().locator('.flow button').last().click();
    await expect
      .poll(() => wordsOf(panel().getByRole('heading', { level: 2 })))
      .not.toBe('Net present social value');
    await panelReady(page);
    expect(visitor().route()).toContain('open=');
    await close();
  });
});

describe('the waterfall', () => {
  test('opens a step to its services and an end to its cost, by keyboard', async () => {
    const { page } = visitor();
    const bars = region('Why cost changed').getByRole('slider');
    await bars.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel().waitFor();
    expect(await wordsOf(panel())).toContain('Services sum to the bar: ');
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
    await bars.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await panelReady(page);
    expect(await wordsOf(panel().getByRole('heading', { level: 2 }))).toBe('Cost');
    await close();
  });
});

describe('the curve of the register', () => {
  test('opens a point to its benefits, and a benefit to its months', async () => {
    const { page } = visitor();
    const points = region('How it came about').getByRole('slider', { name: /register claims/ });
    await points.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await panel().waitFor();
    expect(await wordsOf(panel())).toContain('Benefits sum to the figure: ');
    await panel().locator('li button').first().click();
    await panelReady(page);
    expect(visitor().route()).toMatch(/open=(realised|planned)_benefit/);
    await close();
  });
});

describe('the page of a measure', () => {
  test('has the figures of a partnership in its formula, and those of another when it is chosen', async () => {
    const { page, go } = visitor();
    await go('measures/net_saving/');
    const worked = region('With figures in it');
    expect(await wordsOf(worked.locator('.formula'))).toMatch(/= £?[−]?£[\d,.]+ − £[\d,.]+ − £[\d,.]+$/);
    expect(await wordsOf(worked)).toContain('Parts sum to the figure: ');
    expect(await accessibilityFaults(page)).toEqual([]);
    const before = await wordsOf(worked.locator('.value'));
    await worked.getByLabel('Figure of').selectOption({ label: 'HR and payroll shared service' });
    await ready(page);
    await expect.poll(() => wordsOf(worked.locator('.value'))).not.toBe(before);
  });

  test('of rows shows them, and that they sum to the figure', async () => {
    const { page, go } = visitor();
    await go('measures/cost/');
    const worked = region('With figures in it');
    expect(await wordsOf(worked)).toContain('Rows sum to the figure: £');
    await worked.getByLabel('Period').selectOption({ index: 1 });
    await ready(page);
    expect(await wordsOf(worked)).toContain('Rows sum to the figure: £');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
