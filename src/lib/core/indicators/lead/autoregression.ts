import { leastSquares } from '../statistics/least-squares.ts';
import { withoutDust } from '../statistics/dust.ts';

/** How a series follows itself: `coefficients` of its last values, newest first; none for order 0. */
export interface Autoregression {
  readonly order: number;
  readonly coefficients: readonly number[];
}

/**
 * An autoregression of the order from 0 to `most` with the least AICc = n ln(RSS / n) + 2k + 2k(k + 1) / (n - k - 1), k the
 * coefficients with constant and variance. All orders are fitted to the same months, those with `most` known values before
 * them; too few of them, or a constant series, give order 0. Source: Hurvich and Tsai 1989, Biometrika 76(2).
 */
export function autoregression(values: readonly (number | null)[], most: number): Autoregression {
  const rows = values.flatMap((value, at) => {
    const past = lastValues(values, at, most);
    return value === null || past === null ? [] : [{ value, past }];
  });
  const none: Autoregression & { score: number } = { order: 0, coefficients: [], score: Infinity };
  return Array.from({ length: most + 1 }, (_, order) => order).reduce((best, order) => {
    const parameters = order + 2;
    if (rows.length - parameters - 1 < 1) return best;
    const fit = leastSquares(
      rows.map(({ past }) => [1, ...past.slice(0, order)]),
      rows.map(({ value }) => value),
    );
    if (!fit || !(fit.sumOfSquares > 0)) return best;
    const score =
      rows.length * Math.log(fit.sumOfSquares / rows.length) +
      2 * parameters +
      (2 * parameters * (parameters + 1)) / (rows.length - parameters - 1);
    return score < best.score ? { order, coefficients: fit.coefficients.slice(1), score } : best;
  }, none);
}

/** What an autoregression leaves of a series: each value less what those before it led to expect (but for a constant). */
export function filtered(
  values: readonly (number | null)[],
  { order, coefficients }: Autoregression,
): readonly (number | null)[] {
  const left = values.map((value, at) => {
    const past = lastValues(values, at, order);
    if (value === null || past === null) return null;
    return past.reduce((rest, before, back) => rest - coefficients[back]! * before, value);
  });
  return withoutDust(left, values);
}

/** The `count` values before a place, newest first; null when one is missing. */
export function lastValues(
  values: readonly (number | null)[],
  at: number,
  count: number,
): readonly number[] | null {
  const found = Array.from({ length: count }, (_, back) => values[at - back - 1] ?? null);
  return found.every((value) => value !== null) ? found : null;
}
