import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, month, months, series, values } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const run = (period: string, amount: string, more = {}) => ({ period, amount, party: 'customer', ...more });
const baseline = { baseline_from: month(1), baseline_to: month(2), fixed_share: '0.6' };

describe('flexed baseline', () => {
  it('does not book the dilution of fixed cost as a saving: 1000 at 100, now 1080 at 120, fixed share 0.6', async () => {
    await load(engine, {
      costs: [run(month(1), '1000'), run(month(2), '1000'), run(month(3), '1080')],
      volumes: [
        { period: month(1), volume: '100' },
        { period: month(2), volume: '100' },
        { period: month(3), volume: '120' },
      ],
      baselines: [baseline],
    });
    expect((await at(engine, 'flexed_baseline', month(3))).value).toBe('1080.00');
    expect(await values(engine, 'gross_saving')).toEqual(['0.00']);
  });

  it('applies price and scope: 1000 x 1.10 x 1.5 = 1650, and the scope factor only after the baseline', async () => {
    await load(engine, {
      costs: [run(month(1), '1000'), run(month(2), '1000'), run(month(3), '1500')],
      baselines: [{ ...baseline, fixed_share: '1', scope_factor: '1.5', price_series: 'cpi' }],
      prices: [
        { period: month(1), index: '100' },
        { period: month(2), index: '100' },
        { period: month(3), index: '110' },
      ],
    });
    expect(await values(engine, 'flexed_baseline')).toEqual(['1000.00', '1000.00', '1650.00']);
    expect(await values(engine, 'gross_saving')).toEqual(['150.00']);
    expect((await at(engine, 'price_index', month(3))).value).toBe('1.1');
  });

  it('stays fixed without volumes, and says so', async () => {
    await load(engine, { costs: months(1, 3).map((period) => run(period, '1000')), baselines: [baseline] });
    const point = await at(engine, 'flexed_baseline', month(3));
    expect([point.value, point.status]).toEqual(['1000.00', 'no volume: not flexed']);
  });

  it('is not flexed by volume when no fixed share is given', async () => {
    await load(engine, {
      costs: months(1, 3).map((period) => run(period, '1000')),
      volumes: months(1, 3).map((period, index) => ({ period, volume: String(100 + index * 50) })),
      baselines: [{ ...baseline, fixed_share: null }],
    });
    const point = await at(engine, 'flexed_baseline', month(3));
    expect([point.value, point.status]).toEqual(['1000.00', 'fixed share not given: not flexed by volume']);
  });

  it('carries a price three months at most', async () => {
    await load(engine, {
      costs: months(1, 6).map((period) => run(period, '1000')),
      baselines: [{ ...baseline, price_series: 'cpi' }],
      prices: [
        { period: month(1), index: '100' },
        { period: month(2), index: '100' },
      ],
    });
    const points = await series(engine, 'flexed_baseline');
    expect(points.map((point) => point.value)).toEqual([...Array<string>(5).fill('1000.00'), null]);
    expect(points[4]?.status).toContain('provisional: price index of Feb 2024');
    expect(points[5]?.status).toContain('price index missing');
    expect((await series(engine, 'net_position')).at(-1)).toMatchObject({ value: null });
  });

  it('reads the baseline from rows of scenario baseline where there are any', async () => {
    await load(engine, {
      costs: [
        ...months(1, 3).map((period) => run(period, '1000')),
        ...months(1, 2).map((period) => run(period, '1200', { scenario: 'baseline' })),
      ],
      baselines: [baseline],
    });
    expect(await values(engine, 'gross_saving')).toEqual(['200.00']);
    expect((await at(engine, 'baseline_cost', month(3))).value).toBe('1200.00');
    expect(await values(engine, 'cost')).toEqual(['1000.00', '1000.00', '1000.00']);
  });

  it('lets a service baseline take its service out of the whole-partnership baseline', async () => {
    await load(engine, {
      costs: months(1, 4).flatMap((period, index) => [
        run(period, index < 3 ? '100' : '90', { service: 'payroll' }),
        run(period, index < 3 ? '200' : '150', { service: 'pensions' }),
        run(period, index < 3 ? '400' : '300'),
      ]),
      baselines: [baseline, { ...baseline, service: 'payroll', baseline_to: month(3) }],
    });
    expect(await values(engine, 'gross_saving', { service: 'payroll' })).toEqual(['10.00']);
    expect(await values(engine, 'flexed_baseline')).toEqual(['700.00', '700.00', '600.00', '700.00']);
    expect(await values(engine, 'cost_in_scope')).toEqual(['700.00', '700.00', '600.00', '540.00']);
    expect(await values(engine, 'gross_saving')).toEqual(['0.00', '160.00']);
  });

  it('takes the highest version as a number', async () => {
    await load(engine, {
      costs: [run(month(1), '1000'), run(month(2), '2000'), run(month(3), '500')],
      baselines: [
        { ...baseline, version: '10', baseline_from: month(2) },
        { ...baseline, version: '9' },
      ],
    });
    expect(await values(engine, 'gross_saving')).toEqual(['1500.00']);
  });

  it('names the months of the baseline that have no cost rows', async () => {
    await load(engine, {
      costs: [run(month(2), '1000'), run(month(3), '400')],
      baselines: [baseline],
    });
    const point = await at(engine, 'flexed_baseline', month(3));
    expect(point.value).toBe('500.00');
    expect(point.status).toContain('cost rows in 1 of 2 baseline months');
  });
});

describe('two parties', () => {
  const shared = {
    costs: [
      ...months(1, 2).map((period) => run(period, '1000')),
      run(month(3), '100'),
      run(month(3), '700', { kind: 'recharge' }),
      run(month(3), '690', { kind: 'recharge', party: 'provider' }),
      run(month(3), '600', { party: 'provider' }),
      run(month(3), '5000', { kind: 'service_credit' }),
    ],
    baselines: [baseline],
  };

  it('cancels recharges out for government as a whole', async () => {
    await load(engine, shared);
    expect((await at(engine, 'cost', month(3), { party: 'customer' })).value).toBe('800.00');
    expect((await at(engine, 'cost', month(3), { party: 'provider' })).value).toBe('-90.00');
    expect((await at(engine, 'cost', month(3))).value).toBe('700.00');
  });

  it('saves as a system what both positions come to, and the recharges paid less received', async () => {
    await load(engine, shared);
    const [customer, provider, system, unmatched] = await Promise.all([
      at(engine, 'gross_saving', month(3), { party: 'customer' }),
      at(engine, 'gross_saving', month(3), { party: 'provider' }),
      at(engine, 'gross_saving', month(3)),
      at(engine, 'recharge', month(3)),
    ]);
    expect([customer, provider, system, unmatched].map((point) => point.value)).toEqual([
      '200.00',
      '90.00',
      '300.00',
      '10.00',
    ]);
  });

  it('is not known for government as a whole when only the customer has data', async () => {
    await load(engine, { ...shared, costs: shared.costs.filter((row) => row.party === 'customer') });
    const point = await at(engine, 'gross_saving', month(3));
    expect([point.value, point.status]).toEqual([null, "recharge without the provider's own cost"]);
    expect((await at(engine, 'gross_saving', month(3), { party: 'customer' })).value).toBe('200.00');
    expect((await at(engine, 'cost', month(3))).value).toBeNull();
  });

  it('stops a party at its last month, and government as a whole with it', async () => {
    await load(engine, { ...shared, costs: [...shared.costs, run(month(4), '90')] });
    expect(await values(engine, 'cost', { party: 'provider' })).toEqual(['-90.00']);
    const point = await at(engine, 'cost', month(4));
    expect([point.value, point.status]).toEqual([null, 'provider costs end in Mar 2024']);
  });

  it('takes a month without rows between two with rows as missing, not as free', async () => {
    await load(engine, {
      costs: [run(month(1), '1'), run(month(2), '1'), run(month(4), '1')],
      baselines: [baseline],
    });
    const point = await at(engine, 'gross_saving', month(3), { party: 'customer' });
    expect([point.value, point.status]).toEqual([null, 'no customer cost rows in this month']);
    const last = await at(engine, 'net_position', month(4), { party: 'customer' });
    expect(last.status).toBe('not known since Mar 2024: no customer cost rows in this month');
  });

  it('counts rows without a party for government as a whole alone', async () => {
    await load(engine, { costs: [{ period: month(1), amount: '12.5' }] });
    expect(await values(engine, 'cost')).toEqual(['12.50']);
    expect(await values(engine, 'cost', { party: 'customer' })).toEqual([]);
  });
});

describe('net saving and position', () => {
  const data = {
    costs: [
      run(month(1), '1000'),
      run(month(2), '1000'),
      run(month(2), '300', { kind: 'transition' }),
      ...[900, 800, 1100, 700, 700].map((amount, index) => run(month(3 + index), String(amount))),
      run(month(4), '50', { kind: 'stranded' }),
    ],
    baselines: [baseline],
  };

  it('counts change cost from before the end of the baseline, and skips no month', async () => {
    await load(engine, data);
    expect(await values(engine, 'net_saving')).toEqual([
      '-300.00',
      '100.00',
      '150.00',
      '-100.00',
      '300.00',
      '300.00',
    ]);
    expect(await values(engine, 'net_position')).toEqual([
      '-300.00',
      '-200.00',
      '-50.00',
      '-150.00',
      '150.00',
      '450.00',
    ]);
  });

  it('is paid back when the position reaches zero and stays there, interpolated', async () => {
    await load(engine, data);
    const [point] = await series(engine, 'payback');
    expect(point).toMatchObject({ value: '4.5', period: month(6), unit: 'months', status: null });
  });

  it('is not paid back by a position that falls below zero again', async () => {
    await load(engine, { ...data, costs: [...data.costs, run(month(7), '5000', { kind: 'one_off' })] });
    const [point] = await series(engine, 'payback');
    expect(point).toMatchObject({ value: null, status: 'not within data' });
  });
});

describe('realisation rate', () => {
  const plan = (number: number, amount: string, more = {}) =>
    run(month(number), amount, { scenario: 'plan', ...more });

  it('divides what was realised by what was planned to date, from the first month of the plan', async () => {
    await load(engine, {
      costs: [
        ...months(1, 2).map((period) => run(period, '1000')),
        run(month(3), '900'),
        run(month(4), '850'),
        run(month(5), '600'),
        plan(4, '900'),
        plan(5, '900'),
        plan(6, '900'),
      ],
      baselines: [baseline],
    });
    expect(await values(engine, 'planned_net_position')).toEqual(['100.00', '200.00', '300.00']);
    const points = await series(engine, 'realisation_rate');
    expect(points.map((point) => [point.period, point.value, point.numerator, point.denominator])).toEqual([
      [month(4), '1.5', '150.00', '100.00'],
      [month(5), '2.75', '550.00', '200.00'],
    ]);
  });

  it('is undefined while the plan to date is not above zero, and may be negative', async () => {
    await load(engine, {
      costs: [
        ...months(1, 2).map((period) => run(period, '1000')),
        run(month(3), '1000'),
        run(month(4), '1200'),
        run(month(5), '1000'),
        plan(3, '1000'),
        plan(4, '1100'),
        plan(5, '700'),
      ],
      baselines: [baseline],
    });
    const points = await series(engine, 'realisation_rate');
    expect(points.map((point) => point.value)).toEqual([null, null, '-1']);
    expect(points[0]?.status).toBe('plan to date is not above zero');
  });

  it('flexes the plan by planned volume, else by the actual one, else by that of the baseline', async () => {
    await load(engine, {
      costs: [
        ...months(1, 4).map((period) => run(period, '1000')),
        plan(3, '1000'),
        plan(4, '1000'),
        plan(5, '1000'),
      ],
      volumes: [
        ...months(1, 3).map((period) => ({ period, volume: '100' })),
        { period: month(4), volume: '200' },
        { period: month(3), volume: '150', scenario: 'plan' },
      ],
      baselines: [baseline],
    });
    expect(await values(engine, 'planned_flexed_baseline')).toEqual(['1200.00', '1400.00', '1000.00']);
  });

  it('is not known for government as a whole when one party has no plan', async () => {
    await load(engine, {
      costs: [
        ...months(1, 3).flatMap((period) => [run(period, '100'), run(period, '100', { party: 'provider' })]),
        plan(3, '50'),
      ],
      baselines: [baseline],
    });
    const [point] = await series(engine, 'realisation_rate');
    expect(point).toMatchObject({
      value: null,
      status: 'plan not known since Mar 2024: plan has no provider costs',
    });
    expect(await values(engine, 'realisation_rate', { party: 'customer' })).toEqual(['0']);
  });
});

describe('what cannot be computed', () => {
  it('shows cost, and no saving, without a baseline', async () => {
    await load(engine, { costs: months(1, 3).map((period) => run(period, '10')) });
    expect(await values(engine, 'cost')).toEqual(['10.00', '10.00', '10.00']);
    expect(await values(engine, 'gross_saving')).toEqual([]);
    expect(await values(engine, 'net_position')).toEqual([]);
  });

  it('never adds two currencies', async () => {
    await load(engine, {
      costs: [
        run(month(1), '10', { currency: 'GBP' }),
        run(month(2), '10', { currency: 'EUR' }),
        run(month(3), '10'),
      ],
      baselines: [baseline],
    });
    expect(await series(engine, 'cost')).toMatchObject([
      { value: null, status: 'mixed currencies', unit: 'mixed' },
      { value: null },
      { value: null },
    ]);
    expect(await values(engine, 'net_saving')).toEqual([null]);
  });

  it('reads a blank currency as that of the partnership, then of the workspace', async () => {
    const costs = [run(month(1), '10'), run(month(1), '10', { partnership: 'Q' })];
    await load(engine, { costs, partnerships: [{ partnership: 'Q', currency: 'EUR' }] }, { currency: 'USD' });
    expect((await at(engine, 'cost', month(1))).unit).toBe('USD');
    expect((await at(engine, 'cost', month(1), { partnership: 'Q' })).unit).toBe('EUR');
  });

  it('never adds two units of volume', async () => {
    await load(engine, {
      costs: [run(month(1), '10', { service: 'a' })],
      volumes: [
        { period: month(1), volume: '5', unit: 'calls', service: 'a' },
        { period: month(1), volume: '5', unit: 'slips', service: 'b' },
      ],
    });
    expect(await series(engine, 'volume')).toMatchObject([{ value: null, status: 'units differ' }]);
    expect(await series(engine, 'unit_cost')).toMatchObject([{ value: null, status: 'units differ' }]);
    expect(await series(engine, 'unit_cost', { service: 'a' })).toMatchObject([
      { value: '2', numerator: '10.00', denominator: '5', unit: 'GBP / calls' },
    ]);
  });
});

describe('real terms', () => {
  it('are nominal over the index of the month against that of the price base, to the cent by month', async () => {
    await load(engine, {
      costs: [
        run(month(1), '1000'),
        run(month(2), '1000'),
        run(month(3), '900'),
        run(month(3), '10', { kind: 'one_off' }),
      ],
      baselines: [{ ...baseline, price_series: 'cpi' }],
      prices: [
        { period: month(1), index: '100' },
        { period: month(2), index: '100' },
        { period: month(3), index: '103' },
      ],
    });
    const real = { terms: 'real' as const };
    expect((await at(engine, 'cost', month(3), real)).value).toBe('873.79');
    expect((await at(engine, 'flexed_baseline', month(3))).value).toBe('1030.00');
    expect((await at(engine, 'flexed_baseline', month(3), real)).value).toBe('1000.00');
    expect((await at(engine, 'net_saving', month(3), real)).value).toBe('116.50');
  });

  it('are written in the chosen price base', async () => {
    const costs = months(1, 2).map((period) => run(period, '100'));
    const prices = [
      { period: month(1), index: '100', series: 'gdp' },
      { period: month(2), index: '125', series: 'gdp' },
    ];
    await load(engine, { costs, prices }, { priceBase: { series: 'gdp', from: month(2), to: month(2) } });
    expect(await values(engine, 'cost', { terms: 'real' })).toEqual(['125.00', '100.00']);
  });

  it('are absent without a price series', async () => {
    await load(engine, { costs: [run(month(1), '100')] });
    expect(await values(engine, 'cost', { terms: 'real' })).toEqual([]);
  });
});

describe('service levels', () => {
  const level = (number: number, more = {}) => ({ period: month(number), metric: 'on time', ...more });

  it('are pooled over services, and judged by the target of their month', async () => {
    await load(engine, {
      levels: [
        level(1, { service: 'a', numerator: '90', denominator: '100', target: '0.8' }),
        level(1, { service: 'b', numerator: '10', denominator: '25', target: '0.8' }),
        level(2, { service: 'a', numerator: '90', denominator: '100', target: '0.95' }),
      ],
    });
    const points = await series(engine, 'attainment', { metric: 'on time' });
    expect(
      points.map(({ value, numerator, denominator, target, unit }) => [
        value,
        numerator,
        denominator,
        target,
        unit,
      ]),
    ).toEqual([
      ['0.8', '100', '125', '0.8', 'share'],
      ['0.9', '90', '100', '0.95', 'share'],
    ]);
    expect(await values(engine, 'targets_met')).toEqual(['1', '0']);
    expect(await values(engine, 'attainment', { metric: 'on time', service: 'b' })).toEqual(['0.4']);
  });

  it('stand as given when there is only a value, and are not pooled', async () => {
    await load(engine, {
      levels: [
        level(1, { service: 'a', value: '4.5', unit: 'days', target: '5', better: 'lower' }),
        level(1, { service: 'b', value: '6', unit: 'days', target: '5', better: 'lower' }),
        level(2, { service: 'a', value: '4', unit: 'days' }),
        level(2, { service: 'a', value: '5', unit: 'days' }),
      ],
    });
    expect(await series(engine, 'attainment', { metric: 'on time', service: 'a' })).toMatchObject([
      { value: '4.5', unit: 'days', target: '5' },
      { value: null, status: 'several rows give only values: not pooled' },
    ]);
    expect(await series(engine, 'targets_met')).toMatchObject([
      { value: '0.5', numerator: '1', denominator: '2' },
    ]);
  });

  it('have no common target where services have different ones, and no value without cases', async () => {
    await load(engine, {
      levels: [
        level(1, { service: 'a', numerator: '9', denominator: '10', target: '0.8' }),
        level(1, { service: 'b', numerator: '9', denominator: '10', target: '0.95' }),
        level(2, { numerator: '0', denominator: '0' }),
      ],
    });
    expect(await series(engine, 'attainment', { metric: 'on time' })).toMatchObject([
      { value: '0.9', target: null, status: 'targets differ' },
      { value: null, status: 'no cases' },
    ]);
    expect(await values(engine, 'targets_met')).toEqual(['0.5']);
  });
});
