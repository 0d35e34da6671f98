import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { fileRows, findingsOn, giveFiles, partnershipsOn } from './support/data-screen.ts';
import { chartPoints, panelOf, panelReady } from './support/panel.ts';
import { follow, openPartnership, ready, savedBy, useVisitor, wordsOf } from './support/visitor.ts';

const visitor = useVisitor('data/');

const script = '<script>globalThis.pwned = 1</script>';
const image = '<img src=x onerror="globalThis.pwned = 1">';
const picture = '<img src=y onerror="globalThis.pwned = 2">';
const link = '<a href="https://example.org/">free money</a>';
const sql = `'; drop table fact_cost; --`;
const formula = '=HYPERLINK("https://example.org/?"&A1;"open")';
const turned = 'harbour\u202Efpd.exe';
const long = 'x'.repeat(10_000);
const names = [
  script,
  image,
  link,
  sql,
  formula,
  turned,
  long,
  '@SUM(A1)',
  '{{7*7}}${7*7}',
  'null',
  '__proto__',
];

const costs = Papa.unparse(
  {
    fields: ['partnership', 'period', 'amount', 'party', 'service', 'category', 'currency', 'source_ref'],
    data: names.flatMap((name) => [
      [name, '2024-01-01', '10.50', 'customer', image, script, 'GBP', formula],
      [name, '2024-02-01', '11.50', 'customer', image, script, 'GBP', formula],
      [name, formula, '1.00', 'customer', image, script, 'GBP', sql],
    ]),
  },
  { newline: '\n' },
);
const partnerships = Papa.unparse({
  fields: ['partnership', 'name', 'customer', 'provider'],
  data: [[sql, picture, script, link]],
});

/** Nothing of the files became part of the page: no element, no script, no address. */
async function expectOnlyText() {
  const { page } = visitor();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'pwned') as unknown)).toBeUndefined();
  expect(await page.locator('main img, main script, main a[href^="http"], dialog img').count()).toBe(0);
}

describe('text from files that would like to be more', () => {
  test('is loaded, and shown as the text it is', async () => {
    const { page } = visitor();
    await giveFiles(page, {
      [`${image.replace(/[/"]/g, '_')}=cmd.csv`]: costs,
      'partnerships.csv': partnerships,
    });
    expect(await fileRows(page)).toMatchObject([
      {
        read: String(names.length * 3),
        accepted: String(names.length * 2),
        amount: expect.stringContaining('£242.00') as string,
      },
      { read: '1', accepted: '1' },
    ]);
    await expectOnlyText();
    const listed = await partnershipsOn(page);
    expect([...listed].sort()).toEqual(names.map((name) => (name === sql ? picture : name)).sort());
    await expectOnlyText();
  });

  test.each([
    ['a script', script],
    ['SQL under a name with an image', picture],
    ['a formula', formula],
    ['ten thousand letters', long],
    ['a word of JavaScript', '__proto__'],
  ])('opens as a partnership down to its rows: %s', async (_what, name) => {
    const { page } = visitor();
    await follow(page, 'Partnerships');
    await openPartnership(page, name);
    await expectOnlyText();
    await chartPoints(page, 'Running cost').focus();
    await page.keyboard.press('Enter');
    const panel = await panelReady(page);
    expect(await wordsOf(panel)).toContain(script);
    expect(await wordsOf(panel.locator('.value'))).toContain('£11.50');
    await expectOnlyText();
    expect(await tooWide(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panelOf(page).waitFor({ state: 'hidden' });
  });

  test('comes back in a findings file that a spreadsheet will not calculate', async () => {
    const { page } = visitor();
    await follow(page, 'Data');
    expect((await findingsOn(page)).some((said) => said.includes(formula))).toBe(true);
    const { text } = await savedBy(page, () =>
      page.getByRole('button', { name: /findings? as CSV/ }).click(),
    );
    const cells = Papa.parse<string[]>(text.replace(/^\uFEFF/, '')).data.flat();
    expect(cells.length).toBeGreaterThan(names.length);
    expect(cells.filter((cell) => /^[=+@\t\r]|^-(?!\d)/.test(cell))).toEqual([]);
  });

  test('in a link to a view is text too', async () => {
    const { page, go } = visitor();
    const bold = '<b onclick="globalThis.pwned = 1">none</b>';
    await go(`partnership/?id=${encodeURIComponent(bold)}&quarter=${encodeURIComponent(script)}`);
    await ready(page);
    expect(await wordsOf(page.locator('main'))).toContain(`There is no partnership “${bold}”`);
    await expectOnlyText();
  });
});

/** What makes the page scroll sideways: elements that reach past its right edge outside a frame of their own. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : Array.from(document.querySelectorAll('body *'))
          .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
          .map((node) => `${node.tagName}.${node.getAttribute('class') ?? ''}`)
          .slice(0, 12),
  );
}
