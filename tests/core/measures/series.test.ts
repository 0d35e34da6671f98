import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryCancelled, type Engine } from '#lib/core/engine/port.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate, type EvaluationOptions } from '#lib/core/measures/evaluate.ts';
import { ownMeasures } from '#lib/core/measures/own.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import { createView, packed, unpacked, type SeriesRow } from '#lib/core/measures/series.ts';
import type { OwnMeasure } from '#lib/core/vocabulary/own-measure.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, sql, values } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
  await load(engine, {
    costs: [
      { period: '2024-01-01', amount: '10.00', party: 'provider' },
      { period: '2024-02-01', amount: '20.00', party: 'provider' },
    ],
  });
}, 120_000);
afterAll(() => engine.close());

const plain: Point = {
  measure: 'tried',
  partnership: 'P',
  service: null,
  metric: null,
  party: 'system',
  terms: 'nominal',
  period: '2024-01-01',
  grain: 'month',
  value: '1.50',
  unit: 'GBP',
  numerator: null,
  denominator: null,
  target: null,
  rows: 1,
  status: null,
};

/** Points that are the plain one but for what is said. */
const points = (...changes: readonly Partial<Point>[]): readonly Point[] =>
  changes.map((change) => ({ ...plain, ...change }));

/** Pack points in the database, and take them out again. */
async function packedRows(given: readonly Point[]): Promise<readonly SeriesRow[]> {
  const text = (value: string | number | null) =>
    value === null ? 'null::varchar' : `'${String(value).replaceAll("'", "''")}'`;
  const selects = given.map(({ measure: _, period, rows, ...rest }) => {
    const columns = Object.entries(rest).map(([name, value]) => `${text(value)} as "${name}"`);
    return `select ${columns.join(', ')}, date '${period}' as period, ${rows}::bigint as rows`;
  });
  await engine.run(createView({ id: 'tried', points: selects.join('\nunion all by name\n') }));
  return engine.query<SeriesRow>(packed('tried', 'true'), { id: 'tried' });
}

async function again(given: readonly Point[]): Promise<readonly Point[]> {
  return (await packedRows(given)).flatMap(unpacked);
}

describe('the points of a series, packed into one row', () => {
  it('come out as they went in, in order of time', async () => {
    const given = points(
      { period: '2024-03-01', value: '-0.10', rows: 12 },
      { period: '2024-01-01', numerator: '3', denominator: '4', target: '0.95' },
      { period: '2024-02-01', value: '99999999999999999999999999.123456789012' },
    );
    expect(await again(given)).toEqual([given[1], given[2], given[0]]);
  });

  it('name their months only where one is missing', async () => {
    const whole = points({}, { period: '2024-02-01' });
    const gap = points({}, { period: '2024-04-01' });
    expect((await packedRows(whole)).map(({ periods }) => periods)).toEqual([null]);
    expect((await packedRows(gap)).map(({ periods }) => periods)).toEqual(['2024-01-01\u001F2024-04-01']);
    expect(await again(gap)).toEqual(gap);
  });

  it('count months over the end of a year', async () => {
    const given = points({ period: '2024-12-01' }, { period: '2025-01-01' });
    expect(await again(given)).toEqual(given);
  });

  it.each(['quarter', 'half_year', 'year', 'rolling_year'] as const)('keep the grain %s', async (grain) => {
    const given = points({ grain, period: '2023-04-01' }, { grain, period: '2024-04-01' });
    expect(await again(given)).toEqual(given);
  });

  it('keep grains apart, and parties, terms, services and metrics', async () => {
    const given = points(
      {},
      { grain: 'year' },
      { party: 'provider' },
      { terms: 'real' },
      { service: 'Payroll' },
      { metric: 'on time' },
    );
    const rows = await packedRows(given);
    expect(rows).toHaveLength(given.length);
    expect(rows.flatMap(unpacked)).toEqual(expect.arrayContaining([...given]));
  });

  it('keep what is not known apart from nothing and from zero', async () => {
    const given = points(
      { value: null, status: 'no volume' },
      { period: '2024-02-01', value: '0.00' },
      { period: '2024-03-01', value: null, status: null, numerator: '0', denominator: '0' },
    );
    expect(await again(given)).toEqual(given);
    const none = points({ value: null, status: 'no volume' }, { period: '2024-02-01', value: null });
    expect((await packedRows(none)).map((row) => row.values)).toEqual([null]);
    expect(await again(none)).toEqual(none);
  });

  it('keep units that change within the series', async () => {
    const given = points({ unit: 'GBP' }, { period: '2024-02-01', unit: 'EUR' });
    expect(await again(given)).toEqual(given);
  });

  it('keep every month in its place when a text holds the separator', async () => {
    const given = points(
      { status: 'a\u001Fb', unit: 'GBP / a\u001Fb' },
      { period: '2024-02-01', status: 'c', unit: 'GBP' },
    );
    const found = await again(given);
    expect(found.map(({ status, unit }) => [status, unit])).toEqual([
      ['a b', 'GBP / a b'],
      ['c', 'GBP'],
    ]);
  });

  it('take names with quotes and line ends as they are', async () => {
    const given = points({ partnership: `O'Neil "P"\n$id`, service: '', metric: "x'; drop table series" });
    expect(await again(given)).toEqual(given);
  });
});

const own: OwnMeasure = {
  id: 'twice_the_cost',
  title: 'Twice the cost',
  unit: 'money',
  better: 'lower',
  total: 'sum',
  meaning: 'The cost, twice.',
  sql: 'select partnership, period, 2 * sum(amount) as value from cube_cost group by all',
};

/** Counts up for ever: every row gives one more. */
const endless: OwnMeasure = {
  ...own,
  id: 'endless',
  title: 'Endless',
  sql: `with recursive count (n) as (select 1::bigint union all select (n + 1) % 1000 from count)
    select 'P' as partnership, date '2024-01-01' as period, max(n) as value from count`,
};

const evaluated = (list: readonly OwnMeasure[], options: EvaluationOptions = {}) =>
  evaluate(
    engine,
    sql,
    { currency: 'GBP', priceBase: null },
    { own: ownMeasures(list), ownLimitMs: 500, ...options },
  );

describe("measures of one's own in an evaluation", () => {
  it('are computed beside those of the catalogue', async () => {
    const { findings, measures } = await evaluated([own]);
    expect(findings).toEqual([]);
    expect(measures.map(({ id }) => id)).toEqual([...catalogueOf(sql).map(({ id }) => id), own.id]);
    expect(await values(engine, own.id)).toEqual(['20.00', '40.00']);
  });

  it('leave out the one that fails, say so, and compute the others', async () => {
    const faulty = { ...own, id: 'faulty', title: 'Faulty', sql: 'select partnership from no_such_table' };
    const { findings, measures } = await evaluated([faulty, own]);
    expect(findings).toMatchObject([{ severity: 'warning', rule: 'own_measure_failed' }]);
    expect(findings[0]?.message).toMatch(/^Measure "Faulty" could not be computed and is left out: /);
    expect(measures.map(({ id }) => id)).not.toContain('faulty');
    expect(await values(engine, own.id)).toEqual(['20.00', '40.00']);
  });

  it('stop the one that never ends when its time is up, and compute the others', async () => {
    const { findings } = await evaluated([endless, own]);
    expect(findings).toMatchObject([
      {
        rule: 'own_measure_failed',
        message:
          'Measure "Endless" could not be computed and is left out: stopped after 0.5 seconds; read fewer rows or join on a key',
      },
    ]);
    expect(await values(engine, own.id)).toEqual(['20.00', '40.00']);
    expect(await pointsWhere(engine, { measures: ['endless'], services: 'all' })).toEqual([]);
  });

  it('end with the evaluation when it is cancelled', async () => {
    const control = new AbortController();
    const onProgress: EvaluationOptions['onProgress'] = ({ step }) => {
      if (step === 'Endless') setTimeout(() => control.abort(), 50);
    };
    const run = evaluated([endless], { ownLimitMs: 60_000, signal: control.signal, onProgress });
    await expect(run).rejects.toBeInstanceOf(QueryCancelled);
  });
});
