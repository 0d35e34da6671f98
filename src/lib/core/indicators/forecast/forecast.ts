import { backtest, type Backtest } from './backtest.ts';
import { monthAlone, type Fitted, type MonthlyValues } from './fitted.ts';
import { allowedFor, leastPoints, methodIds, methods, type MethodId } from './methods.ts';
import {
  coverageOf,
  halfWidth,
  leastBacktests,
  missedBy,
  ownHalfWidth,
  rangeShares,
  type Coverage,
  type Range,
} from './ranges.ts';

/** How far to look ahead, from the last known month, and what the values can be. */
export interface ForecastOptions {
  readonly horizon: number;
  /** Whether months of one year resemble those of the next; yes unless said. */
  readonly seasonal?: boolean;
  /** Values that cannot be left: 0 and 1 for shares, 0 upwards for counts. */
  readonly least?: number;
  readonly most?: number;
}

/** A coming month, counted from the last known one. */
export interface ForecastMonth {
  readonly ahead: number;
  readonly expected: number;
  readonly ranges: readonly Range[];
}

/** A forecast with what it rests on. */
export interface Forecast {
  readonly kind: 'forecast';
  readonly method: MethodId;
  readonly fitted: Fitted;
  readonly months: readonly ForecastMonth[];
  /** Known months of the series. */
  readonly points: number;
  readonly backtest: Backtest;
  /** MASE of the mean of the last 12 months, to hold the chosen method against. */
  readonly meanMase: number | null;
  /** Of the 80 % range over all months ahead in all backtests. */
  readonly coverage: Coverage;
  /** Whether backtests made the ranges wider than the method's own. */
  readonly isWidened: boolean;
  /** Months ahead that were asked for and are further than the length of the series allows. */
  readonly beyond: number;
}

/** Why there is no forecast. `needs` is how many more known months would do; null where more would not help. */
export interface NoForecast {
  readonly kind: 'none';
  readonly reason: string;
  readonly needs: number | null;
}

/** A more complex method must be better than a simpler one by more than this share of its error. */
const tie = 0.05;

/**
 * Forecast a monthly series from its last known month. The length of the series decides which methods may be tried and
 * how far ahead; of these the one with the least rolling-origin MASE is taken, ties within 5 % going to the simplest.
 * Ranges are the method's own with Student's t, widened from 12 backtests up by what these missed by.
 * Example: 12 months of 10 are continued with 10, range 10 to 10; 11 months need one more.
 */
export function forecast(values: MonthlyValues, options: ForecastOptions): Forecast | NoForecast {
  const series = trimmed(values);
  const points = series.filter((value) => value !== null).length;
  const allowed = allowedFor(points, options.seasonal ?? true);
  if (!allowed) return tooShort(points);
  if (series.some((value) => value !== null && !Number.isFinite(value)))
    return { kind: 'none', reason: 'a value is not a number', needs: null };
  const horizon = Math.max(0, Math.min(options.horizon, allowed.months));
  const looks = { horizon: Math.max(1, horizon), training: allowed.training };
  const tried = allowed.methods.map((method) => backtest(series, method, looks));
  const chosen = simplestOfBest(tried);
  const fitted = methods[chosen.method].fit(series);
  const mean = tried.find(({ method }) => method === 'recent_mean');
  const { months, isWidened } = monthsOf(fitted, chosen, { ...options, horizon });
  return {
    kind: 'forecast',
    method: chosen.method,
    fitted,
    months,
    points,
    backtest: chosen,
    meanMase: mean?.mase ?? null,
    coverage: pooledCoverage(chosen, looks.horizon),
    isWidened,
    beyond: Math.max(0, options.horizon - allowed.months),
  };
}

/** A series without the missing months before its first and after its last known one. */
function trimmed(values: MonthlyValues): MonthlyValues {
  const isKnown = (value: number | null): boolean => value !== null;
  return values.slice(Math.max(0, values.findIndex(isKnown)), values.findLastIndex(isKnown) + 1);
}

function tooShort(points: number): NoForecast {
  const needs = leastPoints - points;
  const reason =
    points === 0
      ? `no month has a value: a forecast needs ${leastPoints}`
      : `needs ${needs} more month${needs === 1 ? '' : 's'}: a forecast rests on at least ${leastPoints}, there ${points === 1 ? 'is' : 'are'} ${points}`;
  return { kind: 'none', reason, needs };
}

/** The simplest method whose error is within the tie of the least. Without a single backtest, the simplest of all. */
function simplestOfBest(tried: readonly Backtest[]): Backtest {
  const ordered = tried.toSorted((a, b) => methodIds.indexOf(a.method) - methodIds.indexOf(b.method));
  const least = Math.min(...ordered.map(({ meanError }) => meanError ?? Infinity));
  return ordered.find(({ meanError }) => meanError !== null && meanError <= least * (1 + tie)) ?? ordered[0]!;
}

interface Drawn {
  readonly months: readonly ForecastMonth[];
  readonly isWidened: boolean;
}

/** Ranges never narrow with distance; beyond the backtests they keep the widening of the last month that had enough. */
function monthsOf(fitted: Fitted, { past }: Backtest, options: ForecastOptions): Drawn {
  const expected = fitted.expected(options.horizon);
  const within = (value: number): number =>
    Math.min(options.most ?? Infinity, Math.max(options.least ?? -Infinity, value));
  const widths = rangeShares.map((share) => {
    let [widest, widening] = [0, 1];
    return expected.map((_, at) => {
      const weights = monthAlone(at + 1);
      const own = ownHalfWidth(fitted, weights, share);
      const hasBacktests = missedBy({ past, weights }).length >= leastBacktests;
      const half = hasBacktests ? halfWidth({ fitted, past, weights }, share) : own * widening;
      if (hasBacktests && own > 0) widening = half / own;
      widest = Math.max(widest, half);
      return { half: widest, own };
    });
  });
  const months = expected.map((value, at) => ({
    ahead: at + 1,
    expected: within(value),
    ranges: rangeShares.map((share, which) => {
      const { half } = widths[which]![at]!;
      return { share, lower: within(value - half), upper: within(value + half) };
    }),
  }));
  return { months, isWidened: widths.some((one) => one.some(({ half, own }) => half > own * (1 + 1e-9))) };
}

function pooledCoverage({ past }: Backtest, horizon: number): Coverage {
  const each = Array.from({ length: horizon }, (_, at) =>
    coverageOf({ past, weights: monthAlone(at + 1) }, 0.8),
  );
  return {
    nominal: 0.8,
    covered: each.reduce((sum, { covered }) => sum + covered, 0),
    of: each.reduce((sum, one) => sum + one.of, 0),
  };
}
