import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { registerOf } from '#lib/core/measures/register.ts';
import { add } from '#lib/core/vocabulary/money.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, measure, month, series, values, type Data } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const proved = { status: 'verified', baseline_value: '0', baseline_evidence: 'ledger' };
const value = (benefit: string, period: string, amount: string, scenario = 'actual') => ({
  benefit,
  period,
  value: amount,
  scenario,
});

// B1 is verified and half attributed; B2 says verified without evidence; B3 is rejected; B4 makes B1 possible.
const data: Data = {
  costs: [{ period: month(1), amount: '10', party: 'customer' }],
  partnerships: [{ customer: 'Ministry of Works', provider: 'Shared Services Agency' }],
  benefits: [
    {
      benefit: 'B1',
      class: 'cash_releasing',
      beneficiary: 'customer',
      attribution_share: '0.5',
      confidence: '0.8',
      ...proved,
    },
    { benefit: 'B2', class: 'cash_releasing', beneficiary: 'ministry of works', status: 'verified' },
    { benefit: 'B3', class: 'cash_releasing', beneficiary: 'customer', ...proved, status: 'rejected' },
    { benefit: 'B4', class: 'cash_releasing', beneficiary: 'provider', enables: 'B1', confidence: '1' },
    {
      benefit: 'B5',
      class: 'avoidance',
      beneficiary: 'citizens',
      recurrence: 'recurring',
      confidence: '0.5',
    },
    { benefit: 'B6', class: 'quality', beneficiary: 'customer' },
    { benefit: 'B7', class: 'dis_benefit', beneficiary: 'provider', confidence: '1' },
  ],
  benefitPlans: [
    value('B1', month(1), '100', 'plan'),
    value('B1', month(2), '100', 'plan'),
    value('B1', month(1), '33.33'),
    value('B1', month(1), '0.01'),
    value('B1', month(2), '80'),
    value('B1', month(3), '90', 'forecast'),
    value('B2', month(1), '7'),
    value('B3', month(1), '9000'),
    value('B3', month(1), '9000', 'plan'),
    value('B4', month(1), '25'),
    value('B5', month(2), '40'),
    value('B6', month(1), '0.97'),
    value('B7', month(2), '10'),
  ],
};

it('gives each benefit its months after attribution, rounded to the cent row by row', async () => {
  await load(engine, data);
  // 33.33 x 0.5 = 16.665 and 0.01 x 0.5 = 0.005, half away from zero: 16.67 + 0.01.
  expect(await values(engine, 'realised_benefit', { metric: 'B1' })).toEqual(['16.68', '40.00']);
  expect(await values(engine, 'planned_benefit', { metric: 'B1' })).toEqual(['50.00', '50.00']);
  expect(await values(engine, 'forecast_benefit', { metric: 'B1' })).toEqual(['45.00']);
});

it('leaves out rejected benefits, and those that are not money', async () => {
  await load(engine, data);
  expect(await values(engine, 'realised_benefit', { metric: 'B3' })).toEqual([]);
  expect(await values(engine, 'realised_benefit', { metric: 'B6' })).toEqual([]);
});

it('gives a benefit to the party that gains, by part or by name, and to government as a whole', async () => {
  await load(engine, data);
  const seen = async (metric: string) =>
    Promise.all(
      (['customer', 'provider', 'system'] as const).map(
        async (party) => (await values(engine, 'realised_benefit', { metric, party })).length,
      ),
    );
  expect(await seen('B2')).toEqual([1, 0, 1]);
  expect(await seen('B4')).toEqual([0, 1, 1]);
  expect(await seen('B5')).toEqual([0, 0, 1]);
});

it('sums a class verified and unverified apart, and verified needs evidence of a baseline', async () => {
  await load(engine, data);
  const cash = (metric: string) => values(engine, 'cash_releasing_benefit', { metric });
  expect(await cash('verified')).toEqual(['16.68', '40.00']);
  expect(await cash('unverified')).toEqual(['7.00']);
});

it('does not add what makes another of its class possible, and says so', async () => {
  await load(engine, data);
  const point = await at(engine, 'cash_releasing_benefit', month(1), { metric: 'unverified' });
  expect(point).toMatchObject({ value: '7.00', status: 'makes another possible, so not added: B4' });
});

it('keeps what makes a benefit of another class possible: the two are never added', async () => {
  const benefits = data.benefits!.map((row) =>
    row.benefit === 'B4' ? { ...row, class: 'non_cash_releasing' } : row,
  );
  await load(engine, { ...data, benefits });
  expect(await values(engine, 'non_cash_releasing_benefit', { metric: 'unverified' })).toEqual(['25.00']);
  expect(await values(engine, 'cash_releasing_benefit', { metric: 'unverified' })).toEqual(['7.00']);
});

it('weights by confidence, takes off dis-benefits, and says what has no confidence', async () => {
  await load(engine, data);
  // January: 16.67 x 0.8 = 13.336 and 0.01 x 0.8 = 0.008, to the cent 13.34 + 0.01; B2 counts in full: 7.
  expect(await at(engine, 'confidence_weighted_benefit', month(1))).toMatchObject({
    value: '20.35',
    status: 'in full for want of a confidence: B2; makes another possible, so not added: B4',
  });
  // February: 40 x 0.8 + 40 x 0.5 - 10.
  expect(await at(engine, 'confidence_weighted_benefit', month(2))).toMatchObject({
    value: '42.00',
    status: null,
  });
});

it('divides what was realised to date by what was planned to date, not clipped', async () => {
  await load(engine, data);
  // January: (16.68 + 7) / 50. February: (16.68 + 7 + 40 + 40 - 10) / 100.
  const rate = await series(engine, 'benefit_realisation_rate');
  expect(rate.map(({ value: share, numerator, denominator }) => [share, numerator, denominator])).toEqual([
    ['0.4736', '23.68', '50.00'],
    ['0.9368', '93.68', '100.00'],
  ]);
});

it('has no realisation rate while the plan to date is not above zero', async () => {
  const benefits = [{ benefit: 'B', class: 'cash_releasing' }];
  const benefitPlans = [value('B', month(1), '-5', 'plan'), value('B', month(1), '5')];
  await load(engine, { benefits, benefitPlans });
  expect(await at(engine, 'benefit_realisation_rate', month(1))).toMatchObject({
    value: null,
    denominator: '-5.00',
    status: 'plan to date is not above zero',
  });
});

it('writes real amounts in the prices of the base, plans with the last level there is', async () => {
  await load(
    engine,
    {
      ...data,
      prices: [
        { period: month(1), index: '100' },
        { period: month(2), index: '125' },
      ],
    },
    { priceBase: { series: 'cpi', from: month(1), to: month(1) } },
  );
  const real = { metric: 'B1', terms: 'real' } as const;
  expect(await values(engine, 'realised_benefit', real)).toEqual(['16.68', '32.00']);
  expect(await at(engine, 'forecast_benefit', month(3), real)).toMatchObject({
    value: '36.00',
    status: 'provisional: price index of Feb 2024',
  });
});

it('states a missing price index instead of a real amount', async () => {
  await load(
    engine,
    { ...data, prices: [{ period: month(2), index: '100' }] },
    { priceBase: { series: 'cpi', from: month(2), to: month(2) } },
  );
  expect(await at(engine, 'realised_benefit', month(1), { metric: 'B1', terms: 'real' })).toMatchObject({
    value: null,
    status: 'price index missing',
  });
  expect(await at(engine, 'benefit_realisation_rate', month(2), { terms: 'real' })).toMatchObject({
    value: null,
    status: 'price index missing',
  });
});

it('does not know the currency of benefits beside costs in two, unless the partnership names its own', async () => {
  const costs = [
    { period: month(1), amount: '1', party: 'customer', currency: 'GBP' },
    { period: month(1), amount: '1', party: 'customer', currency: 'EUR' },
  ];
  await load(engine, { ...data, costs });
  expect(await at(engine, 'realised_benefit', month(1), { metric: 'B2' })).toMatchObject({
    value: null,
    status: 'mixed currencies',
  });
  await load(engine, { ...data, costs, partnerships: [{ currency: 'EUR' }] });
  expect(await at(engine, 'realised_benefit', month(1), { metric: 'B2' })).toMatchObject({
    value: '7.00',
    unit: 'EUR',
  });
});

it('opens every sum to rows that add up to it to the cent', async () => {
  await load(engine, data);
  const sums = [
    ['realised_benefit', 'B1'],
    ['cash_releasing_benefit', 'verified'],
    ['cash_releasing_benefit', 'unverified'],
    ['confidence_weighted_benefit', null],
  ] as const;
  for (const [id, metric] of sums) {
    const point = await at(engine, id, month(1), { metric });
    const rows = await lineageOf(engine, measure(id), point);
    expect(rows).toHaveLength(point.rows);
    expect(add(...rows.map(({ contribution }) => contribution ?? '0')), id).toBe(point.value);
  }
});

it('opens the realisation rate to the rows of both its parts', async () => {
  await load(engine, data);
  const point = await at(engine, 'benefit_realisation_rate', month(2));
  const rows = await lineageOf(engine, measure('benefit_realisation_rate'), point);
  expect(add(...rows.map(({ numerator }) => numerator ?? '0'))).toBe(point.numerator);
  expect(add(...rows.map(({ denominator }) => denominator ?? '0'))).toBe(point.denominator);
  expect(rows).toHaveLength(point.rows);
});

it('keeps values of longer periods out of months', async () => {
  await load(engine, {
    ...data,
    benefitPlans: [value('B1', month(1), '60'), { ...value('B1', month(1), '900'), grain: 'quarter' }],
  });
  expect(await values(engine, 'realised_benefit', { metric: 'B1' })).toEqual(['30.00']);
});

it('reads a register with its values, who gains, and how often it comes', async () => {
  await load(engine, data);
  const { profiles } = await registerOf(engine, 'P');
  expect(profiles.map(({ benefit, party, recurrence }) => [benefit, party, recurrence])).toEqual([
    ['B1', 'customer', 'recurring'],
    ['B2', 'customer', 'one_off'],
    ['B3', 'customer', 'one_off'],
    ['B4', 'provider', 'one_off'],
    ['B5', null, 'recurring'],
    ['B6', 'customer', 'one_off'],
    ['B7', 'provider', 'one_off'],
  ]);
  expect(profiles[0]).toMatchObject({
    attributionShare: '0.5',
    confidence: '0.8',
    baselineValue: '0',
    title: null,
  });
  expect(profiles[0]!.values[0]).toEqual({
    scenario: 'actual',
    period: month(1),
    grain: 'month',
    value: '33.33',
    fileId: 1,
    sourceRow: 3,
    sourceLine: 4,
  });
  expect(await registerOf(engine, 'Q')).toEqual({ profiles: [], guard: [] });
});
