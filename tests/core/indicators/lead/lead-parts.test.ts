import { describe, expect, it } from 'vitest';
import { allowedLags } from '#lib/core/indicators/lead/allowed-lags.ts';
import { autoregression, filtered } from '#lib/core/indicators/lead/autoregression.ts';
import { clipped } from '#lib/core/indicators/lead/clipped.ts';
import { crossCorrelation } from '#lib/core/indicators/lead/cross-correlation.ts';
import { grangerTest } from '#lib/core/indicators/lead/granger.ts';
import { rollingGain } from '#lib/core/indicators/lead/rolling-gain.ts';
import { differenced, isSeasonal, withoutSeason } from '#lib/core/indicators/lead/season.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { leadingIndicator, sales } from './series-m.ts';

function noise(length: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => random() - 0.5);
}

describe('what a length allows', () => {
  it.each([
    [23, [2], [], 24],
    [24, [2], [2], 24],
    [30, [1, 2, 3], [2], 24],
    [30, [9], [], 36],
    [36, [1, 2, 3], [1, 2, 3], 24],
    [36, [8, 9, 10], [8, 9], 32],
    [60, [18], [], 72],
    [35, null, [], 36],
    [36, null, [1, 2, 3, 4, 5, 6, 7], 36],
  ])('%i months and leads of %j: %j', (points, said, tested, needed) => {
    expect(allowedLags(points, said)).toEqual({ tested, needed });
  });
});

describe('the cross-correlation', () => {
  it('is worked by hand', () => {
    // (-.5)(-.5) + .5 x .5 + 1.5 x 1.5 = 2.75, over sqrt(5 x 5).
    expect(crossCorrelation([1, 2, 3, 4], [2, 3, 4, 1], 1)[1]).toBeCloseTo(0.55, 12);
  });

  it('has no value where one of them does not vary', () => {
    expect(crossCorrelation([1, 1, 1], [1, 2, 3], 1)).toEqual([null, null]);
    expect(crossCorrelation([], [], 0)).toEqual([null]);
  });
});

describe('the autoregression', () => {
  it('finds that a series follows its last value', () => {
    const errors = noise(300, 3);
    let value = 0;
    const series = errors.map((error) => (value = 0.7 * value + error));
    const model = autoregression(series, 3);
    expect(model.order).toBeGreaterThan(0);
    expect(model.coefficients[0]).toBeGreaterThan(0.6);
    expect(model.coefficients[0]).toBeLessThan(0.8);
  });

  it('is of order 0 for noise, a constant, and next to nothing', () => {
    [noise(200, 4), Array.from({ length: 40 }, () => 3), [1, 2, 3], []].forEach((values) =>
      expect(autoregression(values, 3)).toMatchObject({ order: 0, coefficients: [] }),
    );
  });

  it('filters by what it expects, and leaves a gap after a gap', () => {
    const model = { order: 1, coefficients: [0.5] };
    expect(filtered([2, 3, null, 4, 5], model)).toEqual([null, 2, null, null, 3]);
  });
});

describe('the season', () => {
  const year = [5, 1, 0, 2, 8, 3, 1, 0, 4, 9, 2, 7];
  const repeated = Array.from({ length: 36 }, (_, at) => year[at % 12]! + noise(36, 5)[at]!);

  it('is seen where the months of the year differ, not in noise', () => {
    expect(isSeasonal(repeated)).toBe(true);
    expect(isSeasonal(noise(36, 6))).toBe(false);
    expect(isSeasonal(repeated.slice(0, 19))).toBe(false);
    expect(isSeasonal(Array.from({ length: 36 }, () => 1))).toBe(false);
  });

  it('is taken out month by month', () => {
    expect(withoutSeason([...year, ...year.map((value) => value + 2)])).toEqual(
      Array.from({ length: 24 }, (_, at) => (at < 12 ? -1 : 1)),
    );
  });

  it('leaves no change beside a gap', () => {
    expect(differenced([1, 3, null, 4, 9])).toEqual([null, 2, null, null, 5]);
    expect(differenced([])).toEqual([]);
  });
});

describe('values far out', () => {
  it('are drawn in to 2.5 robust deviations', () => {
    // Median 3, median absolute deviation 1.
    expect(clipped([1, 2, 3, 4, 100])[4]).toBeCloseTo(3 + 2.5 * 1.4826, 12);
    expect(clipped([1, null, 3])).toEqual([1, null, 3]);
  });

  it('stay where more than half of the values are alike', () => {
    expect(clipped([0, 0, 0, 0, 9])).toEqual([0, 0, 0, 0, 9]);
  });
});

describe('the gain of knowing', () => {
  const unrelated = (length: number) => {
    const level = noise(length, 9);
    return { indicator: noise(length, 8), outcome: differenced(level), level };
  };

  it('is large for series M, and none for noise', () => {
    const [x, y] = [differenced(leadingIndicator), differenced(sales)];
    expect(rollingGain({ indicator: x, outcome: y, level: sales }, 3)!.gain).toBeGreaterThan(0.5);
    expect(rollingGain(unrelated(60), 3)!.gain).toBeLessThan(0.1);
  });

  it('is not stated with too few months to forecast', () => {
    expect(rollingGain(unrelated(15), 3)).toBeNull();
    expect(rollingGain({ indicator: [], outcome: [], level: [] }, 1)).toBeNull();
  });
});

describe('the Granger test', () => {
  it('says that the indicator of series M helps to tell sales', () => {
    const test = grangerTest(differenced(leadingIndicator), differenced(sales), 4);
    expect(test).toMatchObject({ kind: 'test', numerator: 4, denominator: 136 });
    expect(test.kind === 'test' && test.p).toBeLessThan(1e-6);
  });

  it('says why it cannot be made', () => {
    expect(grangerTest([1, 2], [1, 2], 2)).toEqual({
      kind: 'none',
      reason: '2 lags need 6 months in a row, found 0',
    });
    const constant = Array.from({ length: 30 }, () => 1);
    expect(grangerTest(constant, noise(30, 2), 1)).toMatchObject({
      reason: 'one of the series does not vary',
    });
  });
});
