import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import { add, compare, negate, subtract } from '#lib/core/vocabulary/money.ts';
import type { Party, Point } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { createTables, load, measures, month, type Data } from './kit.ts';
import { balanced, wideWorld, world } from './worlds.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await createTables(engine);
}, 120_000);
afterAll(() => engine.close());

const few = { numRuns: 4 };
const patienceMs = 180_000;
const priceBase = { series: 'cpi', from: month(1), to: month(1) };

type Lookup = (measure: string, key: Partial<Point>) => Point | undefined;

function keyOf({ measure, service, metric, party, terms, grain, period }: Point): string {
  return [measure, service, metric, party, terms, grain, period].join('|');
}

/** Find points of months by measure; of the whole partnership unless a service is named. */
function lookup(points: readonly Point[]): Lookup {
  const byKey = new Map(points.map((point) => [keyOf(point), point]));
  return (measure, key) =>
    byKey.get(keyOf({ service: null, metric: null, grain: 'month', ...key, measure } as Point));
}

it(
  'splits net saving into what is verified and what is not, without a rest',
  async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom('nominal', 'real'), async (data: Data, terms) => {
        await load(engine, data, { priceBase });
        const points = await allPoints(engine, terms);
        const find = lookup(points);
        for (const net of points.filter(({ measure, value }) => measure === 'net_saving' && value !== null)) {
          const [verified, unverified] = ['verified_net_saving', 'unverified_net_saving'].map((id) =>
            find(id, net),
          );
          const isOpen = verified?.value === null;
          if (isOpen) expect(verified.status).toMatch(/^baseline not verified/);
          expect(add('0.00', verified?.value ?? '0', unverified?.value ?? '0')).toBe(net.value);
          checked += 1;
        }
      }),
      few,
    );
    expect(checked).toBeGreaterThan(20);
  },
  patienceMs,
);

it(
  'gives parties whose savings and positions come to those of the system less the residual',
  async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom('nominal', 'real'), async (drawn: Data, terms) => {
        // One baseline for the whole, so that every recharge is in a saving.
        const data = { ...balanced(drawn), baselines: drawn.baselines!.slice(0, 1).map(whole) };
        await load(engine, data, { priceBase });
        const points = await allPoints(engine, terms);
        const find = lookup(points);
        const residual = points.filter(({ measure, service }) => measure === 'recharge' && service === null);
        const rests = {
          gross_saving: 'month',
          net_saving: 'month',
          net_position: 'to date',
          verified_net_position: 'to date',
        } as const;
        for (const [id, span] of Object.entries(rests)) {
          const systems = points.filter(
            ({ measure, party, service, value }) =>
              measure === id && party === 'system' && service === null && value !== null,
          );
          for (const system of systems) {
            const [customer, provider] = (['customer', 'provider'] as const).map((party: Party) =>
              find(id, { ...system, party }),
            );
            if (customer?.value === null || provider?.value === null) continue;
            const rest = residual
              .filter(({ party }) => party === 'system')
              .filter(({ period }) => (span === 'month' ? period === system.period : period <= system.period))
              .map(({ value }) => value ?? '0');
            expect(add('0.00', customer?.value ?? '0', provider?.value ?? '0', ...rest), keyOf(system)).toBe(
              system.value,
            );
            checked += 1;
          }
        }
      }),
      few,
    );
    expect(checked).toBeGreaterThan(20);
  },
  patienceMs,
);

function whole<Row extends object>(row: Row) {
  return { ...row, service: null };
}

// A flexed baseline is rounded to the cent for each party and kind, and real amounts for each cell of the ledgers. Of
// k times the money, each such amount lies within half a cent of the exact one, and k times the rounded one within
// k / 2 cents: they differ by (k + 1) / 2 cents at most for each rounding. A month has at most 3 services x 3 parties
// x 7 kinds of cells, 3 scopes x 5 flexed parts, rounded twice in real terms, and the register.
const k = 100;
const roundings = { nominal: 3 * 5 + 12, real: 3 * 3 * 7 + 2 * 3 * 5 + 2 * 12 };
const monthCount = 9;
const centsOf = (terms: 'nominal' | 'real') => (((k + 1) / 2) * roundings[terms] * monthCount) / 100;

it(
  'scales every result in money with the money, within the rounding of flexed and real cents',
  async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom('nominal', 'real'), async (data: Data, terms) => {
        const inMoney = new Set(measures.filter(({ unit }) => unit === 'money').map(({ id }) => id));
        const ofMoney = async (given: Data) => {
          await load(engine, given, { priceBase });
          return (await allPoints(engine, terms)).filter(({ measure }) => inMoney.has(measure));
        };
        const [before, after] = [await ofMoney(data), await ofMoney(times(data))];
        expect(after.map(({ rows }) => rows)).toEqual(before.map(({ rows }) => rows));
        for (const [index, point] of before.entries()) {
          const scaled = after[index]!;
          expect(keyOf(scaled)).toBe(keyOf(point));
          if (point.value === null || scaled.value === null) expect(scaled.value).toBe(point.value);
          else
            expect(isNear(scaled.value, point, terms), `${keyOf(point)} ${point.value} ${scaled.value}`).toBe(
              true,
            );
        }
      }),
      few,
    );
  },
  patienceMs,
);

const unrounded = new Set([
  'cost',
  'change_cost',
  'recharge',
  'cost_in_scope',
  'transfer_residual',
  'service_credit',
]);

function isNear(scaled: string, { measure, value }: Point, terms: 'nominal' | 'real'): boolean {
  const rest = subtract(scaled, hundredfold(value!));
  const isExact = terms === 'nominal' && unrounded.has(measure);
  const most = isExact ? '0' : String(centsOf(terms));
  return compare(rest, most) <= 0 && compare(negate(rest), most) <= 0;
}

function times(data: Data): Data {
  return {
    ...data,
    costs: data.costs!.map((row) => ({ ...row, amount: hundredfold(String(row['amount'])) })),
    benefitPlans: data.benefitPlans!.map((row) => ({ ...row, value: hundredfold(String(row['value'])) })),
  };
}

function hundredfold(amount: string): string {
  const ten = add(...Array<string>(10).fill(amount));
  return add(...Array<string>(10).fill(ten));
}

it(
  'never gives a figure that is not a number, without end, or a zero below zero',
  async () => {
    await fc.assert(
      fc.asyncProperty(wideWorld, fc.constantFrom('nominal', 'real'), async (data: Data, terms) => {
        await load(engine, { ...data, volumes: data.volumes!.map(sometimesZero) }, { priceBase });
        const numbers = (await allPoints(engine, terms)).flatMap(
          ({ measure, value, numerator, denominator, target }) =>
            [value, numerator, denominator, target].map((number) => ({ measure, number })),
        );
        const odd = numbers.filter(
          ({ number }) => number !== null && !/^(?!-0(\.0*)?$)-?\d+(\.\d+)?$/.test(number),
        );
        expect(odd).toEqual([]);
      }),
      few,
    );
  },
  patienceMs,
);

function sometimesZero<Row extends object>(row: Row, index: number) {
  return index % 3 === 0 ? { ...row, volume: '0' } : row;
}
