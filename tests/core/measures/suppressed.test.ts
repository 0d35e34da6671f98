import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { at, createTables, load, measure, month, months, series } from './kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
});

afterAll(() => engine.close());

const heldBack = { suppressed: '<=5' };

describe('volumes', () => {
  it('are summed without the suppressed ones, and the month says how many those are', async () => {
    await load(engine, {
      volumes: [
        { period: month(1), volume: '10' },
        { period: month(1), volume: '20' },
        { period: month(1), ...heldBack },
        { period: month(1), ...heldBack },
        { period: month(2), volume: '7' },
      ],
    });
    expect(await at(engine, 'volume', month(1))).toMatchObject({
      value: '30',
      rows: 4,
      status: '2 suppressed values are not in the sum',
    });
    expect(await at(engine, 'volume', month(2))).toMatchObject({ value: '7', status: null });
    const rows = await lineageOf(engine, measure('volume'), await at(engine, 'volume', month(1)));
    expect(rows.map((row) => row.contribution)).toEqual(['10', '20', null, null]);
  });

  it('are not known in a month that has nothing else', async () => {
    await load(engine, { volumes: [{ period: month(1), ...heldBack }] });
    expect(await at(engine, 'volume', month(1))).toMatchObject({
      value: null,
      status: 'suppressed by the source',
    });
  });
});

describe('costs', () => {
  const baselines = [{ baseline_from: month(1), baseline_to: month(2), fixed_share: '1' }];
  const before = months(1, 2).map((period) => ({ period, amount: '100' }));

  it('are summed without them, and so are savings, which say so', async () => {
    await load(engine, {
      costs: [...before, { period: month(3), amount: '60' }, { period: month(3), ...heldBack }],
      baselines,
    });
    expect(await at(engine, 'cost', month(3))).toMatchObject({
      value: '60.00',
      status: '1 suppressed value is not in the sum',
    });
    expect(await at(engine, 'gross_saving', month(3))).toMatchObject({
      value: '40.00',
      status: '1 suppressed value is not in the sum',
    });
  });

  it('of nothing but suppressed values are no cost of 0: no saving is claimed from them', async () => {
    await load(engine, { costs: [...before, { period: month(3), ...heldBack }], baselines });
    expect(await at(engine, 'cost', month(3))).toMatchObject({ value: null });
    expect(await at(engine, 'gross_saving', month(3))).toMatchObject({ value: null });
  });

  it('of changing over do not mark the running cost', async () => {
    await load(engine, {
      costs: [...before, { period: month(2), kind: 'transition', ...heldBack }],
    });
    expect(await at(engine, 'cost', month(2))).toMatchObject({ value: '100.00', status: null });
    expect(await at(engine, 'change_cost', month(2))).toMatchObject({
      value: null,
      status: 'suppressed by the source',
    });
  });

  it('of a baseline mark what is measured against it', async () => {
    await load(engine, {
      costs: [...before, { period: month(1), ...heldBack }, { period: month(3), amount: '60' }],
      baselines,
    });
    expect((await at(engine, 'gross_saving', month(3))).status).toContain('of the baseline');
  });
});

describe('service levels', () => {
  const level = { metric: 'On time', period: month(1) };
  const pooled = async () => (await series(engine, 'attainment', { metric: 'On time' }))[0];

  it('are pooled from whole pairs only', async () => {
    await load(engine, {
      levels: [
        { ...level, service: 'a', numerator: '80', denominator: '100' },
        { ...level, service: 'b', numerator: null, denominator: '50', ...heldBack },
        { ...level, service: 'c', numerator: '9', denominator: null, ...heldBack },
      ],
    });
    expect(await pooled()).toMatchObject({
      value: '0.8',
      numerator: '80',
      denominator: '100',
      rows: 3,
      status: '2 suppressed values are not in the sum',
    });
    const rows = await lineageOf(engine, measure('attainment'), (await pooled())!);
    expect(rows.map((row) => row.contribution)).toEqual(['0.8', null, null]);
  });

  it('are not known where every pair is broken', async () => {
    await load(engine, { levels: [{ ...level, denominator: '50', ...heldBack }] });
    expect(await pooled()).toMatchObject({ value: null, status: 'suppressed by the source' });
  });

  it('that lack half a pair without being suppressed are not pooled, as before', async () => {
    await load(engine, {
      levels: [
        { ...level, service: 'a', numerator: '80', denominator: '100' },
        { ...level, service: 'b', denominator: '50' },
      ],
    });
    expect(await pooled()).toBeUndefined();
  });
});
