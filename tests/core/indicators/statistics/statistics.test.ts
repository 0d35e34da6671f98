import { describe, expect, it } from 'vitest';
import { mean, median, variance } from '#lib/core/indicators/statistics/averages.ts';
import {
  fUpper,
  normalQuantile,
  normalTwoSided,
  studentQuantile,
  studentTwoSided,
} from '#lib/core/indicators/statistics/distributions.ts';
import { contrastError, leastSquares } from '#lib/core/indicators/statistics/least-squares.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';

describe('distributions, against the tables of the NIST/SEMATECH handbook 1.3.6.7', () => {
  it('the normal one', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
    expect(normalTwoSided(1.959963985)).toBeCloseTo(0.05, 8);
    expect(normalTwoSided(-2.575829304)).toBeCloseTo(0.01, 8);
  });

  it('Student’s t', () => {
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228, 3);
    expect(studentTwoSided(2.228138852, 10)).toBeCloseTo(0.05, 6);
    expect(studentQuantile(0.975, 2.5)).toBeGreaterThan(studentQuantile(0.975, 3));
  });

  it('Fisher’s F', () => {
    expect(fUpper(4.965, 1, 10)).toBeCloseTo(0.05, 4);
    expect(fUpper(3.478, 4, 10)).toBeCloseTo(0.05, 4);
  });
});

describe('least squares', () => {
  it('is worked by hand: 1, 2, 4 at 1, 2, 3', () => {
    const rows = [1, 2, 3].map((x) => [1, x]);
    const fit = leastSquares(rows, [1, 2, 4])!;
    expect(fit.coefficients[0]).toBeCloseTo(-2 / 3, 12);
    expect(fit.coefficients[1]).toBeCloseTo(1.5, 12);
    expect(fit.sumOfSquares).toBeCloseTo(1 / 6, 12);
    expect(fit.degrees).toBe(1);
    // X'X = [3 6; 6 14], determinant 6.
    expect(fit.logDeterminant).toBeCloseTo(Math.log(6), 12);
    expect(contrastError(fit, [0, 1], 1)).toBeCloseTo(Math.sqrt(3 / 6), 12);
  });

  it('meets the Longley data in its first and last coefficients, as certified by NIST', () => {
    const rows = [
      [83, 234289, 2356, 1590, 107608, 1947],
      [88.5, 259426, 2325, 1456, 108632, 1948],
      [88.2, 258054, 3682, 1616, 109773, 1949],
      [89.5, 284599, 3351, 1650, 110929, 1950],
      [96.2, 328975, 2099, 3099, 112075, 1951],
      [98.1, 346999, 1932, 3594, 113270, 1952],
      [99, 365385, 1870, 3547, 115094, 1953],
      [100, 363112, 3578, 3350, 116219, 1954],
      [101.2, 397469, 2904, 3048, 117388, 1955],
      [104.6, 419180, 2822, 2857, 118734, 1956],
      [108.4, 442769, 2936, 2798, 120445, 1957],
      [110.8, 444546, 4681, 2637, 121950, 1958],
      [112.6, 482704, 3813, 2552, 123366, 1959],
      [114.2, 502601, 3931, 2514, 125368, 1960],
      [115.7, 518173, 4806, 2572, 127852, 1961],
      [116.9, 554894, 4007, 2827, 130081, 1962],
    ];
    const employed = [
      60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331,
      70551,
    ];
    const fit = leastSquares(
      rows.map((row) => [1, ...row]),
      employed,
    )!;
    expect(fit.coefficients[0]! / -3482258.63459582).toBeCloseTo(1, 6);
    expect(fit.coefficients[6]! / 1829.15146461355).toBeCloseTo(1, 6);
    const error = contrastError(fit, [0, 0, 0, 0, 0, 0, 1], fit.sumOfSquares / fit.degrees);
    expect(error / 455.478499142212).toBeCloseTo(1, 6);
  });

  it.each([
    { what: 'a column twice', rows: [1, 2, 3].map((x) => [1, x, 2 * x]) },
    { what: 'a column of zeros', rows: [1, 2, 3].map((x) => [x, 0]) },
    { what: 'fewer rows than columns', rows: [[1, 2]] },
    { what: 'no rows', rows: [] },
  ])('has no answer for $what', ({ rows }) => {
    expect(
      leastSquares(
        rows,
        rows.map(() => 1),
      ),
    ).toBeNull();
  });
});

describe('averages', () => {
  it('are worked by hand', () => {
    expect([mean([1, 2, 6]), median([1, 2, 6]), median([4, 1, 3, 2]), variance([1, 2, 6])]).toEqual([
      3, 2, 2.5, 7,
    ]);
  });

  it('are none of nothing', () => {
    expect([mean([]), median([]), variance([1])]).toEqual([null, null, null]);
  });
});

describe('seeded random numbers', () => {
  it('are the same for the same seed, and spread over 0 to 1', () => {
    const draw = (seed: number) => Array.from({ length: 10_000 }, seededRandom(seed));
    const drawn = draw(7);
    expect(draw(7)).toEqual(drawn);
    expect(draw(8)).not.toEqual(drawn);
    expect(mean(drawn)).toBeCloseTo(0.5, 1);
    expect(variance(drawn)).toBeCloseTo(1 / 12, 2);
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
