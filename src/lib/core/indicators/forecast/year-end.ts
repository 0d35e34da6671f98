import type { Decimal } from '../../vocabulary/money.ts';
import { spreadOf, weightedDeviation } from './fitted.ts';
import type { Forecast, NoForecast } from './forecast.ts';
import {
  coverageOf,
  halfWidth,
  leastBacktests,
  missedBy,
  ownHalfWidth,
  ranked,
  rangeShares,
  studentFactor,
  type Coverage,
  type Range,
  type RangeShare,
  type Summed,
} from './ranges.ts';
import type { Outlook } from './shortfall.ts';

/** What the months of a year still to come add up to. */
export interface YearEndInput {
  /** Sum of the known months of the year, exact; `0` where none is known yet. */
  readonly toDate: Decimal;
  /** Forecast from the last known month. */
  readonly forecast: Forecast | NoForecast;
  /** First and last month ahead that belong to the year. */
  readonly from: number;
  readonly until: number;
}

/** A sum of coming months as it is expected. */
export interface SumOutlook extends Outlook {
  readonly ranges: readonly Range[];
  /** Backtested sums of the same months ahead. */
  readonly backtests: number;
  readonly coverage: Coverage;
}

/** A year as it is expected to end. */
export interface YearEnd extends SumOutlook {
  readonly kind: 'year end';
  readonly toDate: Decimal;
}

/**
 * `to date + Σ forecast`. The range is that of a **sum**: errors of a method hang together from month to month, so its
 * variance is not the sum of the months' (see `weightedDeviation`); from 12 backtests of sums of the same months up it is
 * widened by what these missed by. The money to date is exact, the forecast a double.
 * Example: 300.00 to date, 100 expected in each of 3 months by the last month, deviation 10: 600, deviation
 * sqrt(10² (3² + 2² + 1²)) = 37.4.
 */
export function yearEnd({ toDate, forecast, from, until }: YearEndInput): YearEnd | NoForecast {
  if (forecast.kind === 'none') return forecast;
  const months = forecast.months.filter(({ ahead }) => ahead >= from && ahead <= until);
  if (until >= from && forecast.months.length < until) return tooFar(forecast, until);
  const weights = Array.from({ length: Math.max(0, until) }, (_, at) => (at + 1 >= from ? 1 : 0));
  const expected = Number(toDate) + months.reduce((sum, month) => sum + month.expected, 0);
  const { fitted } = forecast;
  return { kind: 'year end', toDate, ...spread({ fitted, past: forecast.backtest.past, weights }, expected) };
}

/** Range, deviation and coverage of a weighted sum about what is expected of it. */
export function spread(summed: Summed, expected: number): SumOutlook {
  const { degrees } = spreadOf(summed.fitted);
  const halves = rangeShares.map((share) => ({
    share,
    half: Math.max(halfWidth(summed, share) * carried(summed, share), furthest(summed, share)),
  }));
  const widest = halves.at(-1)!;
  return {
    expected,
    ranges: halves.map(({ share, half }) => ({ share, lower: expected - half, upper: expected + half })),
    // Widened ranges and probabilities must tell the same: the deviation is read off the outer range.
    deviation: Math.max(
      weightedDeviation(summed.fitted, summed.weights),
      widest.half / studentFactor(widest.share, degrees),
    ),
    degrees,
    backtests: missedBy(summed).length,
    coverage: coverageOf(summed, widest.share),
  };
}

/**
 * A sum with fewer than 12 backtests is widened as the longest sum of its first months that has as many: the method has
 * been shown to promise too much.
 */
function carried({ fitted, past, weights }: Summed, share: RangeShare): number {
  const sums = weights.map((_, at) => ({ fitted, past, weights: weights.slice(0, at + 1) }));
  const longest = sums.findLast((one) => missedBy(one).length >= leastBacktests && one.weights.some(Boolean));
  if (!longest || longest.weights.length === weights.length) return 1;
  const own = ownHalfWidth(fitted, longest.weights, share);
  return own > 0 ? halfWidth(longest, share) / own : 1;
}

/**
 * Where there are 4 to 11 backtested sums, a range of 80 % is at least as wide as the largest of them missed by: too few
 * to rank, but not to be passed over. One of 50 % takes its rank.
 */
function furthest(summed: Summed, share: RangeShare): number {
  const errors = missedBy(summed);
  return errors.length < fewestSums ? 0 : ranked(errors, share);
}

/** With fewer sums even the largest does not hold 80 %: `ceil((n + 1) 0.8) > n` under 4. */
const fewestSums = 4;

/** Why a year cannot be forecast to its end: what the series would need to be that long. */
export function tooFar({ points, months }: Forecast, until: number): NoForecast {
  const needs = until <= 12 ? 24 - points : 36 - points;
  if (needs <= 0) return { kind: 'none', reason: `${until} months ahead are too far`, needs: null };
  return {
    kind: 'none',
    reason: `needs ${needs} more month${needs === 1 ? '' : 's'}: with ${points} known no more than ${months.length} months ahead may be forecast, and ${until} are left`,
    needs,
  };
}
