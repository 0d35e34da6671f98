import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { explain } from '#lib/core/measures/explain.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { evidenceOf } from '#lib/core/review/evidence.ts';
import { partsTie, rowsTie } from '#lib/core/review/ties.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { knownSeries, openSpan, tiesOf } from '../../support/ties.ts';
import { at, createTables, load, measure, measures, month, months, series } from '../measures/kit.ts';
import { world } from '../measures/worlds.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const run = (period: string, amount: string, more = {}) => ({ period, amount, party: 'customer', ...more });
const approved = { approved_by: 'Finance director', approved_on: '2024-03-01', evidence: 'ledger extract' };
const baseline = { baseline_from: month(1), baseline_to: month(2), fixed_share: '0.6', ...approved };

// A month cost 1000 at 100 units. Then 1080 at 120 and 990 at 110, with 30 and 20 of transition cost, at prices of 1 and 1.1.
const costs = [
  run(month(1), '1000'),
  run(month(2), '1000'),
  run(month(3), '1080'),
  run(month(4), '990'),
  run(month(3), '30', { kind: 'transition' }),
  run(month(4), '20', { kind: 'transition' }),
];
const volumes = ['100', '100', '120', '110'].map((volume, index) => ({ period: month(index + 1), volume }));
const prices = ['100', '100', '100', '110'].map((index, at) => ({ period: month(at + 1), index }));
const data = { costs, volumes, prices, baselines: [{ ...baseline, price_series: 'cpi' }] };

const allOf = async (id: string, key = {}) =>
  (await series(engine, id, key)).filter(({ value }) => value !== null);

describe('a total over months', () => {
  it('of net saving is its parts: flexed 1080 + 1144 less 2070, less 50 of change cost', async () => {
    await load(engine, data);
    const { explanation, partsTie: tie } = await openSpan(engine, measures, await allOf('net_saving'));
    // Month 3: 1000 x (0.6 + 0.4 x 1.2) = 1080. Month 4: 1000 x 1.1 x (0.6 + 0.4 x 1.1) = 1144.
    expect(explanation.point.value).toBe('104.00');
    expect(explanation.parts.map(({ value, sign }) => [value, sign])).toEqual([
      ['154.00', 1],
      ['50.00', -1],
      [null, -1],
    ]);
    expect(tie).toMatchObject({ ties: true, sum: '104.00', figure: '104.00', by: '0.00' });
  });

  it('has the baselines of its months, which sum to the flexed baseline, and the naive figure beside them', async () => {
    await load(engine, data);
    const opened = await openSpan(engine, measures, (await allOf('flexed_baseline')).slice(-2));
    expect(opened.explanation.scopes.map(({ period, flexed }) => [period, flexed])).toEqual([
      [month(3), '1080.00'],
      [month(4), '1144.00'],
    ]);
    expect(opened.partsTie).toMatchObject({ ties: true, sum: '2224.00' });
    // With a fixed share of 0: 1000 x 1.2 + 1000 x 1.1 x 1.1 = 2410.
    expect(opened.explanation.naive).toMatchObject({
      value: '2410.00',
      flexed: '2224.00',
      difference: '186.00',
    });
  });

  it('of a planned net saving takes no saving from months of the baseline, but their change cost', async () => {
    const plan = (period: string, amount: string, more = {}) =>
      run(period, amount, { scenario: 'plan', ...more });
    await load(engine, {
      costs: [
        ...months(1, 3).map((period) => run(period, '1000')),
        plan(month(2), '700'),
        plan(month(3), '900'),
        plan(month(2), '50', { kind: 'transition' }),
      ],
      baselines: [baseline],
    });
    // Month 2 is of the baseline: -50 alone. Month 3: 1000 - 900 = 100.
    const { explanation, partsTie: tie } = await openSpan(
      engine,
      measures,
      await allOf('planned_net_saving', { party: 'customer' }),
    );
    expect(explanation.parts.map(({ value, sign }) => [value, sign])).toEqual([
      ['100.00', 1],
      ['50.00', -1],
      [null, -1],
    ]);
    expect(tie).toMatchObject({ ties: true, sum: '50.00', figure: '50.00' });
  });

  it('of a share counts the rows that are no part of it in what it is a share of', async () => {
    const mine = { service: 'a', ...baseline };
    await load(engine, {
      costs: [
        run(month(1), '30', { service: 'a' }),
        run(month(1), '10', { service: 'b' }),
        run(month(2), '60', { service: 'a' }),
        ...[month(1), month(2)].map((period) => run(period, '20', { service: 'a', party: 'provider' })),
        run(month(1), '5', { service: 'a', party: 'provider', kind: 'recharge' }),
        run(month(2), '7', { service: 'a', party: 'provider', kind: 'recharge' }),
      ],
      baselines: [mine],
    });
    // Covered: 50 of 60, then 80 of 80. Recharged to the provider: 5 of 20, then 7 of 20.
    for (const [id, figure] of [
      ['baseline_coverage', '0.928571428571'],
      ['recharge_against_cost_to_serve', '0.3'],
    ] as const) {
      const { rowsTie: tie } = await openSpan(engine, measures, await allOf(id));
      expect(tie, id).toMatchObject({ ties: true, sum: figure });
    }
  });

  it('of a ratio is the total of its parts divided, over months that have both', async () => {
    await load(engine, { ...data, volumes: volumes.slice(0, 3) });
    const { explanation, partsTie: tie } = await openSpan(
      engine,
      measures,
      await series(engine, 'unit_cost'),
    );
    // 3080 of cost over 320 units; the fourth month has no volume.
    expect(explanation.parts.map(({ value }) => value)).toEqual(['3080.00', '320']);
    expect(tie).toMatchObject({ ties: true, figure: '9.625' });
  });

  it('of a service level pools the cases of its rows: 9 + 80 of 10 + 90', async () => {
    await load(engine, {
      costs,
      levels: [
        { period: month(1), metric: 'on time', numerator: '9', denominator: '10' },
        { period: month(2), metric: 'on time', numerator: '80', denominator: '90' },
      ],
    });
    const points = await series(engine, 'attainment', { metric: 'on time' });
    const { rowsTie: tie } = await openSpan(engine, measures, points);
    expect(tie).toMatchObject({ ties: true, sum: '0.89' });
  });
});

describe('a position over months', () => {
  it('is that of its last month, and opens to parts from its first month on', async () => {
    await load(engine, data);
    const positions = await series(engine, 'net_position');
    const { explanation, partsTie: tie } = await openSpan(engine, measures, positions.slice(-1));
    expect(explanation.parts[0]?.points.map(({ period }) => period)).toEqual(months(3, 2));
    expect(explanation.parts[0]?.value).toBe('104.00');
    const whole = await openSpan(engine, measures, positions);
    expect(whole.explanation.point).toEqual(positions.at(-1));
    expect(whole.explanation.months).toEqual(positions);
    expect([tie, whole.partsTie]).toMatchObject([{ ties: true }, { ties: true }]);
  });

  it('of a baseline opens to the rows of its last month alone, not once for each month', async () => {
    await load(engine, data);
    const points = await series(engine, 'baseline_cost');
    const opened = await openSpan(engine, measures, points);
    expect(opened.rows).toHaveLength(2);
    expect(opened.rowsTie).toMatchObject({ ties: true });
    const files = { files: [], sourceOf: () => null };
    const evidence = await evidenceOf(engine, { measure: measure('baseline_cost'), points }, files);
    expect(evidence.rows).toHaveLength(2);
  });

  it('of the lifetime rate divides by the plan at its end', async () => {
    const plan = months(3, 4).map((period) => run(period, '900', { scenario: 'plan' }));
    await load(engine, { costs: [...costs, ...plan], baselines: [{ ...baseline, fixed_share: '1' }] });
    const { explanation, partsTie: tie } = await openSpan(
      engine,
      measures,
      await allOf('lifetime_realisation_rate'),
    );
    // Realised: -80 - 30 and 10 - 20, of 4 x 100 planned.
    expect(explanation.parts.map(({ value }) => value)).toEqual(['-120.00', '400.00']);
    expect(tie).toMatchObject({ ties: true });
  });

  it('of payback opens to every month of the net position', async () => {
    await load(engine, data);
    const [payback] = await series(engine, 'payback');
    const { parts } = await explain(engine, measures, payback!);
    expect(parts[0]?.points.map(({ period }) => period)).toEqual(months(3, 2));
  });
});

describe('a net saving that is not verified', () => {
  const services = ['payroll', 'pensions'] as const;
  const twoServices = [
    ...months(1, 2).flatMap((period) => services.map((service) => run(period, '500', { service }))),
    ...months(3, 2).flatMap((period) => services.map((service) => run(period, '450', { service }))),
    run(month(3), '30', { kind: 'transition', service: 'payroll' }),
  ];
  const opened = async (rows: readonly object[]) => {
    await load(engine, { costs: twoServices, baselines: rows.map((row) => ({ ...baseline, ...row })) });
    return openSpan(engine, measures, await allOf('unverified_net_saving'));
  };

  it('opens to the services in doubt where others are verified', async () => {
    const { explanation, partsTie: tie } = await opened([
      { service: 'payroll' },
      { service: 'pensions', evidence: null },
    ]);
    expect(explanation.parts.map(({ service, value }) => [service, value])).toEqual([['pensions', '100.00']]);
    expect(tie).toMatchObject({ ties: true, sum: '100.00' });
  });

  it('opens to the whole less what is verified where all other services are in doubt', async () => {
    const { explanation, partsTie: tie } = await opened([{ service: 'payroll' }, { evidence: null }]);
    expect(explanation.parts.map(({ service, sign }) => [service, sign])).toEqual([
      [null, 1],
      ['payroll', -1],
    ]);
    expect(tie).toMatchObject({ ties: true });
  });

  it('takes off change cost where nothing is verified: 200 - 30', async () => {
    const { partsTie: tie } = await opened([{ approved_by: null }]);
    expect(tie).toMatchObject({ ties: true, sum: '170.00' });
  });
});

describe('what does not sum', () => {
  it('is said with both sums and by how much', async () => {
    await load(engine, data);
    const point = await at(engine, 'cost', month(3));
    const explanation = await explain(engine, measures, point);
    const row = { fileId: 1, sourceRow: 1, sourceLine: 2, partnership: 'P', service: null, party: null };
    const rows = [
      { ...row, kind: 'run', period: month(3), contribution: '1079.50', numerator: null, denominator: null },
    ];
    expect(rowsTie(explanation, rows)).toEqual({
      ties: false,
      sum: '1079.50',
      figure: '1080.00',
      by: '-0.50',
    });
    expect(rowsTie(explanation, [])).toBeNull();
    const net = await explain(engine, measures, await at(engine, 'net_saving', month(3)));
    const wrong = { ...net, point: { ...net.point, value: '-31.00' } };
    expect(partsTie(wrong)).toMatchObject({ ties: false, sum: '-30.00', by: '1.00' });
  });
});

describe('a real figure', () => {
  it('has rows that are as paid, and sum to the nominal figure', async () => {
    await load(engine, data);
    const { explanation, rowsTie: tie } = await openSpan(
      engine,
      measures,
      await series(engine, 'cost', { terms: 'real' }),
    );
    // 990 at prices 10 % up is 900: 3,980 real, and 4,070 as paid.
    expect([explanation.point.value, explanation.asPaid]).toEqual(['3980.00', '4070.00']);
    expect(tie).toMatchObject({ ties: true, sum: '4070.00' });
    const month4 = await explain(engine, measures, await at(engine, 'cost', month(4), { terms: 'real' }));
    expect([month4.asPaid, month4.deflator, month4.point.value]).toEqual(['990.00', '1.1', '900.00']);
  });
});

it('every total of data at random is what its rows and parts come to', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (drawn) => {
      await load(engine, drawn);
      const [nominal, real] = [await allPoints(engine, 'nominal'), await allPoints(engine, 'real')];
      const points = [...nominal, ...real.filter(({ terms }) => terms === 'real')];
      const wanted = points.filter(({ service, party }) => service === null || party === 'system');
      const { faults } = await tiesOf(engine, measures, knownSeries(wanted));
      expect(faults).toEqual([]);
    }),
    { numRuns: 2 },
  );
}, 240_000);
