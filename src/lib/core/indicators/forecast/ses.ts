import { totalWeight, type Fitted, type MonthlyValues } from './fitted.ts';
import { lowestOnLine } from './minimise.ts';

/** Simple exponential smoothing as it ran over a series: the level after each month, and the errors one month ahead. */
export interface Smoothed {
  readonly levels: readonly number[];
  readonly errors: MonthlyValues;
}

/** `l_t = l_{t-1} + α (y_t - l_{t-1})` from a given level; a missing month leaves the level as it is. */
export function smooth(values: MonthlyValues, alpha: number, level0: number): Smoothed {
  let level = level0;
  const errors: (number | null)[] = [];
  const levels = values.map((value) => {
    const error = value === null ? null : value - level;
    errors.push(error);
    level += alpha * (error ?? 0);
    return level;
  });
  return { levels, errors };
}

/**
 * Simple exponential smoothing, ETS(A,N,N): `ŷ_{t+h} = l_t`. `α` within 0 and 1 and the first level are those with the
 * least sum of squared errors; for a given `α` the first level follows by least squares.
 * Source: Hyndman and Athanasopoulos, Forecasting: principles and practice. Example: 446.66, 454.47, 455.66, ..., 494.21
 * gives α 0.892, first level 447.48, forecast 496.49.
 */
export function fitSes(values: MonthlyValues): Fitted {
  const { at: alpha } = lowestOnLine((share) => leastSquares(values, share), [0, 1]);
  const { level: level0, doubt } = bestLevel(values, alpha);
  const { levels, errors } = smooth(values, alpha, level0);
  const level = levels.at(-1) ?? level0;
  return {
    parameters: { alpha, level0 },
    expected: (months) => Array.from({ length: months }, () => level),
    errors,
    response: (after) => (after === 0 ? 1 : alpha),
    correlation: 0,
    doubt: (weights) => doubt * totalWeight(weights) ** 2,
    estimated: 2,
  };
}

/**
 * The first level with the least squared errors, of each of which it is a known share; and the variance that the last
 * level has from it, in units of that of a month: `share_n² / Σ share²`, which is 1 / n for `α` 0.
 */
function bestLevel(values: MonthlyValues, alpha: number): { readonly level: number; readonly doubt: number } {
  const { errors } = smooth(values, alpha, 0);
  let [share, over, under] = [1, 0, 0];
  for (const error of errors) {
    if (error === null) continue;
    over += share * error;
    under += share ** 2;
    share *= 1 - alpha;
  }
  return under === 0 ? { level: 0, doubt: 0 } : { level: over / under, doubt: share ** 2 / under };
}

/** The least sum of squared errors for a share: without a first level, `Σ e² - (Σ share e)² / Σ share²`. */
function leastSquares(values: MonthlyValues, alpha: number): number {
  // Counted from the first value, so that nothing is lost in the difference of two large sums.
  const origin = values.find((value) => value !== null) ?? 0;
  let [level, share, over, under, squares] = [0, 1, 0, 0, 0];
  for (const value of values) {
    if (value === null) continue;
    const error = value - origin - level;
    level += alpha * error;
    over += share * error;
    under += share ** 2;
    squares += error ** 2;
    share *= 1 - alpha;
  }
  return under === 0 ? 0 : squares - over ** 2 / under;
}
