/** The nine sample quantiles of Hyndman and Fan. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * The `share` quantile of some values, by type 7 unless said; null without values or outside 0 to 1. Values that are no
 * number are refused, so that a quantile never stands for fewer cases than it was given.
 *
 * Formula of type 7: x[k] + (h − k)(x[k+1] − x[k]), h = (n − 1) p + 1, k = floor(h), on values in order. It is Excel's
 * PERCENTILE.INC, R's default and `quantile_cont` of DuckDB. Source: Hyndman and Fan 1996.
 * Example: the 0.9 quantile of 15, 20, 35, 40 and 50 is 46.
 */
export function quantile(values: readonly number[], share: number, type: QuantileType = 7): number | null {
  if (values.length === 0 || !(share >= 0 && share <= 1) || values.some(Number.isNaN)) return null;
  const ordered = values.toSorted((a, b) => a - b);
  return type <= 3 ? stepped(ordered, share, type) : interpolated(ordered, share, type);
}

/** Types 1 to 3: one of the values, or the mean of two. */
function stepped(ordered: readonly number[], share: number, type: QuantileType): number {
  const height = nearInteger(ordered.length * share + (type === 3 ? -0.5 : 0));
  const below = Math.floor(height);
  const isBetween = height === below;
  if (type === 2 && isBetween) return (at(ordered, below) + at(ordered, below + 1)) / 2;
  const staysBelow = type === 3 ? isBetween && below % 2 === 0 : isBetween;
  return at(ordered, staysBelow ? below : below + 1);
}

/** Types 4 to 9: on the line between two values, at a plotting position. */
function interpolated(ordered: readonly number[], share: number, type: QuantileType): number {
  const height = nearInteger(heightOf(ordered.length, share, type));
  const below = Math.floor(height);
  const lower = at(ordered, below);
  return lower + (height - below) * (at(ordered, below + 1) - lower);
}

function heightOf(count: number, share: number, type: QuantileType): number {
  switch (type) {
    case 4:
      return count * share;
    case 5:
      return count * share + 0.5;
    case 6:
      return (count + 1) * share;
    case 8:
      return (count + 1 / 3) * share + 1 / 3;
    case 9:
      return (count + 1 / 4) * share + 3 / 8;
    default:
      return (count - 1) * share + 1;
  }
}

// Binary fractions: 0.55 × 20 is a shade above 11, and would take the next value.
function nearInteger(height: number): number {
  const whole = Math.round(height);
  return Math.abs(height - whole) < 4 * Number.EPSILON * Math.max(1, whole) ? whole : height;
}

/** The value in place 1 to n; beyond the ends, the end. */
function at(ordered: readonly number[], place: number): number {
  return ordered[Math.min(Math.max(place, 1), ordered.length) - 1]!;
}
