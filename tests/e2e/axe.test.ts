import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './harness/axe.ts';
import { giveFiles } from './support/data-screen.ts';
import { cardOf, openMapping } from './support/mapping.ts';
import { panelOf, walkTo } from './support/panel.ts';
import { follow, openPartnership, ready, useVisitor } from './support/visitor.ts';

const hundredNames = Array.from({ length: 100 }, (_, index) => `Field ${index + 1}`).join(',');
const costs =
  'partnership,period,amount\nHarbour,2025-01-01,1.00\nHarbour,2025-13-01,2.00\nHarbour,2025-01-01,1.00\n';

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

  test.each(['HR and payroll shared service', 'Permits and licensing desk', 'Records and archives'])(
    'the benefits of %s',
    async (name) => {
      const { page } = visitor();
      await openPartnership(page, name);
      await page
        .getByRole('navigation', { name: 'Screens of this partnership' })
        .getByText('Benefits')
        .click();
      await page.getByRole('heading', { level: 2, name: 'Appraisal' }).waitFor();
      await clean(page);
    },
    60_000,
  );

  test.each(['HR and payroll shared service', 'Records and archives'])(
    'the agreement and the life cycle of %s',
    async (name) => {
      const { page } = visitor();
      await openPartnership(page, name);
      const tabs = page.getByRole('navigation', { name: 'Screens of this partnership' });
      await tabs.getByText('Agreement').click();
      await page.locator('#relationship').waitFor();
      await clean(page);
      await tabs.getByText('Life cycle').click();
      await page.locator('section[aria-labelledby="again"] a').first().waitFor();
      await clean(page);
    },
    120_000,
  );

  test('the review, with a title, a comment and the decisions being written', async () => {
    const { page } = visitor();
    await follow(page, 'Review');
    await page.locator('.review.board').waitFor();
    await clean(page);
    await page
      .getByRole('button', { name: /^Edit title/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^Comment on/ })
      .first()
      .click();
    await page.getByText('Edit the decisions').click();
    await clean(page);
  }, 60_000);

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

  test('the data: files, cards with a question or a missing field, and findings of each kind', async () => {
    const { page } = visitor();
    await follow(page, 'Data');
    await clean(page);
    await giveFiles(page, {
      'ledger.csv': 'Body,Paid on,Net sum\nHarbour,01/02/2025,1.00\n',
      'cards.csv': `Unit,Posted,${hundredNames}\nParks,2025-04-01,${hundredNames}\n`,
      'empty.csv': '',
      'costs.csv': costs,
    });
    await cardOf(page, 'ledger.csv')
      .getByRole('radio', { name: /^day first/ })
      .waitFor();
    await clean(page);
  });

  test('the data: an open mapping with all its parts unfolded, among a hundred columns', async () => {
    const { page } = visitor();
    const form = await openMapping(page, 'cards.csv');
    for (const part of await form.locator('summary').all()) await part.click();
    await clean(page);
    await page.getByRole('button', { name: /^Leave out cards\.csv/ }).click();
    await page.getByRole('button', { name: /^Leave out ledger\.csv/ }).click();
  });

  test('the data: a replacement, rejected rows and a control total that does not tie', async () => {
    const { page } = visitor();
    await giveFiles(page, { 'costs.csv': `${costs}Harbour,2025-02-01,3.50\n` });
    await cardOf(page, 'costs.csv').waitFor();
    await clean(page);
    await page.getByRole('button', { name: /rejected rows of costs\.csv/ }).click();
    await panelOf(page).getByText('Harbour,2025-13-01,2.00').waitFor();
    await clean(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Control total of costs\.csv/ }).click();
    await panelOf(page).getByLabel('should be').fill('100.00');
    await panelOf(page).getByRole('button', { name: 'Check against it' }).click();
    await panelOf(page).getByText('Does not tie', { exact: true }).waitFor();
    await clean(page);
    await page.keyboard.press('Escape');
    await clean(page);
  });

  test('the settings, asked to forget the files', async () => {
    const { page } = visitor();
    await follow(page, 'Settings');
    await page.getByRole('button', { name: /^Forget my files/ }).click();
    await clean(page);
  });
});

/** How many pixels the page as a whole can be scrolled sideways: none on any screen. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
