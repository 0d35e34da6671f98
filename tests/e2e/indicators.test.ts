import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { panelReady } from './support/panel.ts';
import { ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('partnership/indicators/?id=records');

const main = () => wordsOf(visitor().page.locator('main'));

describe('the Indicators screen', () => {
  test('leads with what can still be averted, and says what to do', async () => {
    const { page } = visitor();
    const first = page.locator('.warnings > li').first();
    expect(await wordsOf(first)).toContain('Urgent requests answered in 2 days likely to miss its target');
    expect(await wordsOf(first)).toContain('Do Agree a recovery plan');
  });

  test('refutes the false lead, forecasts the breach, and says what cannot be told yet', async () => {
    expect(await main()).toContain('Visits to the online catalogue did not lead average days waiting');
    expect(await main()).toContain('Urgent requests answered in 2 days');
    expect(await main()).toContain('What cannot be told yet');
  });

  test('opens a figure to its definition by keyboard, and closes it again', async () => {
    const { page } = visitor();
    const figure = page.getByRole('button', { name: /Baseline coverage: open the definition/ }).first();
    await figure.focus();
    await page.keyboard.press('Enter');
    expect(await wordsOf(await panelReady(page))).toContain('Baseline coverage');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  });

  test('shows another indicator large by link, and keeps it in the address', async () => {
    const { page } = visitor();
    await page.getByRole('link', { name: 'Overdue governance actions' }).first().click();
    await ready(page);
    expect(page.url()).toContain('signal=overdue_governance_actions');
    expect(await page.locator('#indicator').innerText()).toBe('Overdue governance actions');
  });

  test('shows the step of pathology when it is chosen, and meets the rules of accessibility', async () => {
    const { page } = visitor();
    await page.getByLabel('Partnership', { exact: true }).selectOption('pathology');
    await ready(page);
    expect(await main()).toContain('since Nov 2024');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
