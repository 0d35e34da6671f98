import fc from 'fast-check';
import { month, type Data } from './kit.ts';

// Small partnerships at random: nine months, three services, every kind of cost, prices, volumes, baselines of whole
// partnership and services, verified or not, and benefits of the register.
const pence = fc.integer({ min: -20_000, max: 2_000_000 }).map((amount) => (amount / 100).toFixed(2));
const period = fc.integer({ min: 1, max: 9 }).map(month);
const service = fc.constantFrom('a', 'b', 'c');
const kinds = ['run', 'recharge', 'transition', 'dual_running', 'stranded', 'one_off', 'service_credit'];

const cost = fc.record({
  period,
  amount: pence,
  party: fc.constantFrom('customer', 'provider', null),
  service,
  kind: fc.constantFrom('run', ...kinds),
  scenario: fc.constantFrom('actual', 'actual', 'plan', 'baseline'),
});
const volume = fc.record({ period, volume: fc.integer({ min: 0, max: 500 }).map(String), service });
const level = fc.record({
  period,
  service,
  metric: fc.constantFrom('on time', 'right first time'),
  numerator: fc.integer({ min: 0, max: 90 }).map(String),
  denominator: fc.integer({ min: 90, max: 100 }).map(String),
  target: fc.constantFrom('0.5', '0.8', null),
});
const baseline = fc.record({
  service: fc.constantFrom(null, 'a', 'b'),
  baseline_from: fc.constant(month(1)),
  baseline_to: fc.constantFrom(month(2), month(3)),
  fixed_share: fc.constantFrom('0', '0.35', '1', null),
  scope_factor: fc.constantFrom('1', '1.07'),
  price_series: fc.constantFrom('cpi', null),
  version: fc.constantFrom('1', '2'),
  approved_by: fc.constant('Finance director'),
  approved_on: fc.constantFrom('2024-04-01', null),
  evidence: fc.constant('ledger extract'),
});

const names = ['queues', 'licences', 'savings', 'time'];
const benefits = fc.tuple(
  ...names.map((benefit) =>
    fc.record({
      benefit: fc.constant(benefit),
      class: fc.constantFrom('dis_benefit', 'dis_benefit', 'cash_releasing', 'non_cash_releasing', 'quality'),
      beneficiary: fc.constantFrom('customer', 'provider', 'citizens', null),
      status: fc.constantFrom('realising', 'verified', 'rejected'),
      attribution_share: fc.constantFrom('1', '0.5', '0.333'),
      confidence: fc.constantFrom('0.8', null),
    }),
  ),
);
const benefitPlan = fc.record({
  benefit: fc.constantFrom(...names),
  period,
  value: pence,
  scenario: fc.constantFrom('actual', 'actual', 'plan', 'forecast'),
});

// Every party has a row in every month, so that figures are known and the properties have something to hold.
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const floor = numbers.flatMap((number) =>
  ['customer', 'provider'].flatMap((party) =>
    ['actual', 'plan'].map((scenario) => ({
      period: month(number),
      amount: '100.01',
      party,
      service: 'a',
      kind: 'run',
      scenario,
    })),
  ),
);
const prices = numbers.map((number) => ({ period: month(number), index: String(100 + number) }));

/** Data in which every party has costs in every month. */
export const world = fc.record({
  costs: fc.array(cost, { maxLength: 60 }).map((rows) => [...floor, ...rows]),
  volumes: fc.array(volume, { maxLength: 40 }),
  levels: fc.array(level, { maxLength: 20 }),
  baselines: fc.array(baseline, { minLength: 1, maxLength: 3 }),
  prices: fc.constant(prices),
  benefits,
  benefitPlans: fc.array(benefitPlan, { maxLength: 12 }),
});

// Rows that stand for more than a month, and rows whose number the source held back.
const long = fc.constantFrom('quarter', 'year', 'rolling_year');
const longCosts = fc.array(fc.record({ grain: long, row: cost }), { maxLength: 20 });
const longLevels = fc.array(fc.record({ grain: long, row: level }), { maxLength: 10 });
const heldBack = fc.array(fc.record({ period, service }), { maxLength: 10 });

/** The same with periods longer than a month and suppressed values. */
export const wideWorld = fc.record({ world, longCosts, longLevels, heldBack }).map((drawn): Data => ({
  ...drawn.world,
  costs: [
    ...drawn.world.costs,
    ...drawn.longCosts.map(({ grain, row }) => ({ ...row, grain })),
    ...drawn.heldBack.map((row) => ({ ...row, amount: null, suppressed: '*' })),
  ],
  volumes: [
    ...drawn.world.volumes,
    ...drawn.heldBack.map((row) => ({ ...row, volume: null, suppressed: '<=5' })),
  ],
  levels: [
    ...drawn.world.levels,
    ...drawn.longLevels.map(({ grain, row }) => ({ ...row, grain })),
    ...drawn.heldBack.map((row) => ({ ...row, metric: 'on time', denominator: '9', suppressed: '<=5' })),
  ],
}));

/** Costs as their ledgers should be: no row without a party, and recharges from month 4, after every baseline. */
export function balanced(data: Data): Data {
  return {
    ...data,
    costs: data.costs!.filter(
      ({ scenario, party, kind, period: of }) =>
        scenario !== 'baseline' && party !== null && (kind !== 'recharge' || of! > month(3)),
    ),
    benefits: (data.benefits ?? []).map((row) => ({
      ...row,
      beneficiary: ['customer', 'provider'].includes(String(row['beneficiary']))
        ? row['beneficiary']
        : 'customer',
    })),
  };
}
