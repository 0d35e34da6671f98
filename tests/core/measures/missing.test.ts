import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { allPoints } from '#lib/core/measures/points.ts';
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
const approved = { approved_by: 'Finance director', approved_on: '2024-03-01', evidence: 'ledger extract' };
const costs = [run(month(1), '1000'), run(month(2), '1000'), run(month(3), '1080')];
const volumes = (...counts: string[]) =>
  counts.map((volume, index) => ({ period: month(index + 1), volume }));

describe('a volume that cannot be used', () => {
  it.each([
    ['below zero now', volumes('100', '100', '-5'), 'negative volume in Mar 2024: not flexed'],
    ['below zero in the baseline', volumes('100', '-5', '120'), 'negative volume in Feb 2024: not flexed'],
    ['zero in the baseline', volumes('0', '0', '120'), 'volume of the baseline is zero: not flexed'],
    ['missing', volumes('100', '100'), 'no volume: not flexed'],
    [
      'missing in part of the baseline',
      volumes('100').concat(volumes('1', '1', '120').slice(2)),
      'volume in 1 of 2 baseline months: not flexed',
    ],
  ])('%s leaves the baseline unflexed, and no naive figure', async (_, given, status) => {
    await load(engine, { costs, volumes: given, baselines: [baseline] });
    const point = await at(engine, 'flexed_baseline', month(3));
    expect([point.value, point.status]).toEqual(['1000.00', status]);
    const naive = await at(engine, 'naive_saving', month(3));
    expect(naive.value).toBeNull();
    expect(naive.status).toContain(status);
  });

  it('below zero gives no unit cost', async () => {
    await load(engine, { costs, volumes: volumes('100', '100', '-5'), baselines: [baseline] });
    expect(await at(engine, 'unit_cost', month(3))).toMatchObject({
      value: null,
      status: 'negative volume in this month',
    });
  });
});

describe('an index that cannot be used', () => {
  const priced = { ...baseline, fixed_share: '1', price_series: 'cpi' };
  it.each([
    ['zero in the baseline', ['0', '0', '110'], 'price index of the baseline is not above zero'],
    ['zero now', ['100', '100', '0'], 'price index of Mar 2024 is not above zero'],
  ])('%s gives no flexed baseline, nominal or real', async (_, levels, status) => {
    await load(engine, {
      costs,
      baselines: [priced],
      prices: levels.map((index, at_) => ({ period: month(at_ + 1), index })),
    });
    for (const terms of ['nominal', 'real'] as const) {
      const point = await at(engine, 'gross_saving', month(3), { terms });
      expect(point.value).toBeNull();
      expect(point.status).toContain(status);
    }
    expect((await at(engine, 'verified_net_saving', month(3))).value).toBeNull();
  });

  it('that is not there gives none either', async () => {
    await load(engine, { costs, baselines: [priced] });
    expect(await at(engine, 'net_saving', month(3))).toMatchObject({
      value: null,
      status: 'price index missing',
    });
  });
});

it('a plan without actual costs says so instead of a rate', async () => {
  await load(engine, {
    costs: [
      ...months(1, 2).map((period) => run(period, '1000', { scenario: 'baseline' })),
      ...months(3, 3).map((period) => run(period, '900', { scenario: 'plan' })),
    ],
    baselines: [baseline],
  });
  expect(await values(engine, 'planned_net_position')).toEqual(['100.00', '200.00', '300.00']);
  for (const id of ['realisation_rate', 'lifetime_realisation_rate', 'net_position_since_plan']) {
    expect(await series(engine, id), id).toMatchObject([
      { period: month(3), value: null, status: 'plan without actual costs so far' },
    ]);
  }
});

it('no figure is ever NaN or infinite, whatever divisor is zero', async () => {
  await load(engine, {
    costs: months(1, 4).map((period) => run(period, '0')),
    volumes: volumes('0', '0', '0', '0'),
    baselines: [{ ...baseline, price_series: 'cpi' }],
    prices: volumes('0', '0', '0', '0').map(({ period }) => ({ period, index: '0' })),
    levels: [{ period: month(1), metric: 'on time', numerator: '0', denominator: '0' }],
  });
  const odd = (await allPoints(engine, 'nominal')).filter(({ value }) => /nan|inf/i.test(value ?? ''));
  expect(odd).toEqual([]);
});

describe('costs that are missing', () => {
  const paid = (period: string) => run(period, '700', { kind: 'recharge' });
  const savings = [
    'gross_saving',
    'net_saving',
    'verified_net_saving',
    'unverified_net_saving',
    'net_position',
  ];

  it('of the provider leave the saving of government as a whole not known, and the customer has its own', async () => {
    await load(engine, { costs: [...costs, paid(month(3))], baselines: [{ ...baseline, ...approved }] });
    for (const id of savings.filter((each) => each !== 'unverified_net_saving')) {
      const point = await at(engine, id, month(3));
      expect([id, point.value]).toEqual([id, null]);
      expect(point.status, id).toContain("recharge without the provider's own cost");
    }
    expect(await values(engine, 'net_saving', { party: 'provider' })).toEqual([]);
    expect(await values(engine, 'verified_net_saving', { party: 'customer' })).toEqual(['-780.00']);
    expect((await at(engine, 'transfer_residual', month(3))).status).toBe(
      'unavailable: recharges in the customer ledger only',
    );
  });

  it('in a month between others leave it, and the position from there, not known: never free', async () => {
    await load(engine, {
      costs: [...costs, run(month(5), '900')],
      baselines: [{ ...baseline, ...approved }],
    });
    expect(await values(engine, 'verified_net_saving')).toEqual(['-80.00', null, '100.00']);
    expect((await at(engine, 'verified_net_saving', month(4))).status).toContain(
      'no customer cost rows in this month',
    );
    expect(await at(engine, 'verified_net_position', month(5))).toMatchObject({
      value: null,
      status: 'not known since Apr 2024: no customer cost rows in this month',
    });
    expect((await at(engine, 'net_position', month(5))).value).toBeNull();
  });

  it('at the end of a plan leave the rates at the last month known: 100 of 200, of 400 in all', async () => {
    await load(engine, {
      costs: [
        ...months(1, 2).map((period) => run(period, '1000')),
        ...months(3, 2).map((period) => run(period, '950')),
        ...months(3, 4).map((period) => run(period, '900', { scenario: 'plan' })),
      ],
      baselines: [baseline],
    });
    const rates = await series(engine, 'realisation_rate');
    expect(rates.map(({ period, value }) => [period, value])).toEqual([
      [month(3), '0.5'],
      [month(4), '0.5'],
    ]);
    expect(await values(engine, 'lifetime_realisation_rate')).toEqual(['0.125', '0.25']);
    expect(await values(engine, 'net_saving')).toEqual(['50.00', '50.00']);
  });

  it('of all change give a saving without any, and no point of change cost', async () => {
    await load(engine, { costs, baselines: [baseline] });
    expect(await series(engine, 'change_cost')).toEqual([]);
    expect(await values(engine, 'net_saving')).toEqual(['-80.00']);
  });
});

describe('a baseline that cannot be used', () => {
  it('as it ends after the start gives no verified saving, and says so', async () => {
    await load(engine, {
      costs,
      baselines: [{ ...baseline, ...approved }],
      partnerships: [{ start: '2024-02-10' }],
    });
    const status = 'baseline not verified: ends after the start of the partnership in Feb 2024';
    for (const id of ['verified_net_saving', 'verified_net_position']) {
      expect(await series(engine, id)).toMatchObject([{ value: null, status }]);
    }
    expect(await values(engine, 'unverified_net_saving')).toEqual(['-80.00']);
  });

  it('as it lies after all costs gives no saving at all', async () => {
    await load(engine, {
      costs,
      baselines: [{ ...baseline, baseline_from: month(10), baseline_to: month(12) }],
    });
    for (const id of ['gross_saving', 'net_saving', 'verified_net_saving', 'net_position', 'payback']) {
      expect(await values(engine, id), id).toEqual([]);
    }
  });

  it('without cost rows in it gives none either, and says so', async () => {
    await load(engine, {
      costs: costs.slice(2),
      baselines: [baseline],
      volumes: volumes('100', '100', '120'),
    });
    const found = await series(engine, 'net_saving');
    expect(found.map(({ value }) => value).filter((value) => value !== null)).toEqual([]);
  });

  it('as its scope factor is zero gives no flexed baseline, not one of 0', async () => {
    await load(engine, { costs, baselines: [{ ...baseline, fixed_share: '1', scope_factor: '0' }] });
    for (const id of ['flexed_baseline', 'gross_saving', 'net_saving']) {
      const point = await at(engine, id, month(3));
      expect([point.value, point.status], id).toEqual([null, 'scope factor is not above zero']);
    }
  });

  it('for want of a fixed share is not flexed, with the naive figure beside it', async () => {
    await load(engine, {
      costs,
      volumes: volumes('100', '100', '120'),
      baselines: [{ ...baseline, fixed_share: null }],
    });
    const status = 'fixed share not given: not flexed by volume';
    expect(await at(engine, 'gross_saving', month(3))).toMatchObject({ value: '-80.00', status });
    expect((await at(engine, 'naive_saving', month(3))).value).toBe('120.00');
  });
});

describe('amounts in two currencies', () => {
  it('are never added: not in savings, parts of change, dis-benefits or positions', async () => {
    await load(engine, {
      costs: [
        ...costs,
        run(month(3), '5', { kind: 'transition', currency: 'EUR' }),
        run(month(3), '900', { scenario: 'plan' }),
      ],
      baselines: [{ ...baseline, ...approved }],
      benefits: [{ benefit: 'queues', class: 'dis_benefit', beneficiary: 'customer' }],
      benefitPlans: [{ benefit: 'queues', period: month(3), value: '7' }],
      partnerships: [{ currency: 'GBP' }],
    });
    const ids = ['gross_saving', 'net_saving', 'verified_net_saving', 'transition_cost', 'net_position'];
    for (const id of [...ids, 'planned_net_saving', 'naive_saving', 'cost', 'dis_benefit']) {
      const point = await at(engine, id, month(3));
      expect([id, point.value]).toEqual([id, null]);
      expect(point.status, id).toContain('mixed currencies');
    }
  });
});
