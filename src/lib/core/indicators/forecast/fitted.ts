import { mean } from '../statistics/averages.ts';

/** A monthly series in order of time; null where a month has no value. */
export type MonthlyValues = readonly (number | null)[];

/**
 * A method fitted to a series that ends in a known month. What it expects, and how its errors hang together: a shock of
 * one month moves the month `j` later by `response(j)` times its size, and shocks of neighbouring months correlate by
 * `correlation`.
 */
export interface Fitted {
  readonly parameters: Readonly<Record<string, number>>;
  readonly expected: (months: number) => readonly number[];
  /** Errors one month ahead within the series; null where one of both months is missing, or before there is a start. */
  readonly errors: MonthlyValues;
  readonly response: (after: number) => number;
  readonly correlation: number;
  /** Variance that a weighted sum of coming months has from what was estimated, in units of the variance of a month. */
  readonly doubt: (weights: readonly number[]) => number;
  /** Parameters that were estimated from the errors. */
  readonly estimated: number;
}

/** How far the errors of a fitted method scatter: the deviation of a month, and the degrees of freedom behind it. */
export interface Spread {
  readonly deviation: number;
  readonly degrees: number;
}

/** The deviation of a month `s = sqrt(Σ e² / (errors - estimated))`, in the unit of the series. */
export function spreadOf({ errors, estimated }: Fitted): Spread {
  const known = errors.filter((error) => error !== null);
  const degrees = Math.max(1, known.length - estimated);
  const squares = known.reduce((sum, error) => sum + error ** 2, 0);
  return { deviation: Math.sqrt(squares / degrees), degrees };
}

/**
 * The deviation of a weighted sum of coming months. Errors of one method hang together over its horizon, so variances
 * of months are not added: `s² (Σ_j Σ_k E_j E_k ρ^|j-k| + doubt)`, where `E_j = Σ_{h>=j} w_h response(h - j)` is all that
 * a shock in month `j` does to the sum. Source: Hyndman, Koehler, Ord and Snyder 2008, chapter 6. Example: naive
 * (response 1, ρ 0), weights 1, 1, s 2: sqrt(4 (2² + 1²)) = 4.472, not sqrt(4 (1 + 1 + 1)) = 3.464 as if months were
 * independent.
 */
export function weightedDeviation(
  fitted: Fitted,
  weights: readonly number[],
  spread: Spread = spreadOf(fitted),
): number {
  const shocks = varianceOfShocks(fitted, weights);
  return spread.deviation * Math.sqrt(Math.max(0, shocks) + fitted.doubt(weights));
}

// Asked for every month of every backtest: plain loops.
function varianceOfShocks({ response, correlation }: Fitted, weights: readonly number[]): number {
  const months = weights.length;
  const responses = weights.map((_, after) => response(after));
  const effects: number[] = [];
  let [variance, together] = [0, 0];
  for (let start = 0; start < months; start += 1) {
    let effect = 0;
    for (let month = start; month < months; month += 1) effect += weights[month]! * responses[month - start]!;
    // What all shocks before do together fades by the correlation with each month.
    together = correlation * (together + (effects[start - 1] ?? 0));
    variance += effect ** 2 + 2 * effect * together;
    effects.push(effect);
  }
  return variance;
}

/**
 * How much errors of neighbouring months correlate, between 0 and 0.8, with Kendall's correction for the few months it
 * is estimated from: `r + (1 + 3 r) / n`. Example: r 0.3 from 19 pairs is taken as 0.4.
 */
export function neighbourCorrelation(errors: MonthlyValues): number {
  const known = errors.filter((error) => error !== null);
  const centre = mean(known) ?? 0;
  const squares = known.reduce((sum, error) => sum + (error - centre) ** 2, 0);
  let [products, pairs] = [0, 0];
  errors.forEach((error, at) => {
    const before = errors[at - 1];
    if (error === null || before === null || before === undefined) return;
    products += (error - centre) * (before - centre);
    pairs += 1;
  });
  if (pairs < 3 || squares === 0) return 0;
  const raw = products / squares;
  return Math.min(0.8, Math.max(0, raw + (1 + 3 * raw) / pairs));
}

/** The weights that pick one month: 0, 0, 1 for the third. */
export function monthAlone(ahead: number): readonly number[] {
  return Array.from({ length: ahead }, (_, at) => (at === ahead - 1 ? 1 : 0));
}

/** The sum of some weights. */
export function totalWeight(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
