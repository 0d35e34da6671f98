import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { exampleOfOwn, exampleOfOwnRows } from '#lib/core/measures/documented-facts.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { checkOwn, ownMeasures, type OwnDraft } from '#lib/core/measures/own.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { openSpan } from '../../support/ties.ts';
import { createTables, load, sql } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
  await load(engine, {
    costs: [
      { period: '2024-01-01', amount: '0.10', service: 'a', party: 'provider' },
      { period: '2024-01-01', amount: '0.20', service: 'a', party: 'customer' },
      { period: '2024-01-01', amount: '7.00', service: 'b', party: 'customer' },
      { period: '2024-02-01', amount: '5.00', service: 'a', party: 'provider' },
    ],
    levels: [
      { period: '2024-01-01', metric: 'on time', numerator: '9', denominator: '10' },
      { period: '2024-01-01', metric: 'right', numerator: '1', denominator: '2' },
    ],
  });
}, 120_000);
afterAll(() => engine.close());

const plain: OwnDraft = {
  title: 'Run cost',
  unit: 'money',
  better: 'lower',
  total: 'sum',
  meaning: 'What running costs.',
  sql: exampleOfOwn,
  lineage: exampleOfOwnRows,
};

const check = (change: Partial<OwnDraft>) => checkOwn(engine, { ...plain, ...change }, { taken: ['cost'] });

async function faults(lineage: string): Promise<string> {
  const outcome = await check({ lineage });
  return outcome.kind === 'refused' ? outcome.faults.join('; ') : 'fits';
}

const measureOf = (draft: OwnDraft): Measure => ownMeasures([{ ...draft, id: 'run_cost' }])[0]!;

async function pointsOf(draft: OwnDraft) {
  await evaluate(engine, sql, { currency: 'GBP', priceBase: null }, { own: [measureOf(draft)] });
  return pointsWhere(engine, { measures: ['run_cost'], services: 'all' });
}

describe("the rows of a measure of one's own", () => {
  it('are those of the partnership, period and service of the figure, and sum to it', async () => {
    const points = await pointsOf(plain);
    const own = points.filter(({ service }) => service === 'a');
    const rows = await lineageOf(engine, measureOf(plain), own[0]!);
    expect(
      rows.map(({ sourceRow, sourceLine, party, kind, contribution }) => [
        sourceRow,
        sourceLine,
        party,
        kind,
        contribution,
      ]),
    ).toEqual([
      [1, 2, 'provider', 'run', '0.10'],
      [2, 3, 'customer', 'run', '0.20'],
    ]);
    const span = await openSpan(engine, [measureOf(plain)], own);
    expect(span.rowsTie).toMatchObject({ ties: true, sum: '5.30' });
  });

  it('of one party are its own alone', async () => {
    const draft = {
      ...plain,
      sql: `select partnership, party, period, sum(amount) as value from cube_cost group by all`,
      lineage:
        'select file_id, source_row, source_line, partnership, party, period, amount as contribution from fact_cost',
    };
    const [customer] = (await pointsOf(draft)).filter(({ party }) => party === 'customer');
    expect(customer?.value).toBe('7.20');
    const rows = await lineageOf(engine, measureOf(draft), customer!);
    expect(rows.map(({ contribution }) => contribution)).toEqual(['0.20', '7.00']);
  });

  it('of one metric are its own alone', async () => {
    const draft: OwnDraft = {
      ...plain,
      unit: 'share',
      total: 'ratio',
      sql: `select partnership, metric, period, numerator / denominator as value, numerator, denominator from cube_level`,
      lineage: `select file_id, source_row, source_line, partnership, metric, period,
        numerator / denominator as contribution, numerator, denominator from fact_level`,
    };
    const [point] = (await pointsOf(draft)).filter(({ metric }) => metric === 'right');
    const rows = await lineageOf(engine, measureOf(draft), point!);
    expect(rows.map(({ numerator, contribution }) => [numerator, contribution])).toEqual([['1', '0.5']]);
  });

  it('are opened when the draft is checked, and said to sum or not', async () => {
    expect(await check({})).toMatchObject({
      kind: 'fits',
      opened: { rows: 2, sum: '0.30', figure: '0.30', of: { partnership: 'P', service: 'a' } },
    });
    const half = exampleOfOwnRows.replace('amount as', 'amount / 2 as');
    expect(await check({ lineage: half })).toMatchObject({ opened: { sum: '0.15', figure: '0.30' } });
    const { lineage: _, ...without } = plain;
    expect(await checkOwn(engine, without, { taken: [] })).toMatchObject({ kind: 'fits', opened: null });
  });

  it('are none where no select is given, and the measure says so', () => {
    const { lineage: _, ...without } = plain;
    expect(measureOf(without)).toMatchObject({ lineage: null });
    expect(measureOf(without).caveat).toContain('Opens to no rows: add a select of its rows.');
    expect(measureOf({ ...without, lineage: '  ' }).lineage).toBeNull();
  });

  it('name the facts that they are read from', () => {
    expect(measureOf(plain).reads).toEqual(['cube_cost', 'fact_cost']);
  });
});

describe('a select of rows is refused', () => {
  const columns = 'file_id, source_row, source_line, partnership, period';
  it.each([
    [`select ${columns} from fact_cost`, /the select of rows gives no column contribution/],
    [`select ${columns}, amount as contribution, 1 as colour from fact_cost`, /column colour of the rows/],
    [
      `select file_id, source_row, source_line, partnership, 'x' as period, 1 as contribution from fact_cost`,
      /column period of the rows: expected a date, found VARCHAR/,
    ],
    ['delete from fact_cost', /SQL of the rows: found "delete" at the start/],
    [`select * from read_csv('x.csv')`, /SQL of the rows: read_csv\(\)/],
    ['select 1; drop table fact_cost', /SQL of the rows: found ";"/],
    [
      `select ${columns}, amount as contribution from fact_cost where period = $period`,
      /parameters have none/,
    ],
    ['select * from rejects', /SQL of the rows: rejects: expected one of the documented facts/],
    [`select ${columns}, amont as contribution from fact_cost`, /amont/],
  ])('with what is wrong: %s', async (lineage, message) => {
    expect(await faults(lineage)).toMatch(message);
  });

  it('and not run, where a document written by hand holds it', () => {
    const measure = measureOf({ ...plain, lineage: `select * from read_csv('x.csv')` });
    expect(measure.lineage).toBeNull();
    expect(measure.caveat).toContain('Its select of rows is not run: read_csv()');
  });
});
