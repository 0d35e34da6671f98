import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, measure, month, months, series, values } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const run = (period: string, amount: string, more = {}) => ({ period, amount, party: 'customer', ...more });
const baseline = { baseline_from: month(1), baseline_to: month(2), fixed_share: '0.6' };

describe('change cost', () => {
  it('is the sum of its four kinds, in months and in quarters: 40 + 30 + 20 + 10', async () => {
    const kinds = ['transition', 'dual_running', 'stranded', 'one_off'];
    const rows = kinds.map((kind, index) => run(month(1), String(40 - index * 10), { kind }));
    await load(engine, {
      costs: [run(month(1), '1'), ...rows, ...rows.map((row) => ({ ...row, grain: 'quarter' }))],
    });
    for (const [index, kind] of kinds.entries()) {
      const points = await series(engine, `${kind}_cost`);
      expect(points.map(({ value }) => value)).toEqual(Array<string>(2).fill(`${40 - index * 10}.00`));
    }
    expect(await values(engine, 'change_cost')).toEqual(['100.00', '100.00']);
  });
});

describe('flows between the parties', () => {
  const flow = (kind: string, customer: string, provider: string) => [
    run(month(1), '100'),
    run(month(1), '100', { party: 'provider' }),
    run(month(1), customer, { kind }),
    run(month(1), provider, { kind, party: 'provider' }),
  ];

  it('leave what was paid less what was received: 700 - 690', async () => {
    await load(engine, { costs: flow('recharge', '700', '690') });
    expect(await values(engine, 'transfer_residual')).toEqual(['10.00']);
    expect(await values(engine, 'transfer_residual', { party: 'customer' })).toEqual([]);
  });

  it('are unavailable, not 0, when one ledger alone has them', async () => {
    await load(engine, { costs: flow('recharge', '700', '690').slice(0, 3) });
    expect(await series(engine, 'transfer_residual')).toMatchObject([
      { value: null, status: 'unavailable: recharges in the customer ledger only' },
    ]);
  });

  it('count a service credit of 50 as recovered by the customer and given by the provider, in no cost', async () => {
    await load(engine, { costs: flow('service_credit', '-50', '50') });
    expect(await values(engine, 'service_credit', { party: 'customer' })).toEqual(['50.00']);
    expect(await values(engine, 'service_credit', { party: 'provider' })).toEqual(['-50.00']);
    expect(await values(engine, 'service_credit')).toEqual(['0.00']);
    expect(await values(engine, 'cost')).toEqual(['200.00']);
  });
});

describe('plan, naive saving and baseline service', () => {
  it('claims 120 by unit cost times volume where the flexed saving is 0', async () => {
    // 1000 at 100 units, now 1080 at 120: naive 1200 - 1080 = 120; flexed 1000 x (0.6 + 0.4 x 1.2) - 1080 = 0.
    await load(engine, {
      costs: [run(month(1), '1000'), run(month(2), '1000'), run(month(3), '1080')],
      volumes: ['100', '100', '120'].map((volume, index) => ({ period: month(index + 1), volume })),
      baselines: [baseline],
    });
    expect(await series(engine, 'naive_saving')).toMatchObject([
      { value: '120.00', status: 'above the flexed saving: spreads fixed cost over more volume' },
    ]);
    expect(await values(engine, 'gross_saving')).toEqual(['0.00']);
  });

  it('divides by the plan to its end for the lifetime rate: 100 + 150 of 400', async () => {
    await load(engine, {
      costs: [
        ...months(1, 2).map((period) => run(period, '1000')),
        run(month(3), '900'),
        run(month(4), '850'),
        ...months(3, 4).map((period) => run(period, '900', { scenario: 'plan' })),
      ],
      volumes: [{ period: month(3), volume: '7', scenario: 'plan' }],
      baselines: [baseline],
    });
    expect(await values(engine, 'lifetime_realisation_rate')).toEqual(['0.25', '0.625']);
    expect(await values(engine, 'planned_cost')).toEqual(Array<string>(4).fill('900.00'));
    expect(await values(engine, 'planned_volume')).toEqual(['7']);
  });

  it('pools the baseline months of a service level: (90 + 40) of (100 + 50), and repeats it after the baseline', async () => {
    await load(engine, {
      costs: months(1, 4).map((period) => run(period, '10', { service: 'a' })),
      levels: [
        { period: month(1), metric: 'on time', service: 'a', numerator: '90', denominator: '100' },
        { period: month(2), metric: 'on time', service: 'a', numerator: '40', denominator: '50' },
        { period: month(3), metric: 'on time', service: 'a', numerator: '1', denominator: '50' },
      ],
      baselines: [baseline],
    });
    const points = await series(engine, 'baseline_attainment', { metric: 'on time' });
    expect(points.map(({ period, numerator, denominator }) => [period, numerator, denominator])).toEqual([
      [month(3), '130', '150'],
      [month(4), '130', '150'],
    ]);
    const rows = await lineageOf(engine, measure('baseline_attainment'), points[0]!);
    expect(rows.map(({ numerator }) => numerator)).toEqual(['90', '40']);
    const own = await at(engine, 'baseline_attainment', month(3), { metric: 'on time', service: 'a' });
    expect(own.numerator).toBe('130');
  });
});
