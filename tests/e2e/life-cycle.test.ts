import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { giveFiles } from './support/data-screen.ts';
import { panelReady } from './support/panel.ts';
import { ready, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('partnership/life-cycle/?id=hr-payroll');

const section = async (id: string) => {
  const own = visitor().page.locator(`section[aria-labelledby="${id}"]`);
  await own.waitFor();
  return wordsOf(own);
};

async function choose(partnership: string) {
  const { page } = visitor();
  await page.getByLabel('Partnership', { exact: true }).selectOption(partnership);
  await page.locator('section[aria-labelledby="again"] a').first().waitFor();
  await ready(page);
}

describe('the Life cycle screen', () => {
  test('tells how far each objective is, and opens the figure behind it', async () => {
    const { page } = visitor();
    expect(await section('objectives')).toContain('Missed by £79.8k');
    await page.getByRole('button', { name: /, Net position: open the definition/ }).click();
    expect(await wordsOf(await panelReady(page))).toContain('£570,231.22');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  });

  test('has the frozen scorecard, the log and the alternatives with what would flip them', async () => {
    expect(await section('as-is')).toContain('Section 151 officers of both councils');
    expect(await section('log')).toContain('A third council asks to join for payroll only');
    expect(await section('alternatives')).toContain('This partner comes first by both');
    expect(await section('alternatives')).toContain('The ranking flips to Commercial supplier if the cost');
  });

  test('closes with what the review closes with, what to revise and when next', async () => {
    const again = await section('again');
    await expect.poll(() => section('again'), { timeout: 60_000 }).toContain('£570,231.22');
    expect(again).toContain('Components to revise');
    expect(again).toContain('14 May 2026');
  }, 90_000);

  test('says that money and criteria disagree on pathology', async () => {
    await choose('pathology');
    expect(await section('alternatives')).toContain('Money and criteria disagree');
  });

  test('says of records what is missing to freeze the service, and what is overdue', async () => {
    await choose('records');
    expect(await section('as-is')).toContain('What is missing to freeze it');
    expect(await section('cadence')).toContain('“Freeze a baseline both bodies sign” (overdue by 33 days)');
  });

  test('leads to the agreement, where a least volume was never reached', async () => {
    const { page, go } = visitor();
    await go('partnership/agreement/?id=hr-payroll');
    expect(await section('flexibility')).toContain('never reached');
    expect(await section('relationship')).not.toBe('');
    await page.getByRole('link', { name: 'Life cycle' }).click();
    await page.locator('#objectives').waitFor();
  });

  test('teaches a partnership of costs and service levels alone what is missing', async () => {
    const { page, go } = visitor();
    const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}-01`);
    await go('data/');
    await giveFiles(page, {
      'costs.csv': [
        'partnership,period,amount,party',
        ...months.map((month) => `Harbour,${month},100.00,customer`),
      ].join('\n'),
      'service.csv': [
        'partnership,period,metric,numerator,denominator,better',
        ...months.map((month) => `Harbour,${month},Answered in time,90,100,higher`),
      ].join('\n'),
    });
    await go('partnership/life-cycle/?id=Harbour');
    await page.locator('section[aria-labelledby="again"] a').first().waitFor();
    expect(await section('objectives')).toContain('What this partnership is for is not loaded');
    expect(await section('as-is')).toContain('90.0%');
    expect(await section('alternatives')).toContain('No alternative is loaded');
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 90_000);
});
