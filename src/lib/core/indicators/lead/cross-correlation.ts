import { mean } from '../statistics/averages.ts';
import { dust } from '../statistics/dust.ts';

/**
 * Sample cross-correlation: r(k) = corr(x[t + k], y[t]) for k = 0 to `most`, both taken about their means, divided by
 * the root of both sums of squares, so that distant lags are not blown up. A missing value leaves out its pairs. Null
 * where either does not vary.
 * Source: Box, Jenkins, Reinsel and Ljung 2015, section 12.1 (as R's `ccf`).
 * Example: x 1, 2, 3, 4 and y 2, 3, 4, 1 at k = 1: the pairs (2,2), (3,3), (4,4) give r = 2.75 / 5 = 0.55.
 */
export function crossCorrelation(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  most: number,
): readonly (number | null)[] {
  const [left, right] = [centred(x), centred(y)];
  return Array.from({ length: most + 1 }, (_, lag) => {
    if (!left || !right) return null;
    const pairs = right.values.flatMap((value, at) => {
      const other = left.values[at + lag];
      return value === null || other == null ? [] : [value * other];
    });
    return pairs.reduce((sum, product) => sum + product, 0) / Math.sqrt(left.squares * right.squares);
  });
}

function centred(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null);
  const centre = mean(known);
  if (centre === null) return null;
  const largest = Math.max(...known.map(Math.abs));
  const about = values.map((value) => (value === null ? null : value - centre));
  const squares = about.reduce<number>((sum, value) => sum + (value ?? 0) ** 2, 0);
  // Rounding leaves dust behind where every value is the same.
  return squares > known.length * (largest * dust) ** 2 ? { values: about, squares } : null;
}
