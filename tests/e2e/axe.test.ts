import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { giveFiles } from './support/data-screen.ts';
import { mappingForm } from './support/mapping.ts';
import { panelOf, walkTo } from './support/panel.ts';
import { follow, openPartnership, ready, useVisitor } from './support/visitor.ts';

describe.each([
  { name: 'light, wide', width: 1440, colorScheme: 'light' },
  { name: 'dark, wide', width: 1440, colorScheme: 'dark' },
  { name: 'light, on a phone', width: 390, colorScheme: 'light' },
] as const)('axe finds nothing, $name:', ({ width, colorScheme }) => {
  const visitor = useVisitor('', { viewport: { width, height: 900 }, colorScheme });
  const clean = async (page: Page) => {
    await ready(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  };

  // A fault found on an open panel must not be told again of every screen behind it.
  beforeEach(() => visitor().page.keyboard.press('Escape'));

  test('the portfolio with the sample', () => clean(visitor().page));

  test.each(['HR and payroll shared service', 'Records and archives'])('the partnership %s', async (name) => {
    await openPartnership(visitor().page, name);
    await clean(visitor().page);
  });

  test('a chart as a table, and a definition opened from a point', async () => {
    const { page } = visitor();
    await openPartnership(page, 'Pathology network');
    await page.getByRole('button', { name: 'Table' }).first().click();
    await clean(page);
    await walkTo(page, 'Running cost against the flexed baseline', 'Sep 2025');
    await clean(page);
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
  });

  test('the measures, one measure and the settings', async () => {
    const { page } = visitor();
    await follow(page, 'Measures');
    await clean(page);
    await page.getByRole('main').getByRole('link', { name: 'Net saving' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Net saving' }).waitFor();
    await clean(page);
    await follow(page, 'Settings');
    await clean(page);
  });

  test('the data: files, a mapping form and findings of each kind', async () => {
    const { page } = visitor();
    await follow(page, 'Data');
    await clean(page);
    await giveFiles(page, {
      'ledger.csv': 'Body,Paid on,Net sum\nHarbour,01/02/2025,1.00\n',
      'empty.csv': '',
      'costs.csv':
        'partnership,period,amount\nHarbour,2025-01-01,1.00\nHarbour,2025-13-01,2.00\nHarbour,2025-01-01,1.00\n',
    });
    await mappingForm(page, 'ledger.csv').waitFor();
    await clean(page);
  });
});

/** How many pixels the page as a whole can be scrolled sideways: none on any screen. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
