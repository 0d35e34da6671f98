import { normalTwoSided } from '../statistics/distributions.ts';

/** Whether a series tends to rise or fall, by the signs of its differences. */
export interface MannKendall {
  readonly points: number;
  /** Rises less falls over all pairs of points. */
  readonly s: number;
  readonly variance: number;
  /** 0 where the variance is 0: a constant series says nothing. */
  readonly z: number;
  readonly p: number;
  /** S over the number of pairs; null under two points. */
  readonly tau: number | null;
}

/**
 * Mann-Kendall test: S = sum over i < j of sign(x_j - x_i); Var(S) = [n(n-1)(2n+5) - sum over ties t(t-1)(2t+5)] / 18;
 * z = (S -/+ 1) / sqrt(Var). Missing values are left out. Its p-value holds for independent values only: under
 * autocorrelation it, and its common corrections, reject far too often, so no screen shows it.
 * Source: Mann 1945; Kendall 1975. Example: 1, 2, 3, 4 gives S 6, variance 8.6667, z 1.698.
 */
export function mannKendall(values: readonly (number | null)[]): MannKendall {
  const known = values.filter((value) => value !== null);
  const s = riseCount(known);
  return scored(s, rankVariance(known), known.length);
}

/** A score S with its variance as a test; the step of 1 towards 0 is the continuity correction. */
export function scored(s: number, variance: number, points: number): MannKendall {
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  const pairs = (points * (points - 1)) / 2;
  return { points, s, variance, z, p: normalTwoSided(z), tau: pairs > 0 ? s / pairs : null };
}

/** Rises less falls over all pairs. */
export function riseCount(values: readonly number[]): number {
  let s = 0;
  for (let later = 1; later < values.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1) s += Math.sign(values[later]! - values[earlier]!);
  return s;
}

/** The variance of S for independent values, less what ties take from it. */
export function rankVariance(values: readonly number[]): number {
  const countByValue = new Map<number, number>();
  for (const value of values) countByValue.set(value, (countByValue.get(value) ?? 0) + 1);
  const weight = (n: number) => n * (n - 1) * (2 * n + 5);
  const ties = [...countByValue.values()].reduce((sum, count) => sum + weight(count), 0);
  return (weight(values.length) - ties) / 18;
}
