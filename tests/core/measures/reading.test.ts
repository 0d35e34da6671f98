import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { explain } from '#lib/core/measures/explain.ts';
import { metricsOf, pointsOf, portfolio } from '#lib/core/measures/points.ts';
import { toResult } from '#lib/core/measures/result.ts';
import { partnershipsWithData, summaryOf } from '#lib/core/measures/summary.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, measures, month, months, sql } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const run = (period: string, amount: string, more = {}) => ({ period, amount, party: 'customer', ...more });

const data = {
  costs: [
    run(month(1), '1000'),
    run(month(2), '1000'),
    run(month(3), '1080', { service: 'payroll' }),
    run(month(4), '1000', { service: 'payroll' }),
    run(month(3), '30', { kind: 'transition' }),
    run(month(1), '5', { partnership: 'Q' }),
  ],
  volumes: [
    ...months(1, 2).map((period) => ({ period, volume: '100' })),
    ...months(3, 2).map((period) => ({ period, volume: '120' })),
  ],
  levels: [
    { period: month(1), metric: 'on time', numerator: '9', denominator: '10' },
    {
      period: month(2),
      metric: 'on time',
      numerator: '80',
      denominator: '90',
      target: '0.85',
      better: 'higher',
    },
    { period: month(1), metric: 'days', value: '3', better: 'lower', unit: 'days' },
    { period: month(2), metric: 'days', value: '4', better: 'lower', unit: 'days' },
  ],
  baselines: [
    {
      baseline_from: month(1),
      baseline_to: month(2),
      fixed_share: '0.6',
      version: '2',
      approved_by: 'Joint board',
      price_series: 'cpi',
    },
  ],
  prices: months(1, 4).map((period) => ({ period, index: '100' })),
};

describe('points', () => {
  it('are those of one view, with what is the same in every view beside them', async () => {
    await load(engine, data);
    const points = await pointsOf(engine, { partnership: 'P', party: 'customer', terms: 'nominal' });
    const views = new Set(points.map(({ measure, party, terms }) => `${measure} ${party} ${terms}`));
    expect(views).toContain('cost customer nominal');
    expect(views).toContain('volume system nominal');
    expect(views).not.toContain('cost system nominal');
    expect(points[0]).toMatchObject({ grain: 'month', period: month(1) });
  });

  it('of the portfolio are those of whole partnerships', async () => {
    await load(engine, data);
    const points = await portfolio(engine, { party: 'system', terms: 'nominal' });
    expect(new Set(points.map((point) => point.partnership))).toEqual(new Set(['P', 'Q']));
    expect(new Set(points.map((point) => point.service))).toEqual(new Set([null]));
  });

  it('name which direction of a service level is good', async () => {
    await load(engine, data);
    expect(await metricsOf(engine, 'P')).toEqual([
      { metric: 'days', service: null, better: 'lower', unit: 'days' },
      { metric: 'on time', service: null, better: 'higher', unit: 'share' },
    ]);
  });
});

describe('summary', () => {
  it('adds money, divides totals and takes the last position', async () => {
    await load(engine, data);
    const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
    const of = (id: string, metric: string | null = null) =>
      summary.find((total) => total.partnership === 'P' && total.measure === id && total.metric === metric);
    expect(of('cost')).toMatchObject({ value: '4080.00', from: month(1), until: month(4), unit: 'GBP' });
    expect(of('unit_cost')).toMatchObject({ value: '9.272727272727' });
    expect(of('net_position')).toMatchObject({ value: '50.00', until: month(4) });
    expect(of('attainment', 'on time')).toMatchObject({ value: '0.89' });
    expect(of('attainment', 'days')).toMatchObject({
      value: null,
      status: 'given only as values: not averaged',
    });
    expect(of('payback')).toMatchObject({ value: '1.375', unit: 'months' });
    expect(of('realisation_rate')).toMatchObject({ value: null, status: 'no plan' });
  });

  it('says that a partnership has no baseline', async () => {
    await load(engine, data);
    const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
    const own = summary.filter((total) => total.partnership === 'Q');
    expect(own.find((total) => total.measure === 'cost')).toMatchObject({ value: '5.00' });
    expect(own.find((total) => total.measure === 'net_saving')).toMatchObject({
      value: null,
      status: 'no baseline',
    });
    expect(own.map((total) => total.measure).sort()).toEqual(measures.map(({ id }) => id).sort());
  });

  it('covers a partnership that has cases and nothing else', async () => {
    await load(engine, {
      tickets: [{ partnership: 'T', opened: '2024-01-02 09:00', resolved: '2024-01-04 09:00' }],
    });
    expect(await partnershipsWithData(engine)).toEqual([
      { partnership: 'T', hasBaseline: false, grains: ['month'] },
    ]);
    const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
    expect(summary.find((total) => total.measure === 'cases_opened')).toMatchObject({ value: '1' });
    expect(summary.find((total) => total.measure === 'cost')?.status).toBe('no costs');
  });

  it('stops where one party has no data yet, and says so', async () => {
    const provider = months(1, 3).map((period) => run(period, '1', { party: 'provider' }));
    await load(engine, { costs: [...data.costs, ...provider] });
    const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
    expect(summary.find((total) => total.partnership === 'P' && total.measure === 'cost')).toMatchObject({
      value: '3083.00',
      until: month(3),
      status: '1 further month not known: provider costs end in Mar 2024',
    });
  });
});

describe('explanation', () => {
  it('gives a flexed baseline its parts, its baseline, and what unit cost times volume would have claimed', async () => {
    await load(engine, data);
    const { parts, scopes, naive } = await explain(
      engine,
      measures,
      await at(engine, 'flexed_baseline', month(3)),
    );
    expect(parts.map(({ measure, value }) => [measure.id, value])).toEqual([
      ['baseline_cost', '1000.00'],
      ['price_index', '1'],
      ['volume', '120'],
      ['baseline_volume', '100'],
    ]);
    expect(scopes).toMatchObject([
      {
        service: null,
        fixedShare: '0.6',
        scopeFactor: '1',
        version: '2',
        approvedBy: 'Joint board',
        flexed: '1080.00',
      },
    ]);
    expect(naive).toMatchObject({ value: '1200.00', flexed: '1080.00', difference: '120.00' });
  });

  it('gives a running sum its months, and opens each to parts again', async () => {
    await load(engine, data);
    const { parts } = await explain(engine, measures, await at(engine, 'net_position', month(4)));
    expect(parts[0]?.points.map((point) => point.value)).toEqual(['-30.00', '80.00']);
    const saving = await explain(engine, measures, parts[0]!.points[1]!);
    expect(saving.parts.map(({ measure, value }) => [measure.id, value])).toEqual([
      ['gross_saving', '80.00'],
      ['change_cost', null],
      ['dis_benefit', null],
    ]);
  });

  it('names the price base of a real figure', async () => {
    await load(engine, data);
    const point = await at(engine, 'gross_saving', month(4), { terms: 'real' });
    const { priceBase, scopes } = await explain(engine, measures, point);
    expect(priceBase).toEqual({ series: 'cpi', from: month(1), to: month(2) });
    expect(scopes[0]).toMatchObject({ deflator: '1', baselineCost: '1000.00' });
  });

  it('lists the service levels behind targets met', async () => {
    await load(engine, data);
    const { parts } = await explain(engine, measures, await at(engine, 'targets_met', month(2)));
    expect(parts[0]?.points.map(({ metric, value }) => [metric, value])).toEqual([
      ['days', '4'],
      ['on time', '0.888888888889'],
    ]);
  });
});

describe('evaluation', () => {
  it('reports its steps in order', async () => {
    const steps: number[] = [];
    await evaluate(
      engine,
      sql,
      { currency: 'GBP', priceBase: null },
      { onProgress: ({ done }) => steps.push(done) },
    );
    expect(steps).toEqual([...steps.keys()]);
    expect(steps.length).toBeGreaterThan(measures.length);
  });

  it('stops when it is cancelled', async () => {
    const options = { signal: AbortSignal.abort() };
    const stopped = evaluate(engine, sql, { currency: 'GBP', priceBase: null }, options);
    await expect(stopped).rejects.toMatchObject({ name: 'QueryCancelled' });
  });
});

describe('result', () => {
  it('writes numbers as numbers and money as text', async () => {
    await load(engine, data);
    const points = await pointsOf(engine, { partnership: 'P', party: 'system', terms: 'nominal' });
    const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
    const result = toResult({ files: [], waiting: [], findings: [], measures, points, summary });
    const first = (id: string) => result.points.find((point) => point.measure === id);
    expect(first('cost')?.value).toBe('1000.00');
    expect(first('volume')?.value).toBe(100);
    expect(first('unit_cost')).toMatchObject({ value: 10, numerator: '1000.00', denominator: 100 });
    expect(first('attainment')?.value).toBe(3);
    expect(result).toMatchObject({ version: 1, signals: [], alerts: [], leads: [], forecasts: [] });
  });
});

describe('catalogue', () => {
  const [path, text] = Object.entries(sql).find(([name]) => name.endsWith('catalogue/cost.sql'))!;

  it('stands in an order in which parts come first', () => {
    const seen = new Set<string>();
    for (const { id, parts } of measures) {
      for (const part of parts) expect(seen).toContain(part);
      seen.add(id);
    }
  });

  it.each([
    [/-- title: .*\n/, '', `${path}: expected a header line "-- title: ...", found none`],
    ['better: lower', 'better: less', `${path}: better "less": expected higher, lower, neutral`],
    ['id: cost', 'id: costs', `${path}: id "costs": expected "cost", from its title`],
    ['parts: none', 'parts: nothing', 'cost: part "nothing": expected the id of a measure in the catalogue'],
    ['parts: none', 'parts: cost', 'cost > cost: expected no measure to be part of itself'],
    [/\nselect[^]*/, '\n', `${path}: expected a points query below the header, found none`],
  ])('refuses %s as %s', (from, to, message) => {
    expect(() => catalogueOf({ [path]: text.replace(from, to) })).toThrow(message);
  });
});
