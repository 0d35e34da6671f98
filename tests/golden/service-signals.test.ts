import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { serviceBoard } from '#lib/core/review/service/service-board.ts';
import { serviceOf } from '#lib/core/review/service/service-data.ts';
import { defaultIndicators as settings } from '#lib/core/vocabulary/indicator-settings.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { loadSample } from './load-sample.ts';

let engine: Engine;
let sql: Awaited<ReturnType<typeof readSqlText>>;

beforeAll(async () => {
  engine = await startNodeEngine();
  await loadSample(engine);
  sql = await readSqlText();
  await evaluate(engine, sql, { currency: 'GBP', priceBase: null });
}, 60_000);

afterAll(() => engine.close());

const boardOf = async (partnership: string) => {
  const measures = catalogueOf(sql);
  const judged = { measures, settings, until: '2026-03-01', calendar: ukFiscalCalendar };
  return serviceBoard(await serviceOf(engine, partnership, measures), judged);
};

test('the step that pathology took in November 2024 is a concern, and misses the target', async () => {
  const { decisions, signals } = await boardOf('pathology');
  const results = signals.filter(({ title }) => title === 'Results within 24 hours');
  expect(results).toHaveLength(3);
  for (const signal of results)
    expect(signal).toMatchObject({
      attention: 'decide',
      missedRun: 17,
      chart: { variation: 'concern', assurance: 'fail' },
    });
  expect(decisions[0]?.headline).toBe('Results within 24 hours: getting worse, and misses the target');
});

test('the levels of payroll hold, and are not told to need anything', async () => {
  const { decisions, sentence } = await boardOf('hr-payroll');
  expect(decisions).toEqual([]);
  expect(sentence).toContain('needs a decision');
});
