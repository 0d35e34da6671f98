import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { add } from '#lib/core/vocabulary/money.ts';
import { at, createTables, load, measure, month, months, series, values, type Data } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const run = (period: string, amount: string, more = {}) => ({ period, amount, party: 'customer', ...more });
const loss = (benefit: string, more = {}) => ({ benefit, class: 'dis_benefit', ...more });
const felt = (benefit: string, period: string, value: string, more = {}) => ({
  benefit,
  period,
  value,
  ...more,
});
const parties = ['customer', 'provider', 'system'] as const;

// Both parties run at 1000 in the baseline; the customer saves 100 in months 3 and 4, the provider nothing.
const base: Data = {
  costs: [
    ...months(1, 4).map((period) => run(period, '1000', { party: 'provider' })),
    ...months(1, 2).map((period) => run(period, '1000')),
    ...months(3, 2).map((period) => run(period, '900')),
  ],
  baselines: [
    {
      baseline_from: month(1),
      baseline_to: month(2),
      fixed_share: '1',
      approved_by: 'Finance director',
      approved_on: '2024-03-01',
      evidence: 'ledger extract',
    },
  ],
  partnerships: [{ customer: 'Ministry of Works', provider: 'Shared Services Agency' }],
};

// Half of 20 falls on the customer, 30 on the provider (named by its name), and 7 on citizens.
const felling: Data = {
  ...base,
  benefits: [
    loss('queues', { beneficiary: 'customer', attribution_share: '0.5' }),
    loss('licences', { beneficiary: 'shared services AGENCY' }),
    loss('citizens', { beneficiary: 'citizens' }),
    loss('withdrawn', { beneficiary: 'customer', status: 'rejected' }),
    { benefit: 'claim', class: 'cash_releasing', beneficiary: 'customer', status: 'verified' },
  ],
  benefitPlans: [
    felt('queues', month(3), '20'),
    felt('licences', month(3), '30'),
    felt('citizens', month(4), '7'),
    felt('withdrawn', month(3), '5000'),
    felt('claim', month(3), '9000'),
    felt('queues', month(3), '400', { grain: 'quarter' }),
    felt('queues', month(3), '600', { scenario: 'forecast' }),
  ],
};

async function byParty(id: string, period: string) {
  const points = await Promise.all(parties.map((party) => at(engine, id, period, { party })));
  return points.map(({ value }) => value);
}

describe('a dis-benefit', () => {
  beforeAll(() => load(engine, felling), 120_000);

  it('falls on the party it names, by part or by name, and on government as a whole: 10, 30, 40', async () => {
    expect(await byParty('dis_benefit', month(3))).toEqual(['10.00', '30.00', '40.00']);
  });

  it('that falls on neither party counts for government as a whole alone', async () => {
    expect((await at(engine, 'dis_benefit', month(4))).value).toBe('7.00');
    expect(await values(engine, 'dis_benefit', { party: 'customer' })).toEqual(['10.00']);
    expect(await values(engine, 'dis_benefit', { party: 'provider' })).toEqual(['30.00']);
  });

  it('is taken off the saving of each view, verified or not: 100 - 10, 0 - 30, 100 - 40', async () => {
    for (const id of ['net_saving', 'verified_net_saving']) {
      expect(await byParty(id, month(3))).toEqual(['90.00', '-30.00', '60.00']);
      expect(await byParty(id, month(4))).toEqual(['100.00', '0.00', '93.00']);
    }
    expect(await byParty('gross_saving', month(3))).toEqual(['100.00', '0.00', '100.00']);
  });

  it('stays in the positions: 90 + 100, -30 + 0, 60 + 93', async () => {
    for (const id of ['net_position', 'verified_net_position']) {
      expect(await byParty(id, month(4))).toEqual(['190.00', '-30.00', '153.00']);
    }
  });

  it('adds its 2 rows to the 2 rows of cost behind the saving', async () => {
    const [net, lost] = [await at(engine, 'net_saving', month(3)), await at(engine, 'dis_benefit', month(3))];
    expect([lost.rows, net.rows]).toEqual([2, 4]);
  });

  it('opens to the rows of the register that it is the sum of, for each view', async () => {
    for (const party of parties) {
      const point = await at(engine, 'dis_benefit', month(3), { party });
      const rows = await lineageOf(engine, measure('dis_benefit'), point);
      expect(add('0.00', ...rows.map(({ contribution }) => contribution!))).toBe(point.value);
      expect(rows).toHaveLength(point.rows);
    }
  });
});

describe('a dis-benefit where other things are missing', () => {
  it('that was rejected counts nowhere', async () => {
    await load(engine, {
      ...base,
      benefits: [loss('withdrawn', { beneficiary: 'customer', status: 'Rejected' })],
      benefitPlans: [felt('withdrawn', month(3), '5000')],
    });
    expect(await series(engine, 'dis_benefit')).toEqual([]);
    expect(await values(engine, 'net_saving')).toEqual(['100.00', '100.00']);
  });

  it('felt before the baseline ends counts from then on, and no month is skipped', async () => {
    await load(engine, {
      ...base,
      benefits: [loss('queues', { beneficiary: 'customer' })],
      benefitPlans: [felt('queues', month(1), '15')],
    });
    expect(await values(engine, 'net_saving')).toEqual(['-15.00', '100.00', '100.00']);
    expect(await values(engine, 'net_position')).toEqual(['-15.00', '-15.00', '85.00', '185.00']);
  });

  it('is written in real terms by the index of its month: 40 / 1.25 = 32, and off 100 / 1.25 = 80', async () => {
    const prices = months(1, 4).map((period, index) => ({ period, index: index < 2 ? '100' : '125' }));
    await load(
      engine,
      { ...felling, prices },
      { priceBase: { series: 'cpi', from: month(1), to: month(2) } },
    );
    const real = { terms: 'real' } as const;
    expect((await at(engine, 'dis_benefit', month(3), real)).value).toBe('32.00');
    expect((await at(engine, 'net_saving', month(3), real)).value).toBe('48.00');
    expect((await at(engine, 'verified_net_saving', month(3), real)).value).toBe('48.00');
  });

  it('is not known in real terms without an index, and neither is the saving', async () => {
    await load(engine, felling, { priceBase: { series: 'cpi', from: month(1), to: month(2) } });
    const real = { terms: 'real' } as const;
    expect(await at(engine, 'dis_benefit', month(3), real)).toMatchObject({
      value: null,
      status: 'dis-benefit: price index missing',
    });
    expect((await at(engine, 'net_saving', month(3), real)).value).toBeNull();
  });

  it('without any costs is shown in the currency of the workspace', async () => {
    await load(engine, { benefits: felling.benefits!, benefitPlans: felling.benefitPlans! });
    expect(await at(engine, 'dis_benefit', month(4))).toMatchObject({
      value: '7.00',
      unit: 'GBP',
      status: null,
    });
  });

  it('without a baseline is shown, and no saving is', async () => {
    const { baselines, ...rest } = felling;
    expect(baselines).toHaveLength(1);
    await load(engine, rest);
    expect((await at(engine, 'dis_benefit', month(3))).value).toBe('40.00');
    expect(await series(engine, 'net_saving')).toEqual([]);
  });
});

describe('a planned dis-benefit', () => {
  const planned: Data = {
    ...felling,
    costs: [
      ...base.costs!,
      ...months(3, 2).flatMap((period) => [
        run(period, '850', { scenario: 'plan' }),
        run(period, '1000', { scenario: 'plan', party: 'provider' }),
      ]),
    ],
    benefitPlans: [...felling.benefitPlans!, felt('queues', month(3), '50', { scenario: 'plan' })],
  };

  it('is taken off the planned saving: half of 50 off 150', async () => {
    await load(engine, planned);
    expect(await byParty('planned_net_saving', month(3))).toEqual(['125.00', '0.00', '125.00']);
    expect(await values(engine, 'planned_dis_benefit')).toEqual(['25.00']);
    expect(await values(engine, 'planned_dis_benefit', { party: 'provider' })).toEqual([]);
    expect(await values(engine, 'planned_net_position')).toEqual(['125.00', '275.00']);
    // Realised to date 60 of 125, then 153 of 275.
    expect((await values(engine, 'realisation_rate')).map((rate) => Number(rate).toFixed(4))).toEqual([
      '0.4800',
      '0.5564',
    ]);
  });

  it('opens to the rows of the plan', async () => {
    const point = await at(engine, 'planned_dis_benefit', month(3));
    const rows = await lineageOf(engine, measure('planned_dis_benefit'), point);
    expect(rows.map(({ contribution, period }) => [contribution, period])).toEqual([['25.00', month(3)]]);
  });
});
