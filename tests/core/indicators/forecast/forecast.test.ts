import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '#lib/core/indicators/forecast/backtest.ts';
import {
  breach,
  forecastShares,
  shareOutlook,
  type ShareForecast,
  type ShareMonth,
} from '#lib/core/indicators/forecast/breach.ts';
import { forecast, type Forecast } from '#lib/core/indicators/forecast/forecast.ts';
import { fitNaive } from '#lib/core/indicators/forecast/naive.ts';
import { coverageOf, halfWidth } from '#lib/core/indicators/forecast/ranges.ts';
import { shortfall } from '#lib/core/indicators/forecast/shortfall.ts';
import { yearEnd } from '#lib/core/indicators/forecast/year-end.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';

const wave = (months: number): readonly number[] =>
  Array.from({ length: months }, (_, at) => 100 + 10 * Math.sin((at * Math.PI) / 6));

function noise(months: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: months }, () => 100 + 20 * (random() + random() + random() - 1.5));
}

function made(values: readonly (number | null)[], horizon: number): Forecast {
  const found = forecast(values, { horizon });
  if (found.kind === 'none') throw new Error(found.reason);
  return found;
}

describe('what the length of a series allows', () => {
  it('says how many more months are needed under 12', () => {
    expect(forecast(noise(7, 1), { horizon: 3 })).toMatchObject({ kind: 'none', needs: 5 });
    expect(forecast([], { horizon: 3 })).toMatchObject({ kind: 'none', needs: 12 });
  });

  it('looks three months ahead at most under 24, by the last month or the mean', () => {
    const found = made(noise(23, 2), 12);
    expect(found.months).toHaveLength(3);
    expect(found.beyond).toBe(9);
    expect(['naive', 'recent_mean']).toContain(found.method);
  });

  it('refuses an annual forecast under 24 and says what it would take', () => {
    const input = { toDate: '0', from: 1, until: 12 };
    expect(yearEnd({ ...input, forecast: made(noise(20, 2), 12) })).toMatchObject({ kind: 'none', needs: 4 });
    expect(yearEnd({ ...input, forecast: forecast(noise(11, 2), { horizon: 12 }) })).toMatchObject({
      kind: 'none',
      needs: 1,
    });
  });

  it('finds the seasons of a wave from 24 months on', () => {
    const found = made(wave(36), 6);
    expect(['seasonal_naive', 'seasonal_level']).toContain(found.method);
    found.months.forEach(({ expected }, at) => expect(expected).toBeCloseTo(wave(42)[36 + at]!, 6));
  });

  it('leaves seasons out where it is told there are none', () => {
    const found = forecast(wave(36), { horizon: 6, seasonal: false });
    expect(found.kind === 'forecast' && found.method).not.toMatch(/seasonal/);
  });
});

describe('backtests', () => {
  it('misses a line by its step, each time by as many as it looks ahead', () => {
    const { past, meanError, mase } = backtest([1, 2, 3, 4, 5], 'naive', { horizon: 2, training: 2 });
    expect(past.map(({ errors }) => errors)).toEqual([
      [1, 2],
      [1, 2],
      [1, null],
    ]);
    expect(meanError).toBeCloseTo(7 / 5, 9);
    expect(mase).toBeCloseTo(7 / 5, 9);
  });

  it('has no MASE where the series never moves', () => {
    expect(backtest(Array<number>(15).fill(3), 'naive', { horizon: 1, training: 6 })).toMatchObject({
      meanError: 0,
      mase: null,
    });
  });

  // 12 errors of 1 to 12: the ceil(13 x 0.8) = 11th smallest is 11; half of them, ceil(6.5) = 7th, is 7.
  it('widens a range to the ranked error of 12 backtests', () => {
    const fitted = fitNaive([5, 5, 5, 5]);
    const past = Array.from({ length: 12 }, (_, at) => ({
      knew: at,
      fitted,
      errors: [at % 2 ? at + 1 : -at - 1],
    }));
    expect(halfWidth({ fitted, past, weights: [1] }, 0.8)).toBe(11);
    expect(halfWidth({ fitted, past, weights: [1] }, 0.5)).toBe(7);
    expect(halfWidth({ fitted, past: past.slice(1), weights: [1] }, 0.8)).toBe(0);
    // Left out in turn, each of 1 to 10 lies within the 10th of the other eleven, and so does none of 11 and 12.
    expect(coverageOf({ past, weights: [1] }, 0.8)).toEqual({ nominal: 0.8, covered: 10, of: 12 });
  });

  it('prefers the mean of the year where nothing is better by more than a twentieth', () => {
    const chosen = Array.from({ length: 20 }, (_, seed) => made(noise(24, seed + 1), 3).method);
    expect(chosen.filter((method) => method === 'recent_mean').length).toBeGreaterThan(13);
  });
});

describe('the end of a year', () => {
  it('adds what is expected to what is known', () => {
    const found = yearEnd({
      toDate: '300.10',
      from: 1,
      until: 3,
      forecast: made(Array<number>(24).fill(100), 3),
    });
    expect(found).toMatchObject({ kind: 'year end', expected: 600.1, deviation: 0 });
  });

  it('is what is known where no month is left', () => {
    const found = yearEnd({ toDate: '1200.00', from: 1, until: 0, forecast: made(noise(24, 3), 3) });
    expect(found).toMatchObject({ expected: 1200, deviation: 0 });
  });

  it('scatters more than months that were independent, and less than months that were one', () => {
    const walk = noise(48, 4).reduce<number[]>((all, one) => [...all, (all.at(-1) ?? 100) + one - 100], []);
    const forecasted = made(walk, 6);
    const end = yearEnd({ toDate: '0', from: 1, until: 6, forecast: forecasted });
    if (end.kind === 'none') throw new Error(end.reason);
    const halves = forecasted.months.map(({ ranges }) => (ranges[1]!.upper - ranges[1]!.lower) / 2);
    const half = (end.ranges[1]!.upper - end.ranges[1]!.lower) / 2;
    expect(half).toBeGreaterThan(Math.hypot(...halves) * 0.99);
    expect(half).toBeLessThan(halves.reduce((sum, one) => sum + one, 0) * 1.3);
  });
});

describe('shortfall', () => {
  // T(1) with 30 degrees of freedom is 0.8373 (tables of Student's t).
  it('is the chance to end on the wrong side of the plan', () => {
    const outlook = { expected: 100, deviation: 10, degrees: 30 };
    expect(shortfall(outlook, 110, 'higher')?.probability).toBeCloseTo(0.8373, 3);
    expect(shortfall(outlook, 110, 'lower')?.probability).toBeCloseTo(0.1627, 3);
    expect(shortfall(outlook, 110, 'higher')?.likelihood).toBe('likely');
    expect(shortfall(outlook, 100, 'higher')?.probability).toBeCloseTo(0.5, 6);
    expect(shortfall(outlook, 100, 'higher')).toMatchObject({ likelihood: 'possible', gap: 0 });
    expect(shortfall(outlook, 110, 'neutral')).toBeNull();
  });

  it('is certain where nothing scatters', () => {
    const certain = { expected: 100, deviation: 0, degrees: 1 };
    expect(shortfall(certain, 110, 'higher')?.probability).toBe(1);
    expect(shortfall(certain, 100, 'higher')?.probability).toBe(0);
  });
});

describe('shares', () => {
  const steady = (share: number, cases: number, months: number) =>
    Array.from({ length: months }, () => ({ numerator: share * cases, denominator: cases }));

  function shares(months: readonly ShareMonth[]): ShareForecast {
    const found = forecastShares(months, { horizon: 3 });
    if (found.kind === 'none') throw new Error(found.reason);
    return found;
  }

  const quarter = { from: 1, until: 3 };

  it('totals numerators and denominators, never shares', () => {
    const known = { numerator: 90, denominator: 100 };
    const outlook = shareOutlook(shares(steady(0.8, 100, 24)), { ...quarter, known });
    expect(outlook).toMatchObject({ kind: 'outlook', cases: 300 });
    expect(outlook.kind === 'outlook' && outlook.expected).toBeCloseTo(0.825, 9);
  });

  // Shares 0.8 and 0.9 in turn of 10,000 cases: binomial deviation sqrt(.85 x .15 / 10,000) = 0.00357, moving range 0.1:
  // 0.1 / 0.00357 / 1.128 = 24.83.
  it('scatters as months really do, not as a binomial would', () => {
    const months = Array.from({ length: 24 }, (_, at) => ({
      numerator: at % 2 === 0 ? 8000 : 9000,
      denominator: 10_000,
    }));
    expect(shares(months).dispersion).toBeCloseTo(24.83, 2);
    const found = breach(shares(months), quarter, { target: 0.84, better: 'higher' });
    expect(found).toMatchObject({ kind: 'breach', likelihood: 'possible' });
  });

  it('does not take 100 % of a few cases for certainty', () => {
    const found = breach(shares(steady(1, 5, 24)), quarter, { target: 0.95, better: 'higher' });
    expect(found.kind === 'breach' && found.probability).toBeGreaterThan(0.05);
    expect(found.kind === 'breach' && found.outlook.expected).toBe(1);
  });

  // None of 24 x 100 missed: q = 0.5 / 2401, and 300 cases to come: 1 - (1 - q)^300 = 0.0606. One miss in 2,400:
  // q = 1.5 / 2401, 1 - (1 - q)^300 = 0.171.
  it('of a target that allows no miss is that of a first miss, not one half', () => {
    const perfect = shares(steady(1, 100, 24));
    const all = { target: 1, better: 'higher' } as const;
    const found = breach(perfect, quarter, all);
    expect(found).toMatchObject({ kind: 'breach', likelihood: 'unlikely' });
    expect(found.kind === 'breach' && found.probability).toBeCloseTo(0.0606, 4);
    const none = breach(shares(steady(0, 100, 24)), quarter, { target: 0, better: 'lower' });
    expect(none.kind === 'breach' && none.probability).toBeCloseTo(0.0606, 4);
    const once = steady(1, 100, 24).map((month, at) => (at === 5 ? { ...month, numerator: 99 } : month));
    const after = breach(shares(once), quarter, all);
    expect(after.kind === 'breach' && after.probability).toBeCloseTo(0.171, 3);
    const known = { numerator: 99, denominator: 100 };
    expect(breach(perfect, { ...quarter, known }, all)).toMatchObject({
      probability: 1,
      likelihood: 'likely',
    });
  });

  it('is unlikely far above the target and likely far below it', () => {
    const at = (target: number) =>
      breach(shares(steady(0.9, 400, 24)), quarter, { target, better: 'higher' });
    expect(at(0.8)).toMatchObject({ likelihood: 'unlikely' });
    expect(at(0.95)).toMatchObject({ likelihood: 'likely' });
  });

  it('has no outlook without cases', () => {
    const none = Array.from({ length: 24 }, () => ({ numerator: 0, denominator: 0 }));
    expect(forecastShares(none, { horizon: 3 })).toMatchObject({ kind: 'none', needs: 12 });
  });
});

describe('any series', () => {
  const series = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant(0) },
    ),
    { maxLength: 45, size: 'max' },
  );

  it('is never continued with what is not a number', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 15 }), (values, horizon) => {
        const found = forecast(values, { horizon });
        if (found.kind === 'none') return;
        const end = yearEnd({ toDate: '0', from: 1, until: found.months.length, forecast: found });
        const numbers = [
          ...found.months.flatMap(({ expected, ranges }) => [
            expected,
            ...ranges.flatMap((r) => [r.lower, r.upper]),
          ]),
          ...(end.kind === 'none'
            ? [NaN]
            : [end.expected, end.deviation, ...end.ranges.flatMap((r) => [r.lower, r.upper])]),
        ];
        expect(numbers.every(Number.isFinite)).toBe(true);
        found.months.forEach(({ expected, ranges: [inner, outer] }) => {
          expect(outer!.lower <= inner!.lower && inner!.upper <= outer!.upper).toBe(true);
          expect(inner!.lower <= expected && expected <= inner!.upper).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('scales and shifts with its unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 12, max: 45 }), (seed, months) => {
        const values = noise(months, seed);
        const [plain, scaled] = [
          made(values, 3),
          made(
            values.map((value) => value * 1024),
            3,
          ),
        ];
        expect(scaled.method).toBe(plain.method);
        scaled.months.forEach(({ expected, ranges }, at) => {
          expect(expected / 1024).toBeCloseTo(plain.months[at]!.expected, 4);
          expect(ranges[1]!.upper / 1024).toBeCloseTo(plain.months[at]!.ranges[1]!.upper, 4);
        });
      }),
      { numRuns: 25 },
    );
  });
});
