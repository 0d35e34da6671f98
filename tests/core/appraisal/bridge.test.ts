import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridge, type BridgeService } from '#lib/core/appraisal/bridge.ts';
import { logarithmicMean } from '#lib/core/appraisal/lmdi.ts';
import { add, subtract } from '#lib/core/vocabulary/money.ts';

function service(
  name: string,
  [cost0, volume0]: readonly [string | null, string | null],
  [cost1, volume1]: readonly [string | null, string | null],
  unit = 'units',
): BridgeService {
  return { service: name, unit, cost0, volume0, cost1, volume1 };
}

// Worked example published at answers.google.com/answers/threadview/id/716474.html (7 April 2006):
// q0 400, 300, 300 at p0 4, 1, 2; q1 700, 100, 300 at p1 3, 2, 1.
const published = [
  service('A', ['1600', '400'], ['2100', '700']),
  service('B', ['300', '300'], ['200', '100']),
  service('C', ['600', '300'], ['300', '300']),
];

describe('price, volume and mix', () => {
  it('gives the published rate, mix and quantity of each item and in total', () => {
    const { parts, ...total } = bridge(published, 'price_volume_mix');
    expect(parts.map(({ price }) => Number(price))).toEqual([-700, 100, -300]);
    expect(parts.map(({ mix }) => Number(mix))).toEqual([1040, -230, -60]);
    expect(parts.map(({ volume }) => Number(volume))).toEqual([160, 30, 60]);
    expect([total.price, total.mix, total.volume].map(Number)).toEqual([-900, 750, 250]);
    expect(Number(subtract(total.cost1, total.cost0))).toBe(100);
  });

  it('puts services that are new or have ended into scope', () => {
    const made = bridge(
      [
        service('Kept', ['100.00', '10'], ['110.00', '10']),
        service('New', [null, null], ['40.00', '4']),
        service('Ended', ['25.00', '5'], [null, null]),
      ],
      'price_volume_mix',
    );
    expect(made).toMatchObject({ price: '10.00', volume: '0.00', mix: '0.00', scope: '15.00' });
  });

  it('leaves whole what has no volume in both periods, and says why', () => {
    const made = bridge(
      [
        service('Known', ['100.00', '10'], ['120.00', '12']),
        service('Unknown', ['50.00', null], ['60.00', '6']),
        service('Still', ['50.00', '5'], ['40.00', '0']),
      ],
      'price_volume_mix',
    );
    expect(made).toMatchObject({ volume: '20.00', price: '0.00', unsplit: '0.00' });
    expect(made.parts.map(({ unsplit, reason }) => [unsplit, reason])).toEqual([
      ['0.00', null],
      ['10.00', 'volume not known in both periods'],
      ['-10.00', 'no volume in one of the periods'],
    ]);
  });

  it('tells no mix where services are counted in different units', () => {
    const made = bridge(
      [
        service('Payroll', ['100.00', '10'], ['150.00', '15'], 'payslips'),
        service('Hiring', ['100.00', '2'], ['90.00', '1'], 'vacancies filled'),
      ],
      'price_volume_mix',
    );
    expect(made).toMatchObject({ hasMix: false, mix: '0.00', volume: '0.00', price: '40.00' });
  });
});

describe('LMDI', () => {
  it('weighs logarithms by the logarithmic mean', () => {
    // L(200, 100) = 100 / ln 2 = 144.2695; volume doubles at the same unit cost: the whole change is volume.
    expect(logarithmicMean(200, 100)).toBeCloseTo(144.2695, 4);
    const made = bridge([service('A', ['100.00', '10'], ['200.00', '20'])], 'lmdi');
    expect(made).toMatchObject({ volume: '100.00', mix: '0.00', price: '0.00' });
  });

  it('shares a change of both price and volume evenly where both double', () => {
    // C 100 -> 400, q 10 -> 20: L = 300 / ln 4 = 216.4043, times ln 2 = 150 each.
    const made = bridge([service('A', ['100.00', '10'], ['400.00', '20'])], 'lmdi');
    expect(made).toMatchObject({ volume: '150.00', price: '150.00' });
  });

  it('leaves whole what has no logarithm', () => {
    const made = bridge([service('A', ['-5.00', '10'], ['10.00', '10'])], 'lmdi');
    expect(made).toMatchObject({ unsplit: '15.00', price: '0.00' });
  });
});

const money = fc.integer({ min: -50_000, max: 5_000_000 }).map((pence) => (pence / 100).toFixed(2));
const volume = fc.option(fc.integer({ min: -2, max: 9_999 }).map(String), { nil: null });
const period = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(money, volume) },
  { weight: 1, arbitrary: fc.constant([null, null] as const) },
);
const services = fc
  .array(fc.tuple(period, period, fc.constantFrom('cases', 'cases', 'orders')), { maxLength: 8 })
  .map((rows) => rows.map(([from, to, unit], at) => service(`S${at}`, from, to, unit)));
const scheme = fc.constantFrom('price_volume_mix' as const, 'lmdi' as const);

describe('any bridge', () => {
  it('sums to the change of cost to the cent, in total and service by service', () => {
    fc.assert(
      fc.property(services, scheme, (some, by) => {
        const { parts, ...total } = bridge(some, by);
        for (const one of [total, ...parts]) {
          const bars = add(one.price, one.volume, one.mix, one.scope, one.unsplit);
          expect(subtract(bars, subtract(one.cost1, one.cost0))).toMatch(/^0(\.0+)?$/);
        }
      }),
    );
  });

  it('does not depend on the order of services', () => {
    fc.assert(
      fc.property(services, scheme, (some, by) => {
        const { parts: _, ...forward } = bridge(some, by);
        const { parts: __, ...backward } = bridge(some.toReversed(), by);
        expect(backward).toEqual(forward);
      }),
    );
  });

  it('scales with money', () => {
    const times = (amount: string | null) => (amount === null ? null : (Number(amount) * 100).toFixed(2));
    fc.assert(
      fc.property(services, (some) => {
        const small = bridge(some, 'price_volume_mix');
        const large = bridge(
          some.map((one) => ({ ...one, cost0: times(one.cost0), cost1: times(one.cost1) })),
          'price_volume_mix',
        );
        // Each service is rounded to the cent before it is scaled: half a cent each way, for two bars.
        for (const bar of ['price', 'volume', 'mix', 'scope', 'unsplit'] as const)
          expect(Math.abs(Number(large[bar]) - 100 * Number(small[bar]))).toBeLessThanOrEqual(
            some.length + 0.01,
          );
      }),
    );
  });
});
