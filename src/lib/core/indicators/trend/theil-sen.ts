import { median } from '../statistics/averages.ts';
import { normalQuantile } from '../statistics/distributions.ts';
import { rankVariance } from './mann-kendall.ts';

/** A robust straight line, or why there is none. */
export type TheilSen =
  | {
      readonly kind: 'line';
      /** Change of the value over one step of position. */
      readonly slope: number;
      readonly lower: number;
      readonly upper: number;
      /** Value of the line at position 0. */
      readonly intercept: number;
      readonly points: number;
    }
  | { readonly kind: 'none'; readonly reason: string };

export interface TheilSenOptions {
  /** Where the values stand; 0, 1, 2 and so on unless said. */
  readonly positions?: readonly number[];
  /** Share of the interval; 0.95 unless said. */
  readonly confidence?: number;
}

/**
 * Theil-Sen slope: the median of the slopes of all pairs of points; intercept: median value - slope x median position.
 * The interval takes the slopes of rank (N -/+ z sqrt(Var S)) / 2 among the N ordered slopes, Var S with ties as in
 * Mann-Kendall. Missing values are left out and keep their place. The interval holds for independent values and is too
 * narrow where neighbours are alike.
 * Source: Sen 1968. Example: values 9, 15, 19, 20, 45, 55, 78 at 1, 2, 3, 4, 10, 12, 18 give a slope of 4.
 */
export function theilSen(
  values: readonly (number | null)[],
  { positions, confidence = 0.95 }: TheilSenOptions = {},
): TheilSen {
  const points = values.flatMap((value, at) =>
    value === null ? [] : [{ x: positions?.[at] ?? at, y: value }],
  );
  const slopes = slopesOf(points);
  const slope = median(slopes);
  const [x, y] = [median(points.map((point) => point.x)), median(points.map((point) => point.y))];
  if (slope === null || x === null || y === null)
    return { kind: 'none', reason: `a trend needs two points in time, found ${points.length}` };
  const { lower, upper } = intervalOf(slopes, points, confidence);
  return { kind: 'line', slope, lower, upper, intercept: y - slope * x, points: points.length };
}

/**
 * Theil-Sen slope by month of the year: the median of the slopes between values of the same season, a year being one step;
 * intercept: median value - slope x median position / period. Null without two years of any season.
 * Source: Hirsch, Slack and Smith 1982. Example: two years 1, 5 and 3, 7 (period 2) give slopes 2 and 2.
 */
export function seasonalTheilSen(
  values: readonly (number | null)[],
  period: number,
): { readonly slope: number; readonly intercept: number } | null {
  const points = values.flatMap((value, at) => (value === null ? [] : [{ x: at, y: value }]));
  const slopes = Array.from({ length: period }, (_, season) =>
    slopesOf(
      points.filter(({ x }) => x % period === season).map(({ x, y }) => ({ x: Math.floor(x / period), y })),
    ),
  ).flat();
  const slope = median(slopes);
  const [x, y] = [median(points.map((point) => point.x)), median(points.map((point) => point.y))];
  return slope === null || x === null || y === null ? null : { slope, intercept: y - (x / period) * slope };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The slopes of all pairs at different positions, in order of size. */
function slopesOf(points: readonly Place[]): readonly number[] {
  return points
    .flatMap((later, at) =>
      points
        .slice(0, at)
        .filter(({ x }) => x !== later.x)
        .map(({ x, y }) => (later.y - y) / (later.x - x)),
    )
    .sort((a, b) => a - b);
}

function intervalOf(slopes: readonly number[], points: readonly Place[], confidence: number) {
  const count = points.length;
  const whole = (count * (count - 1) * (2 * count + 5)) / 18;
  // Ties in either direction lower the variance.
  const spread = rankVariance(points.map(({ x }) => x)) + rankVariance(points.map(({ y }) => y)) - whole;
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(Math.max(0, spread));
  const first = Math.max(roundHalfEven((slopes.length - reach) / 2) - 1, 0);
  const last = Math.min(roundHalfEven((slopes.length + reach) / 2), slopes.length - 1);
  return { lower: slopes[first]!, upper: slopes[last]! };
}

/** As the published implementation rounds: a half goes to the even neighbour. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
