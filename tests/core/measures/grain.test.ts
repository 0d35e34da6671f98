import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { rollUp } from '#lib/core/measures/rollup.ts';
import { summaryOf } from '#lib/core/measures/summary.ts';
import { totalOf } from '#lib/core/measures/total.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, measure, measures, month, months, ofGrain, values } from './kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
});

afterAll(() => engine.close());

const year = (number: number) => `${number}-01-01`;
const both = (period: string, grain: string, customer: string, provider: string) => [
  { party: 'customer', period, grain, amount: customer },
  { party: 'provider', period, grain, amount: provider },
];

describe('costs given by year', () => {
  it('stand as years, never as months, and add up to the years alone', async () => {
    await load(engine, {
      costs: [...both(year(2023), 'year', '100.10', '50'), ...both(year(2024), 'year', '90', '60.05')],
    });
    const points = await ofGrain(engine, 'cost', 'year');
    expect(points.map(({ period, value, rows, status }) => [period, value, rows, status])).toEqual([
      [year(2023), '150.10', 2, null],
      [year(2024), '150.05', 2, null],
    ]);
    expect(await ofGrain(engine, 'cost', 'month')).toEqual([]);
    const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
    expect(summary.find((total) => total.measure === 'cost')).toMatchObject({
      grain: 'year',
      from: year(2023),
      until: month(12),
      value: '300.15',
      status: null,
    });
    expect(summary.find((total) => total.measure === 'net_position')).toMatchObject({
      value: null,
      status: 'savings need months: the data are given by year',
    });
  });

  it('are not known for government as a whole in a year without one side', async () => {
    await load(engine, {
      costs: [
        ...both(year(2023), 'year', '100', '50'),
        { party: 'customer', period: year(2024), grain: 'year', amount: '90' },
      ],
    });
    const system = await ofGrain(engine, 'cost', 'year');
    expect(system[1]).toMatchObject({ value: null, status: 'no provider cost rows in this year' });
    expect((await ofGrain(engine, 'cost', 'year', { party: 'customer' }))[1]?.value).toBe('90.00');
  });

  it('cancel recharges between the parties, and show them as such', async () => {
    await load(engine, {
      costs: [
        ...both(year(2023), 'year', '100', '50'),
        { party: 'customer', period: year(2023), grain: 'year', amount: '20', kind: 'recharge' },
        { party: 'provider', period: year(2023), grain: 'year', amount: '20', kind: 'recharge' },
      ],
    });
    const cost = async (party: 'system' | 'customer' | 'provider') =>
      (await ofGrain(engine, 'cost', 'year', { party }))[0]?.value;
    expect([await cost('system'), await cost('customer'), await cost('provider')]).toEqual([
      '150.00',
      '120.00',
      '30.00',
    ]);
    expect((await ofGrain(engine, 'recharge', 'year'))[0]?.value).toBe('0.00');
  });
});

it('keeps months and years of one partnership apart: points, rows behind them and totals', async () => {
  await load(engine, {
    costs: [
      ...months(1, 2).flatMap((period) => both(period, 'month', '10', '5')),
      ...both(year(2024), 'year', '1000', '500'),
    ],
  });
  expect(await values(engine, 'cost')).toEqual(expect.arrayContaining(['15.00', '15.00', '1500.00']));
  const points = await allPoints(engine, 'nominal');
  const january = points.filter(
    (point) => point.measure === 'cost' && point.period === month(1) && point.party === 'system',
  );
  const behind = await Promise.all(
    january.map(async (point) => {
      const rows = await lineageOf(engine, measure('cost'), point);
      return [point.grain, ...rows.map((row) => row.contribution)];
    }),
  );
  expect(behind).toEqual([
    ['month', '10.00', '5.00'],
    ['year', '1000.00', '500.00'],
  ]);
  const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
  const totals = summary.filter((total) => total.measure === 'cost');
  expect(totals.map(({ grain, value }) => [grain, value])).toEqual([
    ['month', '30.00'],
    ['year', '1500.00'],
  ]);
});

it('measures savings against months only, whatever else is loaded', async () => {
  const monthly = {
    costs: months(1, 6).map((period, index) => ({ period, amount: index < 3 ? '100' : '80' })),
    baselines: [{ baseline_from: month(1), baseline_to: month(3), fixed_share: '1' }],
  };
  await load(engine, monthly);
  const before = await values(engine, 'net_saving');
  await load(engine, {
    ...monthly,
    costs: [...monthly.costs, { period: month(1), grain: 'year', amount: '99999' }],
  });
  expect(await values(engine, 'net_saving')).toEqual(before);
  expect(before).toEqual(['20.00', '20.00', '20.00']);
});

describe('a total', () => {
  const volumes = [
    { period: month(1), volume: '5' },
    { period: month(1), grain: 'quarter', volume: '20' },
    { period: month(1), grain: 'rolling_year', volume: '80' },
    { period: month(4), grain: 'rolling_year', volume: '85' },
  ];

  it('adds no periods of different length, and no rolling years', async () => {
    await load(engine, { volumes });
    const points = (await allPoints(engine, 'nominal')).filter((point) => point.measure === 'volume');
    expect(totalOf(measure('volume'), points)).toMatchObject({
      value: null,
      status: 'periods of different length: not summed',
    });
    const rolling = points.filter((point) => point.grain === 'rolling_year');
    expect(totalOf(measure('volume'), rolling)).toMatchObject({
      value: null,
      status: 'rolling windows overlap: not summed',
    });
    expect(totalOf(measure('volume'), rolling.slice(1)).value).toBe('85');
  });

  it('of fiscal quarters takes months alone', async () => {
    await load(engine, { volumes });
    const points = (await allPoints(engine, 'nominal')).filter((point) => point.measure === 'volume');
    const rolled = rollUp(measure('volume'), points, { grain: 'quarter', calendar: ukFiscalCalendar });
    expect(rolled.map(({ value, status }) => [value, status])).toEqual([['5', '1 of 3 months']]);
  });
});

describe('rolling years', () => {
  it('stand one by one, and their total is the latest window alone', async () => {
    await load(engine, {
      volumes: [
        { period: month(1), grain: 'rolling_year', volume: '1200' },
        { period: month(4), grain: 'rolling_year', volume: '1300' },
      ],
    });
    expect((await ofGrain(engine, 'volume', 'rolling_year')).map(({ value }) => value)).toEqual([
      '1200',
      '1300',
    ]);
    const summary = await summaryOf(engine, measures, { party: 'system', terms: 'nominal' });
    expect(summary.find((total) => total.measure === 'volume')).toMatchObject({
      grain: 'rolling_year',
      from: month(4),
      until: month(15),
      value: '1300',
      status: 'rolling windows overlap: not summed; the latest one stands',
    });
  });
});

it('divides cost by volume of the same period and length', async () => {
  await load(engine, {
    costs: [{ period: month(4), grain: 'quarter', amount: '300' }],
    volumes: [
      { period: month(4), grain: 'quarter', volume: '60' },
      { period: month(4), volume: '1' },
    ],
  });
  expect(await ofGrain(engine, 'unit_cost', 'quarter')).toMatchObject([
    { period: month(4), value: '5', numerator: '300.00', denominator: '60' },
  ]);
  expect(await ofGrain(engine, 'unit_cost', 'month')).toEqual([]);
});

it('does not divide the cost of a year by the volume of months, and says why there is no unit cost', async () => {
  await load(engine, {
    costs: [{ period: year(2024), grain: 'year', amount: '300' }],
    volumes: months(1, 12).map((period) => ({ period, volume: '5' })),
  });
  expect(await ofGrain(engine, 'unit_cost', 'year')).toMatchObject([
    { value: null, status: 'volume is not given by year' },
  ]);
});

it('pools service levels of a quarter, and judges their target', async () => {
  const level = { metric: 'On time', grain: 'quarter', target: '0.9' };
  await load(engine, {
    levels: [
      { ...level, period: month(1), service: 'a', numerator: '90', denominator: '100' },
      { ...level, period: month(1), service: 'b', numerator: '20', denominator: '25' },
    ],
  });
  const [pooled] = await ofGrain(engine, 'attainment', 'quarter', { metric: 'On time' });
  expect(pooled).toMatchObject({ value: '0.88', numerator: '110', denominator: '125', target: '0.9' });
  expect(await ofGrain(engine, 'targets_met', 'quarter')).toMatchObject([{ value: '0' }]);
});

describe('a price index given by quarter', () => {
  const prices = [
    { period: month(1), grain: 'quarter', index: '100' },
    { period: month(4), grain: 'quarter', index: '110' },
  ];
  const data = {
    costs: months(1, 6).map((period) => ({ period, amount: '100' })),
    baselines: [{ baseline_from: month(1), baseline_to: month(3), fixed_share: '1', price_series: 'cpi' }],
  };

  it('serves each month of the quarter, and opens to the row of the quarter', async () => {
    await load(engine, { ...data, prices });
    expect(await at(engine, 'price_index', month(6))).toMatchObject({ value: '1.1', status: null });
    const rows = await lineageOf(engine, measure('price_index'), await at(engine, 'price_index', month(6)));
    expect(rows.map(({ kind, period, contribution }) => [kind, period, contribution])).toEqual([
      ['base level', month(1), '0'],
      ['index level', month(4), '1.1'],
    ]);
  });

  it('gives way to a month where both are there', async () => {
    await load(engine, { ...data, prices: [...prices, { period: month(5), index: '120' }] });
    expect(await values(engine, 'price_index')).toEqual(['1', '1', '1', '1.1', '1.2', '1.1']);
  });

  it('puts a year in the prices of the base by the mean of its months', async () => {
    await load(
      engine,
      {
        costs: [{ period: year(2024), grain: 'year', amount: '105' }],
        prices: [1, 4, 7, 10].map((number, step) => ({
          period: month(number),
          grain: 'quarter',
          index: String([100, 100, 110, 110][step]),
        })),
      },
      { priceBase: { series: 'cpi', from: month(1), to: month(6) } },
    );
    expect((await ofGrain(engine, 'cost', 'year', { terms: 'real' }))[0]?.value).toBe('100.00');
  });

  it('leaves a year unknown in real terms when part of it has no price', async () => {
    await load(
      engine,
      {
        costs: [{ period: year(2024), grain: 'year', amount: '105' }],
        prices: [{ period: month(1), grain: 'quarter', index: '100' }],
      },
      { priceBase: { series: 'cpi', from: month(1), to: month(3) } },
    );
    expect(await ofGrain(engine, 'cost', 'year', { terms: 'real' })).toMatchObject([
      { value: null, status: 'price index missing' },
    ]);
  });
});
