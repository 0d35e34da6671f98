import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '#lib/core/indicators/trend/mann-kendall.ts';
import {
  correctedMannKendall,
  seasonalMannKendall,
} from '#lib/core/indicators/trend/mann-kendall-corrected.ts';
import { seasonalTheilSen, theilSen } from '#lib/core/indicators/trend/theil-sen.ts';

describe('the Theil-Sen line', () => {
  it('is the one worked by Sen in 1968', () => {
    const line = theilSen([9, 15, 19, 20, 45, 55, 78], {
      positions: [1, 2, 3, 4, 10, 12, 18],
      confidence: 0.93,
    });
    expect(line).toMatchObject({ kind: 'line', slope: 4, intercept: 4, points: 7 });
    expect(line.kind === 'line' && line.lower).toBeCloseTo(3.71, 2);
    expect(line.kind === 'line' && line.upper).toBeCloseTo(4.38, 2);
  });

  it('is not bent by one value far out', () => {
    expect(theilSen([1, 2, 3, 4, 500])).toMatchObject({ slope: 1 });
  });

  it('keeps the place of a missing month', () => {
    // 1 at 0, 3 at 2, 4 at 3: slopes 1, 1, 1.
    expect(theilSen([1, null, 3, 4])).toMatchObject({ slope: 1, intercept: 1, points: 3 });
  });

  it('is flat for a constant series', () => {
    expect(theilSen([7, 7, 7, 7])).toMatchObject({ slope: 0, lower: 0, upper: 0, intercept: 7 });
  });

  it.each([{ values: [] }, { values: [5] }, { values: [null, null] }, { values: [null, 5] }])(
    'is stated to be none for $values',
    ({ values }) => {
      expect(theilSen(values)).toEqual({
        kind: 'none',
        reason: `a trend needs two points in time, found ${values.filter((value) => value !== null).length}`,
      });
    },
  );

  it('has an interval around its slope', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 }),
        (values) => {
          const line = theilSen(values);
          if (line.kind !== 'line') throw new Error(line.reason);
          expect(line.lower).toBeLessThanOrEqual(line.slope);
          expect(line.upper).toBeGreaterThanOrEqual(line.slope);
        },
      ),
      { seed: 1 },
    );
  });

  it('turns with the series: negated, and tilted by a line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 20 }),
        fc.integer({ min: -9, max: 9 }),
        (values, tilt) => {
          const slope = (list: readonly number[]) => {
            const line = theilSen(list);
            return line.kind === 'line' ? line.slope : NaN;
          };
          expect(slope(values.map((value) => -value))).toBeCloseTo(-slope(values), 9);
          expect(slope(values.map((value, at) => value + tilt * at))).toBeCloseTo(slope(values) + tilt, 9);
        },
      ),
      { seed: 2 },
    );
  });

  it('goes by season: each month against its own of other years', () => {
    expect(seasonalTheilSen([1, 5, 3, 7], 2)).toEqual({ slope: 2, intercept: 4 - (1.5 / 2) * 2 });
    expect(seasonalTheilSen([1, 5], 2)).toBeNull();
  });
});

describe('the Mann-Kendall test', () => {
  it('is worked by hand: four rises', () => {
    const test = mannKendall([1, 2, 3, 4]);
    expect(test).toMatchObject({ s: 6, tau: 1, points: 4 });
    // 4 x 3 x 13 / 18.
    expect(test.variance).toBeCloseTo(156 / 18, 12);
    expect(test.z).toBeCloseTo(5 / Math.sqrt(156 / 18), 12);
  });

  it('takes ties from the variance', () => {
    // (5 x 4 x 15 - 2 x 1 x 9) / 18.
    expect(mannKendall([1, 2, 2, 3, 4]).variance).toBeCloseTo(282 / 18, 12);
  });

  it.each([{ values: [] }, { values: [1] }, { values: [null, null] }, { values: [3, 3, 3] }])(
    'says nothing of $values',
    ({ values }) => {
      expect(mannKendall(values)).toMatchObject({ s: 0, z: 0, p: 1 });
      expect(Number.isFinite(correctedMannKendall(values, 'hamed_rao').z)).toBe(true);
      expect(Number.isFinite(correctedMannKendall(values, 'yue_wang').z)).toBe(true);
      expect(seasonalMannKendall(values, 12, { isCorrelated: true })).toMatchObject({ s: 0, z: 0 });
    },
  );

  it('sums the seasons', () => {
    // Two seasons of three years, each rising: S = 3 + 3.
    expect(seasonalMannKendall([1, 10, 2, 20, 3, 30], 2)).toMatchObject({ s: 6, tau: 1, points: 6 });
  });
});
