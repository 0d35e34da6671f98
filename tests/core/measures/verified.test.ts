import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baselinesOf } from '#lib/core/measures/baselines.ts';
import { scopeMonthsOf } from '#lib/core/measures/scope-months.ts';
import { explain } from '#lib/core/measures/explain.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { add } from '#lib/core/vocabulary/money.ts';
import type { Engine } from '#lib/core/engine/port.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, measure, measures, month, months, series, values } from './kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const run = (period: string, amount: string, more = {}) => ({ period, amount, party: 'customer', ...more });
const approved = { approved_by: 'Finance director', approved_on: '2024-03-01', evidence: 'ledger extract' };
const baseline = { baseline_from: month(1), baseline_to: month(2), fixed_share: '1', ...approved };

// Payroll 1000 -> 900 and pensions 500 -> 450 a month, 30 of transition cost in month 3.
const costs = [
  ...months(1, 2).flatMap((period) => [
    run(period, '1000', { service: 'payroll' }),
    run(period, '500', { service: 'pensions' }),
  ]),
  ...months(3, 2).flatMap((period) => [
    run(period, '900', { service: 'payroll' }),
    run(period, '450', { service: 'pensions' }),
  ]),
  run(month(3), '30', { service: 'pensions', kind: 'transition' }),
];

describe('a baseline', () => {
  const doubt = async (own: object, partnership = {}) => {
    await load(engine, { costs, baselines: [{ ...baseline, ...own }], partnerships: [partnership] });
    return (await baselinesOf(engine, 'P'))[0]?.doubt ?? null;
  };

  it('is verified when approved, dated, evidenced and ended before the start', async () => {
    expect(await doubt({}, { start: '2024-03-01' })).toBeNull();
  });

  it('is in doubt for each thing that is missing, blank evidence too', async () => {
    expect(await doubt({ approved_by: null, approved_on: null, evidence: ' ' })).toBe(
      'no approver; no approval date; no evidence',
    );
  });

  it('is in doubt when it ends in or after the month of the start, the pilot counting before production', async () => {
    expect(
      await doubt({}, { start: '2024-03-01', pilot_start: '2024-02-20', production_start: '2024-09-01' }),
    ).toBe('ends after the start of the partnership in Feb 2024');
  });

  it('shows its versions, the one in use first', async () => {
    await load(engine, {
      costs,
      baselines: [
        { ...baseline, version: '9' },
        { ...baseline, version: '10' },
      ],
    });
    const versions = await baselinesOf(engine, 'P');
    expect(versions.map(({ version, isCurrent, months: count }) => [version, isCurrent, count])).toEqual([
      ['10', true, 2],
      ['9', false, 2],
    ]);
  });

  it('gives the factors of each month after it', async () => {
    await load(engine, { costs, baselines: [baseline] });
    const found = await scopeMonthsOf(engine, { partnership: 'P', party: 'system', terms: 'nominal' });
    expect(found.map(({ period, baselineCost, price }) => [period, baselineCost, price])).toEqual([
      [month(3), 1500, 1],
      [month(4), 1500, 1],
    ]);
  });
});

describe('verified net saving', () => {
  it('takes gross 100 + 50 less transition 30 = 120 when every baseline is verified', async () => {
    await load(engine, { costs, baselines: [baseline] });
    expect(await values(engine, 'verified_net_saving')).toEqual(['120.00', '150.00']);
    expect(await values(engine, 'verified_net_position')).toEqual(['120.00', '270.00']);
    expect(await values(engine, 'unverified_net_saving')).toEqual([]);
    expect((await at(engine, 'verified_net_saving', month(3))).status).toBeNull();
  });

  it('leaves the 50 of a baseline in doubt out, and still takes off all change cost: 100 - 30', async () => {
    await load(engine, {
      costs,
      baselines: [
        { ...baseline, service: 'payroll' },
        { ...baseline, service: 'pensions', evidence: null },
      ],
    });
    expect(await values(engine, 'verified_net_saving')).toEqual(['70.00', '100.00']);
    expect(await values(engine, 'unverified_net_saving')).toEqual(['50.00', '50.00']);
    expect(await values(engine, 'net_saving')).toEqual(['120.00', '150.00']);
    const point = await at(engine, 'verified_net_saving', month(4));
    // What is opened adds up: 150 of net saving less the 50 that is not verified.
    const { parts } = await explain(engine, measures, point);
    expect(parts.map(({ value }) => value)).toEqual(['150.00', '50.00']);
    expect(point.status).toContain('left out, baseline not verified: pensions: no evidence');
    const pensions = await series(engine, 'verified_net_saving', { service: 'pensions' });
    expect(pensions[0]).toMatchObject({ value: null, status: 'baseline not verified: no evidence' });
    expect(await values(engine, 'verified_net_saving', { service: 'payroll' })).toEqual(['100.00', '100.00']);
  });

  it('is not known, and says why, when no baseline is verified; the unverified one is then the net saving', async () => {
    await load(engine, { costs, baselines: [{ ...baseline, approved_by: null }] });
    expect(await series(engine, 'verified_net_saving')).toMatchObject([
      { value: null, status: 'baseline not verified: no approver' },
      { value: null },
    ]);
    expect((await series(engine, 'verified_net_position')).at(-1)).toMatchObject({
      value: null,
      status: 'baseline not verified: no approver',
    });
    expect(await values(engine, 'unverified_net_saving')).toEqual(['120.00', '150.00']);
  });
});

describe('versions of a baseline', () => {
  it('give a saving each: version 1 without volume growth 1500 - 1350, version 2 on month 2 alone', async () => {
    // Version 1: mean of months 1 and 2 = 1500. Version 2: month 2 alone, 1700. Cost of month 3: 1350.
    await load(engine, {
      costs: [run(month(1), '1300'), run(month(2), '1700'), run(month(3), '1350')],
      baselines: [
        { ...baseline, version: '1' },
        { ...baseline, version: '2', baseline_from: month(2) },
      ],
    });
    expect(await values(engine, 'gross_saving_by_version', { metric: 'version 1' })).toEqual(['150.00']);
    expect(await values(engine, 'gross_saving_by_version', { metric: 'version 2' })).toEqual(['350.00']);
    expect(await values(engine, 'gross_saving')).toEqual(['350.00']);
    expect(
      await values(engine, 'gross_saving_by_version', { metric: 'version 2', party: 'customer' }),
    ).toEqual(['350.00']);
  });

  const versions = { costs: [run(month(1), '1300'), run(month(2), '1700'), run(month(3), '1350')] };
  const two = [
    { ...baseline, version: '1' },
    { ...baseline, version: '2', baseline_from: month(2) },
  ];

  it('open to a flexed baseline and a cost of their own, and these to rows that sum to them', async () => {
    await load(engine, { ...versions, baselines: two });
    const metric = 'version 1';
    const gross = await at(engine, 'gross_saving_by_version', month(3), { metric });
    const { parts } = await explain(engine, measures, gross);
    expect(parts.map(({ value }) => value)).toEqual(['1500.00', '1350.00']);
    for (const [id, contributions] of [
      ['baseline_cost_by_version', ['650.00', '850.00']],
      ['cost_in_scope_by_version', ['1350.00']],
    ] as const) {
      const point = await at(engine, id, month(3), { metric });
      const rows = await lineageOf(engine, measure(id), point);
      expect(rows.map(({ contribution }) => contribution)).toEqual(contributions);
      expect([point.value, point.rows]).toEqual([add('0.00', ...contributions), contributions.length]);
    }
  });

  it.each([
    ['no volume in use', { fixed_share: '0.6' }, ['100', '100'], 'no volume: not flexed'],
    [
      'negative volume',
      { fixed_share: '0.6' },
      ['100', '100', '-1'],
      'negative volume in Mar 2024: not flexed',
    ],
    [
      'no fixed share',
      { fixed_share: null },
      ['100', '100', '120'],
      'fixed share not given: not flexed by volume',
    ],
    ['no index', { price_series: 'cpi' }, [], 'price index missing'],
    ['a scope factor of 0', { scope_factor: '0' }, [], 'scope factor is not above zero'],
  ])('say the same as the baseline in use of %s', async (_, own, counts, status) => {
    await load(engine, {
      ...versions,
      volumes: counts.map((volume, index) => ({ period: month(index + 1), volume })),
      baselines: two.map((row) => ({ ...row, ...own })),
    });
    const inUse = await at(engine, 'gross_saving', month(3));
    expect(inUse.status).toBe(status);
    expect(await at(engine, 'gross_saving_by_version', month(3), { metric: 'version 2' })).toMatchObject({
      value: inUse.value,
      status,
    });
  });

  it('are not known where a version has no cost rows in its months', async () => {
    const early = { ...baseline, version: '1', baseline_from: '2023-01-01', baseline_to: '2023-02-01' };
    await load(engine, { ...versions, baselines: [early, { ...baseline, version: '2' }] });
    const point = await at(engine, 'gross_saving_by_version', month(3), { metric: 'version 1' });
    expect([point.value, point.status]).toEqual([null, 'no cost rows in the baseline']);
  });

  it('are absent where there is one version', async () => {
    await load(engine, { costs, baselines: [baseline] });
    const found = (await allPoints(engine, 'nominal')).filter(
      ({ measure }) => measure === 'gross_saving_by_version',
    );
    expect(found).toEqual([]);
  });
});
