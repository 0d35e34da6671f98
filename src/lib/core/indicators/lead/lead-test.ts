import { normalQuantile } from '../statistics/distributions.ts';
import { autoregression, filtered } from './autoregression.ts';
import { clipped } from './clipped.ts';
import { crossCorrelation } from './cross-correlation.ts';
import { allowedLags, mostLag } from './allowed-lags.ts';
import { rollingGain, type RollingSeries } from './rolling-gain.ts';
import { differenced, isSeasonal, seasonDegrees, withoutSeason } from './season.ts';

/**
 * What the data say of a lead: `confirmed` stands out and makes forecasts of the outcome better; `candidate` does one of
 * the two, or was found by looking at many lags; `refuted` does not stand out although the data would allow it.
 */
export type LeadVerdict = 'confirmed' | 'candidate' | 'refuted' | 'not_enough_data';

/** The correlation of filtered changes at one lag: the indicator's with the outcome's so many months later. */
export interface CorrelogramBar {
  readonly lag: number;
  readonly correlation: number | null;
  /** Whether the verdict looks at this lag; others are drawn and not judged. */
  readonly isTested: boolean;
}

export interface LeadResult {
  readonly verdict: LeadVerdict;
  /** Why there is no more to say; null where there is. */
  readonly reason: string | null;
  /** The lead of those tested that stands out most. */
  readonly lag: number | null;
  readonly correlation: number | null;
  /** What a correlation must exceed, given how many were tried. */
  readonly threshold: number | null;
  /** Months in which both are known. */
  readonly points: number;
  /** Months that allow the test asked for. */
  readonly needed: number;
  /** Lags tried, over all pairs looked at together, by which the threshold is corrected. */
  readonly tried: number;
  /** The least true correlation that would be found in eight of ten such series. */
  readonly visible: number | null;
  /** How much of the error of forecasts it saves; null where it does not stand out, or there are too few to forecast. */
  readonly gain: number | null;
  /** Months forecast to know the gain. */
  readonly origins: number;
  readonly correlogram: readonly CorrelogramBar[];
  readonly isExploration: boolean;
  /** Order of the autoregression by which both were filtered, and whether the months' means were taken out. */
  readonly order: number;
  readonly isSeasonal: boolean;
}

export interface LeadInput {
  /** Values of both in the same months, in order; null where there is none. */
  readonly indicator: readonly (number | null)[];
  readonly outcome: readonly (number | null)[];
  /** The leads said beforehand, in months from 1, in order; null searches all from 1 to `mostLag`. */
  readonly lags: readonly number[] | null;
  /** How many lags of how many pairs are looked at together, these included; the lags tested here unless said. */
  readonly tried?: number;
}

/** Forecasts of the outcome must become better by a twentieth. */
const leastGain = 0.05;

const mostOrder = 3;
const fewestUsed = 8;

/**
 * Does an indicator lead an outcome? Both are differenced, and freed of the means of the months where either is seasonal
 * (analysis of variance, 5 %); the indicator is described by an autoregression of order up to 3 (AICc), both are filtered
 * by it, what lies far out is drawn in, and r(k) = corr(indicator[t], outcome[t + k]) is held against
 * z(1 - 0.025 / m) / sqrt(n), m = lags x pairs tried, n = filtered months less 11 where means were taken out. What stands
 * out must also cut the rolling-origin error of the outcome by 5 % to be confirmed; a search never confirms, since the
 * data that propose a lead cannot prove it.
 * Levels are not correlated: two series that drift always look related. An indicator that is computed from the outcome
 * (such as its sum since April) stands out without being news of it: such a pair must not be asked about.
 * Source: Haugh and Box 1977; Box, Jenkins, Reinsel and Ljung 2015, chapter 12. Means of months instead of seasonal
 * differences: they cost 11 degrees of freedom rather than 12 of 36 points. Example: 36 months, one pair, lead 3 said
 * beforehand, order 1: n = 34, threshold 1.960 / sqrt(34) = 0.336.
 */
export function leadTest(input: LeadInput): LeadResult {
  const points = commonMonths(input.indicator, input.outcome);
  const { tested, needed } = allowedLags(points, input.lags);
  const isExploration = input.lags === null;
  const tried = Math.max(tested.length, input.tried ?? 0);
  const asked: Asked = { tested, tried, points, needed, isExploration };
  if (tested.length === 0)
    return without(
      asked,
      `${points} ${points === 1 ? 'month' : 'months'} in which both are known, ${needed} needed`,
    );
  const prepared = preparedOf(input);
  if (prepared.used < fewestUsed)
    return without(asked, `gaps leave ${Math.max(0, prepared.used)} months to compare, ${fewestUsed} needed`);
  if (thresholdOf(tried, prepared.used) >= 1)
    return without(asked, `no correlation could stand out of ${tried} tried in ${prepared.used} months`);
  const correlations = crossCorrelation(prepared.outcome, prepared.indicator, Math.max(mostLag, ...tested));
  if (correlations.every((correlation) => correlation === null))
    return without(asked, 'one of the two does not vary, or only along a line or with the season');
  return judged(asked, prepared, correlations);
}

/** Months in which both series have a value. */
export function commonMonths(a: Series, b: Series): number {
  return a.filter((value, at) => value !== null && b[at] != null).length;
}

interface Asked {
  readonly tested: readonly number[];
  readonly tried: number;
  readonly points: number;
  readonly needed: number;
  readonly isExploration: boolean;
}

type Series = readonly (number | null)[];

interface Prepared {
  /** Changes, drawn in, and the level of the outcome, freed of the season where there is one. */
  readonly changes: RollingSeries;
  /** The same, filtered, and what lies far out drawn in. */
  readonly indicator: Series;
  readonly outcome: Series;
  readonly order: number;
  readonly isSeasonal: boolean;
  readonly used: number;
}

function preparedOf(input: LeadInput): Prepared {
  const raw = {
    indicator: differenced(input.indicator),
    outcome: differenced(input.outcome),
    level: input.outcome,
  };
  const seasonal = isSeasonal(raw.indicator) || isSeasonal(raw.outcome);
  const changes = seasonal
    ? {
        indicator: withoutSeason(raw.indicator),
        outcome: withoutSeason(raw.outcome),
        level: withoutSeason(raw.level),
      }
    : raw;
  const [x, y] = [clipped(changes.indicator), clipped(changes.outcome)];
  const model = autoregression(x, mostOrder);
  const [left, right] = [clipped(filtered(x, model)), clipped(filtered(y, model))];
  const known = left.filter((value, at) => value !== null && right[at] != null).length;
  return {
    changes: { indicator: x, outcome: y, level: changes.level },
    indicator: left,
    outcome: right,
    order: model.order,
    isSeasonal: seasonal,
    used: known - (seasonal ? seasonDegrees : 0),
  };
}

function judged(asked: Asked, prepared: Prepared, correlations: readonly (number | null)[]): LeadResult {
  const { tested, tried, points, needed, isExploration } = asked;
  const size = (lag: number) => Math.abs(correlations[lag] ?? 0);
  const lag = tested.reduce((best, one) => (size(one) > size(best) ? one : best));
  const correlation = correlations[lag] ?? null;
  const threshold = thresholdOf(tried, prepared.used);
  const isBeyond = size(lag) > threshold;
  const rolling = isBeyond ? rollingGain(prepared.changes, lag) : null;
  const isGain = rolling !== null && rolling.gain >= leastGain;
  return {
    verdict: !isBeyond ? 'refuted' : isGain && !isExploration ? 'confirmed' : 'candidate',
    reason: null,
    lag,
    correlation,
    threshold,
    points,
    needed,
    tried,
    visible: visibleFrom(threshold, prepared.used),
    gain: rolling?.gain ?? null,
    origins: rolling?.origins ?? 0,
    correlogram: correlations.map((one, at) => ({
      lag: at,
      correlation: one,
      isTested: tested.includes(at),
    })),
    isExploration,
    order: prepared.order,
    isSeasonal: prepared.isSeasonal,
  };
}

function thresholdOf(tried: number, used: number): number {
  return normalQuantile(1 - 0.025 / tried) / Math.sqrt(used);
}

/** By Fisher's z: tanh(atanh(threshold) + 0.8416 / sqrt(n - 3)); null under 4 months. */
function visibleFrom(threshold: number, used: number): number | null {
  if (used <= 3) return null;
  return Math.tanh(Math.atanh(threshold) + normalQuantile(0.8) / Math.sqrt(used - 3));
}

function without({ tested, tried, points, needed, isExploration }: Asked, reason: string): LeadResult {
  return {
    verdict: 'not_enough_data',
    reason,
    lag: tested.length === 1 ? (tested[0] ?? null) : null,
    correlation: null,
    threshold: null,
    points,
    needed,
    tried,
    visible: null,
    gain: null,
    origins: 0,
    correlogram: [],
    isExploration,
    order: 0,
    isSeasonal: false,
  };
}
