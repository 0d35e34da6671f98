import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { lineageOf } from '#lib/core/measures/lineage.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { rollUp } from '#lib/core/measures/rollup.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { add, compare, negate, round, subtract } from '#lib/core/vocabulary/money.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, measure, measures, month, type Data } from './kit.ts';
import { balanced, wideWorld, world } from './worlds.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const few = { numRuns: 4 };

function total(points: readonly Point[]): string {
  return add('0.00', ...points.map((point) => point.value ?? '0'));
}

function amountOf(points: readonly Point[], key: Partial<Point>): string | null {
  const found = points.filter((point) =>
    Object.entries(key).every(([name, value]) => point[name as keyof Point] === value),
  );
  return found.length === 0 ? '0.00' : (found[0]?.value ?? null);
}

it('opens every leaf figure to source rows that sum to it, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(wideWorld, async (data: Data) => {
      await load(engine, data);
      const points = await allPoints(engine, 'nominal');
      const leaves = points.filter(
        (point) => measure(point.measure).lineage !== null && point.value !== null,
      );
      for (const point of fc.sample(fc.constantFrom(...leaves), 40)) {
        const rows = await lineageOf(engine, measure(point.measure), point);
        const sum = add('0', ...rows.map((row) => row.contribution ?? '0'));
        // What the fiscal calendar alone says opens to no rows, and says that it has none.
        if (point.rows === 0 && rows.length === 0) continue;
        expect(round(sum, 4), JSON.stringify(point)).toBe(round(point.value!, 4));
      }
    }),
    few,
  );
});

it('saves as a system what the parties save and the recharges that do not match', async () => {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(world, async (data: Data) => {
      await load(engine, balanced(data));
      const points = await allPoints(engine, 'nominal');
      const system = points.filter(({ measure: id, party }) => id === 'gross_saving' && party === 'system');
      const covered = system.filter((point) => point.value !== null && allCovered(points, point));
      for (const point of covered) {
        const same = { period: point.period, service: point.service };
        const customer = amountOf(points, { ...same, measure: 'gross_saving', party: 'customer' });
        const provider = amountOf(points, { ...same, measure: 'gross_saving', party: 'provider' });
        const unmatched = amountOf(points, { ...same, measure: 'recharge', party: 'system' });
        expect(compare(point.value!, add(customer!, provider!, unmatched!))).toBe(0);
        checked += 1;
      }
    }),
    few,
  );
  expect(checked).toBeGreaterThan(5);
});

// Recharges of a service without a baseline are in no saving.
function allCovered(points: readonly Point[], { period, service: name }: Point): boolean {
  const key = { period, service: name, party: 'system' as const };
  const [cost, inScope] = [
    amountOf(points, { ...key, measure: 'cost' }),
    amountOf(points, { ...key, measure: 'cost_in_scope' }),
  ];
  const covers = ['customer', 'provider'].every(
    (party) =>
      amountOf(points, { ...key, party: party as 'customer', measure: 'cost' }) ===
      amountOf(points, { ...key, party: party as 'customer', measure: 'cost_in_scope' }),
  );
  return cost === inScope && covers;
}

it('gives services that sum to their partnership, in nominal and in real terms', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.constantFrom('nominal', 'real'), async (data: Data, terms) => {
      await load(engine, data, { priceBase: { series: 'cpi', from: month(1), to: month(1) } });
      const points = (await allPoints(engine, terms)).filter((point) =>
        ['cost', 'change_cost'].includes(point.measure),
      );
      for (const whole of points.filter((point) => point.service === null && point.value !== null)) {
        const parts = points.filter(
          (point) =>
            point.service !== null &&
            point.measure === whole.measure &&
            point.party === whole.party &&
            point.period === whole.period,
        );
        expect(compare(total(parts), whole.value!)).toBe(0);
      }
    }),
    few,
  );
});

it('is the same whatever the order of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (data: Data) => {
      await load(engine, data);
      const first = await allPoints(engine, 'nominal');
      const numbered = (rows: Data['baselines']) =>
        rows!.map((row, at) => ({ ...row, source_row: at + 1 })).toReversed();
      await load(engine, {
        ...data,
        costs: data.costs!.toReversed(),
        volumes: data.volumes!.toReversed(),
        levels: data.levels!.toReversed(),
        baselines: numbered(data.baselines),
        benefits: data.benefits!.toReversed(),
        benefitPlans: data.benefitPlans!.toReversed(),
        prices: data.prices!.toReversed(),
      });
      expect(await allPoints(engine, 'nominal')).toEqual(first);
    }),
    few,
  );
});

it('has quarters that are the sum of their months, and positions that are the sum of all before', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (data: Data) => {
      await load(engine, data);
      const points = await allPoints(engine, 'nominal');
      for (const each of measures.filter(({ total: rule }) => rule === 'sum')) {
        const own = points.filter((point) => point.measure === each.id && point.value !== null);
        const quarters = rollUp(each, own, { grain: 'quarter', calendar: ukFiscalCalendar });
        expect(compare(total(quarters), total(own))).toBe(0);
      }
      const positions = points.filter(({ measure: id, value }) => id === 'net_position' && value !== null);
      for (const position of positions) {
        const before = points.filter(
          (point) =>
            point.measure === 'net_saving' &&
            point.party === position.party &&
            point.service === position.service &&
            point.period <= position.period,
        );
        expect(compare(subtract(position.value!, total(before)), negate('0'))).toBe(0);
      }
    }),
    few,
  );
});
