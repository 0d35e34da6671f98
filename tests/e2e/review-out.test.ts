/** A review of the sample as a presenter leaves with it: every format opened by another program equals the screen. */
import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { faultsOf } from './support/review-faults.ts';
import { hasOffice, savedReview, type SavedReview } from './support/review-files.ts';
import { reviewMade, sheetOf, shownPages, type ShownPage } from './support/review-screen.ts';
import { useVisitor } from './support/visitor.ts';

// What breaks formulas, markup, scripts, CDATA and lines.
const formula = `=cmd|' /C calc'!A0`;
const nasty = `${formula} </script> ]]> <b>&amp; 🎉 التوفير أقل`;
const long = `${'Why the volume fell, and what was done about it. '.repeat(81)}The end of it.`.slice(0, 4000);

describe.skipIf(!hasOffice)('one review of the sample in every format', () => {
  const visitor = useVisitor('review/?id=hr-payroll&quarter=2025-Q3');
  let saved: SavedReview | undefined;
  let shown: readonly ShownPage[];
  let hidden = '';
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
    const { page } = visitor();
    await reviewMade(page);
    await edit();
    shown = await shownPages(page);
    saved = await savedReview(page, sheetOf(page, 'Why cost changed').locator('figure.chart').first());
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    if (saved) await rm(saved.folder, { recursive: true, force: true });
  });

  async function edit(): Promise<void> {
    const { page } = visitor();
    const headline = sheetOf(page, 'Headline');
    await headline.getByRole('button', { name: /^Edit title/ }).click();
    await headline.getByLabel('Title: the message of this page').fill(`We saved what we said ${nasty}`);
    await headline.getByRole('button', { name: 'Save title' }).click();
    await headline
      .getByRole('button', { name: /^Comment on (?!the page)/ })
      .first()
      .click();
    await headline.getByLabel(/^Comment on/).fill(nasty);
    await headline.getByLabel('Your name').fill('Ann <i>Jones</i>');
    await headline.getByRole('button', { name: 'Save comment' }).click();
    const bridge = sheetOf(page, 'Why cost changed');
    await bridge
      .getByRole('button', { name: /^Comment on/ })
      .first()
      .click();
    await bridge.getByLabel(/^Comment on/).fill(long);
    await bridge.getByRole('button', { name: 'Save comment' }).click();
    const gone = sheetOf(page, 'Leading indicators');
    hidden = (await gone.getByRole('heading', { level: 2 }).first().innerText()).trim();
    await gone.getByRole('button', { name: /^Comment on the page/ }).click();
    await gone.getByLabel(/^Comment on/).fill('Nobody outside reads this');
    await gone.getByRole('button', { name: 'Save comment' }).click();
    await gone.getByRole('button', { name: /^Hide this page/ }).click();
    await page.getByRole('button', { name: 'Add a page' }).click();
    const own = sheetOf(page, 'Own page');
    await own.getByLabel('Title: the message of this page').fill('What we ask for');
    await own.getByRole('button', { name: 'Save title' }).click();
    await own.getByLabel('Text of this page').fill(`First.\n\n${nasty}`);
    await own.getByLabel('Text of this page').blur();
    await page.getByRole('button', { name: 'Move up: What we ask for' }).press('Enter');
    await reviewMade(page);
  }

  test('the screen shows what was written, in its order', () => {
    expect(shown.length).toBeGreaterThan(8);
    expect(shown.flatMap(({ figures }) => figures).length).toBeGreaterThan(15);
    expect(shown.flatMap(({ tables }) => tables).length).toBeGreaterThan(5);
    expect(shown.map(({ title }) => title)).toContain('What we ask for');
    expect(shown.map(({ title }) => title)).not.toContain(hidden);
    expect(shown.flatMap(({ comments }) => comments).map(({ text }) => text)).toEqual([nasty, long]);
  });

  test.each(['html', 'xlsx', 'pptx', 'pdf', 'svg'] as const)(
    '%s, opened by another program, has every figure, table and word of the screen, and nothing hidden',
    async (kind) => {
      const absent = [hidden, 'Nobody outside reads this'];
      expect(await faultsOf(kind, { path: saved?.[kind] ?? '', shown, absent, browser })).toEqual([]);
    },
    120_000,
  );
});
