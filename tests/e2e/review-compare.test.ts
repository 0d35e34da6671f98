/** Two reviews of the sample through the screen: files change between them, and each difference is told to the cent. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { give, giveFiles } from './support/data-screen.ts';
import { reviewMade, sheetOf, shownPages, type ShownPage } from './support/review-screen.ts';
import { follow, ready, useVisitor } from './support/visitor.ts';

const samples = join(import.meta.dirname, '../../data-samples');

// Line 2666 is the row that is restated; the late invoice is the last line of its file.
const row = 'hr-payroll,2025-05-01,955.55,customer,Payroll,Staff,run,actual,GBP,ACC2505-550399';
const late = 'hr-payroll,2025-06-01,250.00,customer,Payroll,Staff,run,actual,GBP,LATE-1';
const share = 'hr-payroll,2022-04-01,2023-03-01,Payroll,0.60,';

const own = ['costs', 'volumes', 'baselines', 'partnerships', 'price_index', 'service_levels', 'benefits'];

/** Open the review of a quarter by the screen's own choices. */
async function open(page: Page, quarter: string): Promise<void> {
  await follow(page, 'Review');
  await page
    .getByLabel('Partnership', { exact: true })
    .selectOption({ label: 'HR and payroll shared service' });
  await reviewMade(page);
  await page.getByLabel('As at the end of').selectOption({ label: quarter });
  await reviewMade(page);
}

describe('the review after a late invoice, a restated month and another fixed share', () => {
  const visitor = useVisitor('data/');
  let lines = 0;
  let page: ShownPage | undefined;

  beforeAll(async () => {
    const screen = visitor().page;
    await give(
      screen,
      own.map((name) => join(samples, `${name}.csv`)),
    );
    await open(screen, 'Q3 2025-26');
    await screen.getByLabel('Taken by').fill('A. Jones');
    await screen.getByRole('button', { name: /^Take the review of Q3 2025-26/ }).click();
    await screen.getByRole('region', { name: 'Taken reviews' }).getByText('by A. Jones').waitFor();
    await follow(screen, 'Data');
    await giveFiles(screen, await changedFiles());
    for (const name of ['costs.csv', 'baselines.csv']) {
      await screen
        .getByRole('article', { name, exact: true })
        .getByRole('button', { name: /^Replace/ })
        .click();
      await ready(screen);
    }
    await open(screen, 'Q4 2025-26');
    await sheetOf(screen, 'Since the last review').getByText('In Q3 2025-26').first().waitFor();
    page = (await shownPages(screen)).find(({ tables }) =>
      tables.some(({ head }) => head.includes('In Q3 2025-26')),
    );
  }, 150_000);

  async function changedFiles(): Promise<Readonly<Record<string, string>>> {
    const [costs, baselines] = await Promise.all(
      ['costs.csv', 'baselines.csv'].map((name) => readFile(join(samples, name), 'utf8')),
    );
    const changed = `${costs!.replace(row, row.replace('955.55', '1955.55')).trimEnd()}\n${late}\n`;
    lines = changed.trimEnd().split('\n').length;
    return {
      'costs.csv': changed,
      'baselines.csv': baselines!.replace(share, share.replace('0.60', '0.65')),
    };
  }

  const changes = () => page?.tables[0];

  /** The rows under a figure: what, by how much, where from. */
  function reasonsOf(label: string): readonly (readonly string[])[] {
    const rows = changes()?.rows ?? [];
    const from = rows.findIndex(([name]) => name === label) + 1;
    const until = rows.findIndex(([name], at) => at >= from && !name?.startsWith('·'));
    return rows.slice(from, until).map(([name = '', , , by = '', where = '']) => [name, by, where]);
  }

  // Worked out from the files by hand, each party's baseline carried forward by service and rounded by the month:
  // Payroll's 33 months to Dec 2025 are 8,319.59 lower at a fixed share of 0.65, and the new months bring 163,185.25.
  const reasons = () => [
    [
      '· Three new months (Jan to Mar 2026)',
      '+£163,185.25',
      'Jan 2026: £60,221.96; Feb 2026: £55,923.70; Mar 2026: £47,039.59',
    ],
    ['· Late rows in costs.csv', '−£250.00', `Jun 2025: line ${lines}: £250.00`],
    ['· Restated rows in costs.csv', '−£1,000.00', 'May 2025: line 2666: £1,955.55, was £955.55'],
    ['· Another fixed share of Payroll', '−£8,319.59', 'Apr 2023 to Dec 2025: fixed share 0.65, was 0.6'],
  ];

  test.each(['Verified net saving to date', 'Net saving', 'Gross saving'])(
    '%s is explained to the cent, with file and line',
    (label) => {
      const row = changes()?.rows.find(([name]) => name === label);
      expect(row?.[3]).toBe('+£153,615.66');
      expect(reasonsOf(label)).toEqual(reasons());
    },
  );

  test('every figure is the former one and its difference, and its reasons add up to that', () => {
    const figures = (changes()?.rows ?? []).filter(([name]) => !name?.startsWith('·'));
    expect(figures.length).toBeGreaterThan(10);
    for (const [label = '', then = '', now = '', by = ''] of figures) {
      if (by === '') continue;
      expect(hundredths(then) + hundredths(by), label).toBe(hundredths(now));
      const parts = reasonsOf(label).map(([, amount = '']) => hundredths(amount));
      if (parts.length > 0)
        expect(
          parts.reduce((sum, part) => sum + part),
          label,
        ).toBe(hundredths(by));
    }
  });

  test('no two figures have one name, and none says less than it knows', () => {
    const names = (changes()?.rows ?? []).flatMap(([name = '']) => (name.startsWith('·') ? [] : [name]));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(JSON.stringify(changes())).not.toMatch(/cannot be attributed|NaN|undefined/);
  });

  test('it says in plain sentences what else changed', () => {
    expect(page?.lead).toContain(
      'Verified net saving to date rose by £153,615.66: +£163,185.25 from three new months (Jan to Mar 2026)',
    );
    const [periods, restated, files, baselines] = page?.paragraphs ?? [];
    expect(periods).toBe('New months: Jan to Mar 2026: three months new since then.');
    expect(restated).toContain(`Late rows in costs.csv: Jun 2025: line ${lines}: £250.00.`);
    expect(restated).toContain('Restated rows in costs.csv: May 2025: line 2666: £1,955.55, was £955.55.');
    expect(files).toContain('costs.csv was replaced: costs, 11,264 rows');
    expect(baselines).toBe('Baselines: Baseline of Payroll: fixed share 0.65, was 0.6.');
  });
});

/** An amount, a share or a count in hundredths. */
function hundredths(text: string): number {
  const number = Number(text.replaceAll('−', '-').replaceAll(/[^\d.-]/g, ''));
  return Math.round(number * 100);
}
