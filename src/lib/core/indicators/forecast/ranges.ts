import { studentQuantile } from '../statistics/distributions.ts';
import type { PastForecast } from './backtest.ts';
import { spreadOf, weightedDeviation, type Fitted } from './fitted.ts';

/** Shares of outcomes that a range is to hold: the inner and the outer band of a fan. */
export const rangeShares = [0.5, 0.8] as const;

export type RangeShare = (typeof rangeShares)[number];

/** Between which two values a share of outcomes is expected. */
export interface Range {
  readonly share: RangeShare;
  readonly lower: number;
  readonly upper: number;
}

/** How often ranges of a nominal share held what came, in backtests. */
export interface Coverage {
  readonly nominal: RangeShare;
  readonly covered: number;
  readonly of: number;
}

/** Backtests from which a range is widened by what they missed by. */
export const leastBacktests = 12;

/** A weighted sum of coming months: `weights[h - 1]` for the month `h` ahead. */
export interface Summed {
  readonly fitted: Fitted;
  readonly past: readonly PastForecast[];
  readonly weights: readonly number[];
}

/**
 * Half the width of the range of a weighted sum: the method's own, `t × deviation`, or where it is wider and there are
 * at least 12 backtests of the same sum, the split-conformal one: the `ceil((n + 1) share)`-th smallest of their absolute
 * errors. Source: Vovk, Gammerman and Shafer 2005; Lei et al. 2018. Example: 12 errors, share 0.8: the 11th smallest.
 */
export function halfWidth(summed: Summed, share: RangeShare): number {
  return Math.max(ownHalfWidth(summed.fitted, summed.weights, share), conformal(missedBy(summed), share));
}

/** Absolute errors of the same weighted sum in the backtests that know all its months. */
export function missedBy({ past, weights }: Omit<Summed, 'fitted'>): readonly number[] {
  return past.flatMap(({ errors }) => {
    const error = weightedError(errors, weights);
    return error === null ? [] : [Math.abs(error)];
  });
}

/**
 * How often the range would have held what came: each backtest is judged by its own fit then, widened by the errors of
 * all others, not by its own.
 */
export function coverageOf({ past, weights }: Omit<Summed, 'fitted'>, share: RangeShare): Coverage {
  const known = past.flatMap(({ fitted, errors }) => {
    const error = weightedError(errors, weights);
    return error === null ? [] : [{ fitted, size: Math.abs(error) }];
  });
  const isWidened = known.length >= leastBacktests;
  const sizes = known.map(({ size }) => size).toSorted((a, b) => a - b);
  const rank = rankOf(sizes.length - 1, share);
  const covered = known.filter(({ fitted, size }) => {
    // Of the others in order, the one of that rank: one further on where the one left out stands before it.
    const others = isWidened ? sizes[size <= sizes[rank - 1]! ? rank : rank - 1]! : 0;
    return size <= Math.max(ownHalfWidth(fitted, weights, share), others) * (1 + 1e-9);
  });
  return { nominal: share, covered: covered.length, of: known.length };
}

/** The method's own half width: what it would be if its model were true. */
export function ownHalfWidth(fitted: Fitted, weights: readonly number[], share: RangeShare): number {
  const spread = spreadOf(fitted);
  if (spread.deviation === 0) return 0;
  return studentFactor(share, spread.degrees) * weightedDeviation(fitted, weights, spread);
}

const factors = new Map<string, number>();

/** How many deviations to each side hold a share of outcomes, by Student's t: 1.3722 for 0.8 and 10 degrees. */
export function studentFactor(share: RangeShare, degrees: number): number {
  const key = `${share} ${degrees}`;
  const factor = factors.get(key) ?? studentQuantile((1 + share) / 2, degrees);
  factors.set(key, factor);
  return factor;
}

function conformal(errors: readonly number[], share: RangeShare): number {
  return errors.length < leastBacktests ? 0 : ranked(errors, share);
}

/** The error of the rank that holds a share of the next one: the `ceil((n + 1) share)`-th smallest, at most the largest. */
export function ranked(errors: readonly number[], share: RangeShare): number {
  return errors.toSorted((a, b) => a - b)[rankOf(errors.length, share) - 1] ?? 0;
}

function rankOf(count: number, share: RangeShare): number {
  return Math.min(count, Math.ceil((count + 1) * share - 1e-9));
}

function weightedError(errors: readonly (number | null)[], weights: readonly number[]): number | null {
  let sum = 0;
  for (const [at, weight] of weights.entries()) {
    if (weight === 0) continue;
    const error = errors[at];
    if (error === null || error === undefined) return null;
    sum += weight * error;
  }
  return sum;
}
