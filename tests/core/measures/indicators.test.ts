import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { add } from '#lib/core/vocabulary/money.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, measure, month, months, series, values } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

/** A cost of a thousand a month of the provider, for as many months as asked, so that there is time to look at. */
const running = (count: number) =>
  months(1, count).map((period) => ({ period, amount: '1000', party: 'provider', service: 'a' }));

async function sumOfRows(point: Point): Promise<number> {
  const rows = await lineageOf(engine, measure(point.measure), point);
  return Number(add('0', ...rows.map(({ contribution }) => contribution ?? '0')));
}

describe('baseline coverage', () => {
  it('is the share of running cost whose baseline is approved, dated and evidenced: 30 of 40', async () => {
    const held = { approved_by: 'Director', approved_on: '2024-02-01', evidence: 'ledger', fixed_share: '1' };
    await load(engine, {
      costs: [
        { period: month(3), amount: '30', party: 'customer', service: 'a' },
        { period: month(3), amount: '10', party: 'provider', service: 'b' },
        { period: month(3), amount: '99', party: 'provider', service: 'a', kind: 'recharge' },
      ],
      baselines: [
        { service: 'a', baseline_from: month(1), baseline_to: month(2), ...held },
        { service: 'b', baseline_from: month(1), baseline_to: month(2), ...held, evidence: null },
      ],
    });
    const point = await at(engine, 'baseline_coverage', month(3));
    expect(point).toMatchObject({ value: '0.75', numerator: '30.00', denominator: '40.00' });
    expect(await sumOfRows(point)).toBeCloseTo(0.75, 9);
  });

  it('is zero where nobody froze a baseline, and says why where there is no cost to cover', async () => {
    await load(engine, {
      costs: [
        { period: month(1), amount: '50', party: 'customer', service: 'a' },
        { period: month(2), amount: '0', party: 'customer', service: 'a' },
      ],
    });
    expect(await values(engine, 'baseline_coverage')).toEqual(['0', null]);
    expect((await at(engine, 'baseline_coverage', month(2))).status).toBe('running cost is not above zero');
  });
});

describe('adoption against plan', () => {
  it('adds volume and plan since the plan began: 40 + 50 of 60 + 60', async () => {
    await load(engine, {
      volumes: [
        { period: month(1), volume: '500', service: 'a' },
        { period: month(2), volume: '40', service: 'a' },
        { period: month(3), volume: '50', service: 'a' },
        { period: month(2), volume: '60', service: 'a', scenario: 'plan' },
        { period: month(3), volume: '60', service: 'a', scenario: 'plan' },
        { period: month(4), volume: '60', service: 'a', scenario: 'plan' },
      ],
    });
    const points = await series(engine, 'adoption_against_plan');
    expect(points.map(({ period }) => period)).toEqual([month(2), month(3)]);
    expect(points.at(-1)).toMatchObject({ value: '0.75', numerator: '90', denominator: '120' });
  });

  it('is not known from a month without volumes on', async () => {
    await load(engine, {
      volumes: [
        ...months(1, 3).map((period) => ({ period, volume: '10', scenario: 'plan' })),
        { period: month(1), volume: '10' },
        { period: month(3), volume: '10' },
      ],
    });
    expect(await values(engine, 'adoption_against_plan')).toEqual(['1', null, null]);
    expect((await at(engine, 'adoption_against_plan', month(3))).status).toBe('no volume in Feb 2024');
  });
});

describe('cost of the change', () => {
  it('counts the months to the planned end of dual running, below zero after it', async () => {
    const cost = { party: 'customer', kind: 'dual_running', amount: '5' };
    await load(engine, {
      costs: [
        ...months(1, 4).map((period) => ({ ...cost, period })),
        ...months(1, 2).map((period) => ({ ...cost, period, scenario: 'plan' })),
      ],
    });
    expect(await values(engine, 'dual_running_months_left')).toEqual(['1', '0', '-1', '-2']);
  });

  it('says that no end was planned', async () => {
    await load(engine, {
      costs: [{ period: month(1), amount: '5', kind: 'dual_running', party: 'customer' }],
    });
    expect(await at(engine, 'dual_running_months_left', month(1))).toMatchObject({
      value: null,
      status: 'no planned end of dual running',
    });
  });

  it('holds what was spent to date against what was planned to date: 132 of 120', async () => {
    const change = { party: 'customer', kind: 'transition' };
    await load(engine, {
      costs: [
        { ...change, period: month(1), amount: '70' },
        { ...change, period: month(2), amount: '62' },
        { ...change, period: month(1), amount: '60', scenario: 'plan' },
        { ...change, period: month(2), amount: '60', scenario: 'plan' },
        { ...change, period: month(3), amount: '60', scenario: 'plan' },
      ],
    });
    const points = await series(engine, 'programme_cost_burn');
    expect(points.map(({ period }) => period)).toEqual([month(1), month(2)]);
    expect(points.at(-1)).toMatchObject({ value: '1.1', numerator: '132.00', denominator: '120.00' });
  });
});

describe('recharge against cost to serve', () => {
  it('divides what the provider receives by what it spends: 30 of 80', async () => {
    await load(engine, {
      costs: [
        { period: month(1), amount: '30', party: 'provider', kind: 'recharge' },
        { period: month(1), amount: '80', party: 'provider' },
        { period: month(1), amount: '30', party: 'customer', kind: 'recharge' },
      ],
    });
    const point = await at(engine, 'recharge_against_cost_to_serve', month(1));
    expect(point.value).toBe('0.375');
    expect(await sumOfRows(point)).toBeCloseTo(0.375, 9);
  });
});

describe('the agreement', () => {
  it('tells by how much amendments moved the charges within a year: 103 after 100', async () => {
    const charge = { component: 'Charge', kind: 'price', unit: 'GBP a month' };
    await load(engine, {
      costs: running(14).map((row) => ({ ...row, currency: 'GBP' })),
      agreements: [
        { ...charge, effective_from: '2024-01-01', effective_to: '2025-01-31', value: '100', version: '1' },
        { ...charge, effective_from: '2025-02-01', value: '103', version: '2' },
        { ...charge, component: 'New', effective_from: '2025-01-01', value: '500' },
      ],
    });
    expect(await values(engine, 'change_request_value')).toEqual(['0', '0.03']);
    expect(await sumOfRows(await at(engine, 'change_request_value', month(14)))).toBeCloseTo(0.03, 9);
  });

  it('gives demand as a share of the highest band that is no least volume: 990 of 1,100', async () => {
    const band = { kind: 'volume_band', effective_from: '2024-01-01', unit: 'units a month' };
    await load(engine, {
      volumes: [
        { period: month(1), volume: '900', service: 'a' },
        { period: month(1), volume: '90', service: 'b' },
      ],
      agreements: [
        { ...band, component: 'Band, most', value: '1100' },
        { ...band, component: 'Band, least', value: '2000' },
      ],
    });
    const point = await at(engine, 'demand_against_capacity', month(1), { metric: 'units' });
    expect(point).toMatchObject({ value: '0.9', numerator: '990', denominator: '1100' });
    expect(await sumOfRows(point)).toBeCloseTo(0.9, 9);
  });
});

describe('data latency', () => {
  it('counts the months by which a dataset ends before the newest of the workspace', async () => {
    await load(engine, {
      costs: running(3),
      volumes: [{ period: month(1), volume: '1' }],
      levels: [{ period: month(4), metric: 'm', value: '1', partnership: 'Q' }],
    });
    const of = async (metric: string) => (await at(engine, 'data_latency', month(4), { metric })).value;
    expect(await of('volumes')).toBe('3');
    expect(await of('costs of the provider')).toBe('1');
    expect(await sumOfRows(await at(engine, 'data_latency', month(4), { metric: 'volumes' }))).toBe(3);
  });
});

describe('overdue governance actions', () => {
  it('count while their date is past and they are open', async () => {
    await load(engine, {
      costs: running(5),
      milestones: [{ planned: '2024-02-10', actual: '2024-04-02' }, { planned: '2024-03-31' }],
      objectives: [{ next_review: '2024-05-01' }],
    });
    expect(await values(engine, 'overdue_governance_actions')).toEqual(['0', '1', '1', '1', '2']);
    expect(await sumOfRows(await at(engine, 'overdue_governance_actions', month(5)))).toBe(2);
  });
});

describe('the survey', () => {
  it('gives response and pulse together and by side', async () => {
    await load(engine, {
      answers: [
        { date: '2024-03-15', principle: 'p', score: '4', side: 'customer', responses: '26', invited: '42' },
        { date: '2024-03-20', principle: 'p', score: '1', side: 'provider', responses: '4', invited: '8' },
        { date: '2024-03-20', principle: 'q', score: '5', scale: '1', side: 'provider' },
      ],
    });
    const customer = await at(engine, 'survey_response_rate', month(3), { metric: 'customer' });
    expect(customer).toMatchObject({ numerator: '26', denominator: '42' });
    expect(Number(customer.value)).toBeCloseTo(26 / 42, 9);
    expect((await at(engine, 'survey_response_rate', month(3))).value).toBe('0.6');
    // (26 x 0.75 + 4 x 0) / 30
    expect((await at(engine, 'relationship_pulse', month(3))).value).toBe('0.65');
    expect(await sumOfRows(await at(engine, 'relationship_pulse', month(3)))).toBeCloseTo(0.65, 9);
  });
});

describe('late benefit share', () => {
  it('counts benefits that have not brought what was planned six months ago: 1 of 2', async () => {
    const plan = (benefit: string) => ({ benefit, period: month(1), value: '100', scenario: 'plan' });
    await load(engine, {
      costs: running(8),
      benefits: [
        { benefit: 'late', class: 'cash_releasing' },
        { benefit: 'on time', class: 'cash_releasing' },
        { benefit: 'worse', class: 'dis_benefit' },
      ],
      benefitPlans: [
        plan('late'),
        plan('on time'),
        plan('worse'),
        { benefit: 'on time', period: month(3), value: '99.5' },
        { benefit: 'late', period: month(3), value: '98' },
      ],
    });
    const points = await series(engine, 'late_benefit_share');
    expect(points.map(({ period, value }) => [period, value])).toEqual([
      [month(7), '0.5'],
      [month(8), '0.5'],
    ]);
    expect(await sumOfRows(points[0]!)).toBe(0.5);
  });
});

describe('inflow against outflow', () => {
  it('is above 1 while more comes in than goes out, and unknown without a resolved case', async () => {
    const opened = (day: string, resolved: string | null = null) => ({
      opened: `2024-${day} 09:00:00`,
      resolved: resolved === null ? null : `2024-${resolved} 09:00:00`,
    });
    await load(engine, {
      tickets: [opened('01-02', '01-03'), opened('01-04', '01-05'), opened('01-08'), opened('02-06')],
    });
    expect(await values(engine, 'inflow_against_outflow')).toEqual(['1.5', null]);
  });
});
