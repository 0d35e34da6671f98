import { afterAll, beforeAll, expect, test } from 'vitest';
import { figuresOf, shownRows } from '#lib/core/review/pack/figures.ts';
import { csv } from '../../imports/kit.ts';
import { packOf, page, slipsIn, worldOf, type World } from './kit.ts';

const months = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => {
    const month = from + at;
    return `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });

const monthly = (partnership: string) =>
  months(36, 50).map((month) => `${partnership},Desk,${month},provider,100.00,run,actual,GBP`);

const hostile = `<script>alert(1)</script> =HYPERLINK("x") ${'Wort'.repeat(200)} \u202eabc 🦊`;

const header = 'partnership,service,period,party,amount,kind,scenario,currency';

/** One partnership with monthly costs, one with yearly, one with suppressed levels, one with a hostile name. */
const files: Readonly<Record<string, string>> = {
  'costs.csv': [header, ...monthly('Monthly'), ...monthly('Hostile')].join('\n'),
  // The costs come to twice 1,500.00: 10 pence are missing.
  'costs.control.csv': 'column,total\namount,3000.10\n',
  'yearly.csv': [
    header,
    'Yearly,Desk,2024-25,provider,1200.00,run,actual,GBP',
    'Yearly,Desk,2025-26,provider,1300.00,run,actual,GBP',
  ].join('\n'),
  'service_levels.csv': [
    'partnership,service,metric,period,numerator,denominator,target,better',
    ...months(36, 50).map((month) => `Suppressed,Desk,Calls answered,${month},<=5,<=5,0.9,higher`),
  ].join('\n'),
  'partnerships.csv': `partnership,name,customer,provider\nHostile,"${hostile.replaceAll('"', '""')}",C,D\n`,
};

let world: World;

beforeAll(async () => {
  world = await worldOf(Object.entries(files).map(([name, text]) => csv(text, name)));
}, 120_000);

afterAll(() => world.engine.close());

test('with no more than costs, the review is short and says what is missing', async () => {
  const pack = await packOf(world, 'Monthly');
  expect(slipsIn(pack)).toEqual([]);
  expect(page(pack, 'headline').title).toBe('No saving can be stated (no baseline)');
  expect(page(pack, 'benefits').blocks.map(({ kind }) => kind)).toEqual(['text']);
  expect(page(pack, 'service').title).toBe(
    'No service levels are loaded, so nobody can say whether the service holds',
  );
  // January to March 2026: three months of 100.00.
  const cost = figuresOf(pack).find(({ id }) => id === 'headline/cost');
  expect([cost?.value, cost?.face, cost?.period]).toEqual([
    '300.00',
    '£300',
    'Jan 2026 to Mar 2026, nominal',
  ]);
  expect(pack.pages.length).toBeLessThan(14);
});

test('yearly figures alone make a review that bridges and forecasts nothing', async () => {
  const pack = await packOf(world, 'Yearly');
  expect(slipsIn(pack)).toEqual([]);
  expect(page(pack, 'headline').title).toMatch(/^No saving can be stated/);
  const cost = figuresOf(pack).find(({ id }) => id === 'headline/cost');
  expect([cost?.value, cost?.period]).toEqual(['1300.00', '2025-26, nominal']);
});

test('levels that the source suppressed are said to be, and none is drawn', async () => {
  const pack = await packOf(world, 'Suppressed');
  expect(slipsIn(pack)).toEqual([]);
  expect(JSON.stringify(page(pack, 'service').blocks)).toMatch(/suppressed by the source/);
  expect(page(pack, 'service').blocks.map(({ kind }) => kind)).toEqual(['text']);
});

test('a file that does not tie is marked on the pages made of it, and is the first decision', async () => {
  const pack = await packOf(world, 'Monthly');
  expect(page(pack, 'evidence').title).toBe('1 of 4 files does not tie: costs.csv');
  const marked = pack.pages
    .filter(({ marks }) => marks.some(({ kind }) => kind === 'does-not-tie'))
    .map(({ id }) => id);
  expect(marked).toContain('headline');
  expect(marked).not.toContain('service');
  expect(page(pack, 'decisions').blocks).toMatchObject([
    {
      decisions: [
        { id: 'tie', text: 'Find what is missing or too many in costs.csv, and load it anew' },
        { id: 'baseline' },
      ],
    },
  ]);
});

test('a partnership whose names are very long, hostile or in other scripts keeps them as text', async () => {
  const pack = await packOf(world, 'Hostile');
  expect(pack.name).toContain('<script>alert(1)</script>');
  expect(page(pack, 'cover').title).toBe('Partnership review of Q4 2025-26');
  for (const { title } of pack.pages) expect(title.length).toBeLessThanOrEqual(90);
});

test('a table of more rows than three pages hold says how many more there are, and where', () => {
  const rows = Array.from({ length: 1300 }, (_, at) => at);
  expect(shownRows(rows, 'elsewhere')).toEqual({
    rows: rows.slice(0, 24),
    rest: 'And 1,276 more, elsewhere.',
  });
  expect(shownRows(rows.slice(0, 24), 'elsewhere').rest).toBe('');
});
