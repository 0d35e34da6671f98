import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadTest } from '#lib/core/indicators/lead/lead-test.ts';
import { crossCorrelation } from '#lib/core/indicators/lead/cross-correlation.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { leadingIndicator, sales } from './series-m.ts';

/** A number of uniform random numbers about 0. */
function noise(length: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => random() - 0.5);
}

/** A random walk and an outcome that follows its steps `lag` months later, with some noise of its own. */
function ledPair(length: number, lag: number, share = 0.3) {
  const steps = noise(length + lag, 11);
  const own = noise(length, 12);
  let [level, result] = [0, 0];
  return {
    indicator: steps.slice(lag).map((step) => (level += step)),
    outcome: own.map((error, at) => (result += steps[at]! + share * error)),
  };
}

const months = (count: number, value: (at: number) => number | null) =>
  Array.from({ length: count }, (_, at) => value(at));

describe('the published series M of Box and Jenkins', () => {
  it('leads by 3, although its levels go together most in the same month', () => {
    const levels = crossCorrelation(sales, leadingIndicator, 7);
    expect(levels.indexOf(Math.max(...levels.map(Number)))).toBe(0);
    const result = leadTest({ indicator: leadingIndicator, outcome: sales, lags: [3] });
    expect(result.verdict).toBe('confirmed');
    expect(result.correlation).toBeGreaterThan(0.6);
    const beforeThree = result.correlogram.filter(({ lag }) => lag < 3);
    beforeThree.forEach(({ correlation }) => expect(Math.abs(correlation!)).toBeLessThan(result.threshold!));
  });

  it('is found by a search as a candidate at 3, not more', () => {
    const result = leadTest({ indicator: leadingIndicator, outcome: sales, lags: null });
    expect(result).toMatchObject({ verdict: 'candidate', lag: 3, tried: 7, isExploration: true });
  });

  it('shows its lead in three years as well as in all', () => {
    [0, 36, 60, 90, 114].forEach((first) => {
      const [indicator, outcome] = [leadingIndicator, sales].map((all) => all.slice(first, first + 36));
      expect(leadTest({ indicator: indicator!, outcome: outcome!, lags: [2, 3, 4] })).toMatchObject({
        verdict: 'confirmed',
        lag: 3,
      });
    });
  });

  it('refutes the lead the other way round', () => {
    expect(leadTest({ indicator: sales, outcome: leadingIndicator, lags: [3] }).verdict).toBe('refuted');
  });
});

describe('the length of a series', () => {
  it('allows nothing under 24 months', () => {
    expect(leadTest({ ...ledPair(23, 2), lags: [2] })).toMatchObject({
      verdict: 'not_enough_data',
      reason: '23 months in which both are known, 24 needed',
      threshold: null,
      correlogram: [],
    });
  });

  it('allows one lead said beforehand from 24 months, the middle one of several', () => {
    const result = leadTest({ ...ledPair(30, 2), lags: [1, 2, 3] });
    expect(result).toMatchObject({ verdict: 'confirmed', lag: 2, tried: 1 });
    expect(result.correlogram.filter(({ isTested }) => isTested)).toHaveLength(1);
  });

  it('allows a search from 36 months only', () => {
    expect(leadTest({ ...ledPair(35, 2), lags: null })).toMatchObject({
      verdict: 'not_enough_data',
      needed: 36,
    });
    expect(leadTest({ ...ledPair(36, 2), lags: null })).toMatchObject({ verdict: 'candidate', lag: 2 });
  });

  it('asks four times a long lead', () => {
    expect(leadTest({ ...ledPair(40, 2), lags: [12] })).toMatchObject({
      verdict: 'not_enough_data',
      needed: 48,
    });
  });
});

describe('the threshold', () => {
  it('is the one worked by hand: 1.960 over the root of the months left', () => {
    const { threshold, order, isSeasonal } = leadTest({ ...ledPair(37, 2), lags: [2] });
    expect(isSeasonal).toBe(false);
    expect(threshold).toBeCloseTo(1.959964 / Math.sqrt(36 - order), 6);
  });

  it('rises with the number of lags of pairs tried together', () => {
    const alone = leadTest({ ...ledPair(40, 2), lags: [2] });
    const among = leadTest({ ...ledPair(40, 2), lags: [2], tried: 50 });
    // 1 - 0.025 / 50 of the normal distribution lies at 3.2905.
    expect(among.threshold! / alone.threshold!).toBeCloseTo(3.290527 / 1.959964, 5);
  });
});

describe('the verdict', () => {
  it('refutes where nothing leads, and says what would have been seen', () => {
    const result = leadTest({ indicator: noise(48, 1), outcome: noise(48, 2), lags: [2] });
    expect(result).toMatchObject({ verdict: 'refuted', gain: null });
    expect(result.visible).toBeGreaterThan(result.threshold!);
  });

  it('is not deceived by two series that rise together', () => {
    const indicator = noise(48, 5).map((value, at) => at + value);
    const outcome = noise(48, 6).map((value, at) => 3 * at + value);
    expect(Math.min(...crossCorrelation(outcome, indicator, 1).map(Number))).toBeGreaterThan(0.9);
    expect(leadTest({ indicator, outcome, lags: [2] }).verdict).toBe('refuted');
  });

  it('is not deceived by a year that both share', () => {
    const season = (at: number) => 5 * Math.sin((2 * Math.PI * at) / 12);
    const indicator = noise(48, 7).map((value, at) => season(at + 2) + value);
    const outcome = noise(48, 8).map((value, at) => season(at) + value);
    expect(leadTest({ indicator, outcome, lags: [2] })).toMatchObject({
      verdict: 'refuted',
      isSeasonal: true,
    });
  });

  it('does not rest on one month far out in both', () => {
    const indicator = noise(48, 9).map((value, at) => (at === 20 ? 40 : value));
    const outcome = noise(48, 10).map((value, at) => (at === 22 ? 40 : value));
    const result = leadTest({ indicator, outcome, lags: [2] });
    // As it is, the one month would give a correlation of nearly 1.
    expect(crossCorrelation(outcome, indicator, 2)[2]).toBeGreaterThan(0.9);
    expect(result.correlation).toBeLessThan(0.5);
    expect(result.verdict).not.toBe('confirmed');
  });

  it('does not confirm what only adds up the outcome itself', () => {
    const outcome = noise(60, 14);
    let sum = 0;
    const indicator = outcome.map((value, at) => (sum = (at % 12 === 0 ? 0 : sum) - value));
    const result = leadTest({ indicator, outcome, lags: [1] });
    // Its change is the outcome of the same month, and what is high tends to come down.
    expect(Math.abs(result.correlation!)).toBeGreaterThan(result.threshold!);
    expect(result.verdict).toBe('candidate');
    expect(result.gain).toBeLessThan(0.05);
  });

  it('bridges a gap without inventing what is missing', () => {
    const { indicator, outcome } = ledPair(48, 2);
    const holed = indicator.map((value, at) => (at === 15 || at === 16 ? null : value));
    expect(leadTest({ indicator: holed, outcome, lags: [2] })).toMatchObject({
      verdict: 'confirmed',
      points: 46,
    });
  });
});

describe('series that say nothing', () => {
  const rising = months(40, (at) => 3 + 2 * at);
  const cases = [
    { what: 'constant', values: months(40, () => 0.95) },
    { what: 'a straight line', values: rising },
    { what: 'all zero', values: months(40, () => 0) },
  ];
  it.each(cases)('$what: stated, whichever of the two it is', ({ values }) => {
    const other = noise(40, 3);
    [
      leadTest({ indicator: values, outcome: other, lags: [2] }),
      leadTest({ indicator: other, outcome: values, lags: [2] }),
      leadTest({ indicator: values, outcome: values, lags: null }),
    ].forEach((result) =>
      expect(result).toMatchObject({
        verdict: 'not_enough_data',
        reason: 'one of the two does not vary, or only along a line or with the season',
      }),
    );
  });

  it('states a series that only repeats its year', () => {
    const year = noise(12, 4);
    const values = months(48, (at) => year[at % 12]!);
    expect(leadTest({ indicator: values, outcome: noise(48, 3), lags: [2] })).toMatchObject({
      verdict: 'not_enough_data',
      isSeasonal: false,
    });
  });

  it('states that every second month is missing', () => {
    const values = months(60, (at) => (at % 2 === 0 ? at ** 1.5 : null));
    const result = leadTest({ indicator: values, outcome: noise(60, 3), lags: [2] });
    expect(result).toMatchObject({
      verdict: 'not_enough_data',
      reason: 'gaps leave 0 months to compare, 8 needed',
    });
  });

  it.each([[[]], [months(40, () => null)], [[5]]])('states %j', (values) => {
    const result = leadTest({ indicator: values, outcome: values, lags: [1] });
    expect(result.verdict).toBe('not_enough_data');
    expect(result.reason).toMatch(/^(0 months|1 month) in which both are known, 24 needed$/);
  });

  it('refuses a lead that is none', () => {
    expect(() => leadTest({ indicator: rising, outcome: rising, lags: [0] })).toThrow('whole numbers from 1');
  });
});

const series = fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null, freq: 8 }), {
  minLength: 0,
  maxLength: 60,
});

describe('whatever comes in', () => {
  it('gives a verdict whose numbers are numbers', () => {
    fc.assert(
      fc.property(series, series, fc.constantFrom(null, [1], [2, 3, 4]), (indicator, outcome, lags) => {
        const result = leadTest({ indicator, outcome, lags });
        const numbers = [result.correlation, result.threshold, result.visible, result.gain];
        numbers.forEach((one) => expect(one === null || Number.isFinite(one)).toBe(true));
        expect(result.verdict === 'not_enough_data').toBe(result.reason !== null);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('does not depend on the units of either', () => {
    const { indicator, outcome } = ledPair(40, 2);
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.integer({ min: -50, max: 50 }),
        (by, add) => {
          const plain = leadTest({ indicator, outcome, lags: [2] });
          const turned = leadTest({
            indicator: indicator.map((value) => value * by + add),
            outcome: outcome.map((value) => value * by - add),
            lags: [2],
          });
          expect(turned.correlation).toBeCloseTo(plain.correlation!, 6);
          expect(turned.verdict).toBe(plain.verdict);
        },
      ),
      { numRuns: 25, seed: 6 },
    );
  });
});
