import { describe, expect, it } from 'vitest';
import { quantile, type QuantileType } from '#lib/core/indicators/quantile/quantile.ts';

describe('quantile', () => {
  // The example of the Wikipedia article on percentiles; figures of numpy.quantile 2.4.6, each by its method.
  it.each([
    [1, 20],
    [2, 20],
    [3, 15],
    [4, 16.25],
    [5, 18.75],
    [6, 17.5],
    [7, 20],
    [8, 18.333333333333332],
    [9, 18.4375],
  ] as const)('gives the lower quartile by type %i', (type, expected) => {
    expect(quantile([15, 20, 35, 40, 50], 0.25, type)).toBeCloseTo(expected, 12);
  });

  it('is type 7 unless said: between the fourth and fifth of five values', () => {
    expect(quantile([50, 15, 40, 20, 35], 0.9)).toBeCloseTo(46, 12);
  });

  it('does not step over a value for the sake of a binary fraction', () => {
    const twenty = Array.from({ length: 20 }, (_, at) => at + 1);
    expect(quantile(twenty, 0.55, 1)).toBe(11);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9] as QuantileType[])(
    'stays within the values at both ends by type %i',
    (type) => {
      expect(quantile([3, 1, 2], 0, type)).toBe(1);
      expect(quantile([3, 1, 2], 1, type)).toBe(3);
      expect(quantile([7], 0.9, type)).toBe(7);
    },
  );

  it('is not known without values, with a gap among them, or outside 0 to 1', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([1, NaN], 0.5)).toBeNull();
    expect(quantile([1], 1.1)).toBeNull();
    expect(quantile([1], NaN)).toBeNull();
  });
});
