import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { lineageOfSpan } from '#lib/core/measures/lineage.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { groupBy } from '#lib/core/vocabulary/group-by.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { knownSeries, openSpan, tiesOf } from '../support/ties.ts';
import { loadSample } from './load-sample.ts';

let engine: Engine;
let measures: readonly Measure[];
let series: readonly (readonly Point[])[];

beforeAll(async () => {
  engine = await startNodeEngine();
  await loadSample(engine);
  const evaluated = await evaluate(engine, await readSqlText(), { currency: 'GBP', priceBase: null });
  measures = evaluated.measures;
  const [nominal, real] = await Promise.all([allPoints(engine, 'nominal'), allPoints(engine, 'real')]);
  // What is not made of money is the same in either terms.
  series = knownSeries([...nominal, ...real.filter(({ terms }) => terms === 'real')]);
}, 120_000);
afterAll(() => engine.close());

/** Of every measure, party and terms the first series of a whole partnership; of services for government as a whole. */
function oneOfEach(): readonly (readonly Point[])[] {
  const kinds = groupBy(series, ([point]) =>
    JSON.stringify([point?.measure, point?.party, point?.terms, point?.service === null]),
  );
  return [...kinds.values()]
    .flatMap((own) => own.slice(0, 1))
    .filter(([point]) => point?.service === null || point?.party === 'system');
}

test('every total over months is what its rows and its parts come to, for each party, in nominal and real terms', async () => {
  const { faults, held } = await tiesOf(engine, measures, oneOfEach());
  expect(faults).toEqual([]);
  // Money that is added over months is always held against something.
  const added = measures.filter(({ unit, total }) => unit === 'money' && total === 'sum');
  const known = new Set(series.map(([point]) => point?.measure));
  const open = added.filter(({ id }) => known.has(id) && !held.has(id)).map(({ id }) => id);
  expect(open).toEqual([]);
}, 180_000);

test('the net saving of a partnership since its start opens to parts of the same months', async () => {
  const months = series.find(
    ([point]) =>
      point?.measure === 'net_saving' &&
      point.partnership === 'hr-payroll' &&
      point.service === null &&
      point.party === 'system' &&
      point.terms === 'nominal',
  );
  const { explanation, partsTie } = await openSpan(engine, measures, months ?? []);
  expect(explanation.months.length).toBeGreaterThan(30);
  expect(partsTie).toMatchObject({ ties: true, sum: explanation.point.value });
  // The baselines stand behind the total too, a row for each scope and month, with the naive figure beside them.
  const live = months?.filter(({ period }) => explanation.scopes.some((scope) => scope.period === period));
  expect(live?.length).toBeGreaterThan(24);
  expect(explanation.naive?.reason).toMatch(/^Unit cost times volume/);
});

test('a total of 36 months opens with one query for its rows', async () => {
  const months = series.find(([point]) => point?.measure === 'cost' && point.service === null) ?? [];
  let asked = 0;
  const counting: Engine = {
    ...engine,
    query: (...given) => {
      asked += 1;
      return engine.query(...given);
    },
  };
  const measure = measures.find(({ id }) => id === 'cost');
  if (!measure) throw new Error('no cost');
  const rows = await lineageOfSpan(counting, measure, months);
  expect(asked).toBe(1);
  expect(rows).toHaveLength(months.reduce((sum, point) => sum + point.rows, 0));
});
