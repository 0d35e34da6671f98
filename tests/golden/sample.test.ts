import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { Imported } from '#lib/core/imports/import-sources.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { add, subtract } from '#lib/core/vocabulary/money.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import type { KnownPartnership, KnownTotals } from '../../scripts/samples/known-totals.ts';
import { loadSample } from './load-sample.ts';

type View = 'system' | 'customer' | 'provider';

const views: readonly View[] = ['system', 'customer', 'provider'];
const known = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../data-samples/known-totals.json'), 'utf8'),
) as KnownTotals;
let engine: Engine;
let imported: Imported;
let points: readonly Point[];

beforeAll(async () => {
  engine = await startNodeEngine();
  imported = await loadSample(engine);
  await evaluate(engine, await readSqlText(), { currency: 'GBP', priceBase: null });
  points = await allPoints(engine, 'nominal');
}, 60_000);

afterAll(() => engine.close());

test('the sample is imported whole and ties, with nothing to look at', () => {
  expect(imported.findings).toEqual([]);
  expect(imported.waiting).toEqual([]);
  expect(imported.files.map((file) => file.name).toSorted()).toEqual(Object.keys(known.files).toSorted());
  for (const file of imported.files) {
    const { rows, amount } = known.files[file.name] ?? {};
    expect(file.findings, file.name).toEqual([]);
    expect(file.rows, file.name).toEqual({ read: rows, accepted: rows, rejected: 0, excluded: 0 });
    if (amount) expect(subtract(file.amounts[0]?.accepted ?? '', amount), file.name).toMatch(/^0(\.0+)?$/);
  }
});

describe.each(known.partnerships)('the measures of $partnership', (totals) => {
  test.each(views)('sum to the known cost and change cost, %s', (view) => {
    expect(sum(totals, 'cost', view)).toBe(totals.cost[view]);
    expect(sum(totals, 'change_cost', view)).toBe(totals.change_cost[view]);
  });

  test.each(views)('sum to the known savings, %s', (view) => {
    const { savings } = totals;
    if (savings === null) return expect(series(totals, 'net_saving', view)).toEqual([]);
    const live = new Set(series(totals, 'gross_saving', view).map((point) => point.period));
    const flexed = series(totals, 'flexed_baseline', view).filter((point) => live.has(point.period));
    expect(added(flexed)).toBe(savings.flexed_baseline[view]);
    expect(sum(totals, 'gross_saving', view)).toBe(savings.gross_saving[view]);
    expect(sum(totals, 'net_saving', view)).toBe(savings.net_saving[view]);
    expect(last(totals, 'net_position', view)?.value).toBe(savings.net_saving[view]);
    expect(series(totals, 'net_saving', view)[0]?.period).toBe(savings.from);
  });

  test.each(views)('break even in the known month, %s', (view) => {
    const payback = last(totals, 'payback', view);
    const expected = totals.savings?.break_even[view] ?? null;
    expect(payback === undefined || payback.value === null ? null : payback.period).toBe(expected);
  });

  test.each(views)('give the known realisation rate, or none without a plan, %s', (view) => {
    const rate = last(totals, 'realisation_rate', view);
    const expected = totals.savings?.realisation_rate?.[view];
    expect(rate === undefined).toBe(expected === undefined);
    if (!rate || !expected) return;
    expect([rate.numerator, rate.denominator]).toEqual([expected.numerator, expected.denominator]);
    expect(Number(rate.value)).toBeCloseTo(Number(expected.value), 6);
  });

  test('give the known volume of each service', () => {
    const volumes = Object.keys(totals.volume).map((service) => [
      service,
      add(...series(totals, 'volume', 'system', service).map((point) => point.value ?? '')),
    ]);
    expect(Object.fromEntries(volumes)).toEqual(totals.volume);
  });

  test('give the known levels of the last month', () => {
    for (const level of totals.attainment) {
      const point = points.find(
        (candidate) =>
          candidate.measure === 'attainment' &&
          candidate.partnership === totals.partnership &&
          candidate.service === level.service &&
          candidate.metric === level.metric &&
          candidate.period === level.period,
      );
      expect(Number(point?.value), `${level.metric} of ${level.service}`).toBeCloseTo(Number(level.value), 6);
      expect([point?.numerator, point?.denominator]).toEqual([level.numerator, level.denominator]);
      expect(point?.target).toBe(level.target);
    }
  });
});

test('the cases of the sample are those of its file, counted once more', () => {
  const text = readFileSync(join(import.meta.dirname, '../../data-samples/tickets.csv'), 'utf8');
  const { data } = Papa.parse<Record<'partnership' | 'opened' | 'resolved' | 'due', string>>(text, {
    header: true,
    skipEmptyLines: true,
  });
  for (const partnership of new Set(data.map((row) => row.partnership))) {
    const rows = data.filter((row) => row.partnership === partnership);
    // Moments of the file are written so that their order in the alphabet is that in time.
    const asOf = rows.flatMap(({ opened, resolved }) => [opened, resolved]).reduce((a, b) => (a > b ? a : b));
    const due = rows.filter((row) => row.due <= asOf && row.due.startsWith(asOf.slice(0, 7)));
    const met = due.filter(({ resolved, due: by }) => resolved !== '' && resolved <= by);
    const open = rows.filter(({ resolved }) => resolved === '');
    const value = (measure: string) =>
      points.findLast(
        (point) => point.measure === measure && point.partnership === partnership && point.service === null,
      );
    expect(value('backlog')?.value, partnership).toBe(String(open.length));
    expect([value('case_attainment')?.numerator, value('case_attainment')?.denominator]).toEqual([
      String(met.length),
      String(due.length),
    ]);
    const opened = points.filter(
      (point) => point.measure === 'cases_opened' && point.partnership === partnership && point.service === null,
    );
    expect(opened.reduce((total, point) => total + Number(point.value), 0)).toBe(rows.length);
  }
});

function series(totals: KnownPartnership, measure: string, view: View, service: string | null = null) {
  return points
    .filter(
      (point) =>
        point.measure === measure &&
        point.partnership === totals.partnership &&
        point.party === view &&
        point.service === service,
    )
    .toSorted((a, b) => a.period.localeCompare(b.period));
}

function last(totals: KnownPartnership, measure: string, view: View): Point | undefined {
  return series(totals, measure, view).at(-1);
}

function sum(totals: KnownPartnership, measure: string, view: View): string {
  return added(series(totals, measure, view));
}

function added(list: readonly Point[]): string {
  return add('0.00', ...list.map((point) => point.value ?? `no value: ${point.status}`));
}
