import { defaultIndicators } from '../../vocabulary/indicator-settings.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { meanRangeInSigmas, pPrimeLimits } from '../control/limits.ts';
import type { MonthlyValues } from './fitted.ts';
import { forecast, type Forecast, type ForecastOptions, type NoForecast } from './forecast.ts';
import { studentFactor } from './ranges.ts';
import { likelihoodOf, shortfall, type Shortfall } from './shortfall.ts';
import { spread, tooFar, type SumOutlook } from './year-end.ts';

/** A month of a share by its parts; null where either is missing. */
export interface ShareMonth {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Shares and their denominators as they are expected, and how much shares scatter. */
export interface ShareForecast {
  readonly kind: 'shares';
  readonly shares: Forecast;
  readonly counts: Forecast;
  /** How many times the binomial deviation months really scatter by, `σ_z` of the p′ chart; 0 where it is not asked. */
  readonly dispersion: number;
  /** All known months together. */
  readonly past: KnownParts;
}

/** How far ahead, whether with seasons, and whether shares scatter at least as on a p′ chart: yes unless said. */
export interface ShareOptions extends Pick<ForecastOptions, 'horizon' | 'seasonal'> {
  readonly isOverdispersed?: boolean;
}

/** Forecast a share by its parts: the share of each month, and its denominator. */
export function forecastShares(
  months: readonly ShareMonth[],
  { isOverdispersed = true, ...options }: ShareOptions,
): ShareForecast | NoForecast {
  const values = sharesOf(months);
  const shares = forecast(values, { ...options, least: 0, most: 1 });
  if (shares.kind === 'none') return shares;
  // A month without a share counts for neither, so that both are forecast from the same month on.
  const denominators = months.map(({ denominator }, at) => (values[at] === null ? null : denominator));
  const counts = forecast(denominators, { ...options, least: 0 });
  if (counts.kind === 'none') return counts;
  const dispersion = isOverdispersed ? dispersionOf(months) : 0;
  return { kind: 'shares', shares, counts, dispersion, past: pooled(months) };
}

/** First and last of the months ahead of the last known one, and the parts that count with them. */
export interface ShareSpan {
  readonly from: number;
  readonly until: number;
  readonly known?: KnownParts;
}

/** Parts of a share that are known already and count with the months ahead. */
export interface KnownParts {
  readonly numerator: number;
  readonly denominator: number;
}

/** A share over coming months as it is expected. */
export interface ShareOutlook extends SumOutlook {
  readonly kind: 'outlook';
  /** Cases expected in the months ahead. */
  readonly cases: number;
}

/**
 * `(met to date + Σ p_h n_h) / (n to date + Σ n_h)`: the share of each month ahead is forecast, its denominator too, and
 * the total divided, never an average of shares. Denominators are taken as expected. The scatter is that of the forecast
 * of the shares, but no less than on a p′ chart: `σ_z sqrt(p (1 - p) / N)`. A plain binomial would take large volumes for
 * certainty. Source: Laney 2002.
 * Example: 90 of 100 to date and 3 months of 0.8 with 100 each: 330 of 400, 82.5 %.
 */
export function shareOutlook(
  { shares, counts, dispersion }: ShareForecast,
  { from, until, known = { numerator: 0, denominator: 0 } }: ShareSpan,
): ShareOutlook | NoForecast {
  if (until >= from && shares.months.length < until) return tooFar(shares, until);
  const ahead = Array.from({ length: Math.max(0, until) }, (_, at) => (at + 1 >= from ? 1 : 0));
  const expectedCounts = ahead.map((isIn, at) => isIn * counts.months[at]!.expected);
  const cases = expectedCounts.reduce((sum, count) => sum + count, 0);
  const total = known.denominator + cases;
  if (!(total > 0)) return { kind: 'none', reason: 'no cases are expected', needs: null };
  const met = expectedCounts.reduce((sum, count, at) => sum + count * shares.months[at]!.expected, 0);
  const expected = (known.numerator + met) / total;
  const weights = expectedCounts.map((count) => count / total);
  const own = spread({ fitted: shares.fitted, past: shares.backtest.past, weights }, expected);
  const least =
    cases > 0 ? dispersion * Math.sqrt(binomialVariance(met / cases, cases)) * (cases / total) : 0;
  const ranges = own.ranges.map(({ share, lower, upper }) => {
    const half = Math.max((upper - lower) / 2, least * studentFactor(share, own.degrees));
    return { share, lower: Math.max(0, expected - half), upper: Math.min(1, expected + half) };
  });
  return { kind: 'outlook', ...own, deviation: Math.max(own.deviation, least), ranges, cases };
}

/** How probable it is that a share over some coming months lies on the wrong side of its target. */
export interface Breach extends Shortfall {
  readonly kind: 'breach';
  readonly outlook: ShareOutlook;
}

/**
 * Breach of a target over coming months, told as a band: unlikely under 20 %, possible, likely above 60 %. A target that
 * allows no miss at all (100 % where higher is better) is broken by the first: see `firstMiss`.
 */
export function breach(
  forecasted: ShareForecast,
  span: ShareSpan,
  { target, better }: { readonly target: number; readonly better: Better },
): Breach | NoForecast {
  const outlook = shareOutlook(forecasted, span);
  if (outlook.kind === 'none') return outlook;
  const isOne = better === 'higher' && target === 1;
  const isNone = better === 'lower' && target === 0;
  const found =
    isOne || isNone ? firstMiss(forecasted, { span, outlook, isOne }) : shortfall(outlook, target, better);
  if (!found) return { kind: 'none', reason: 'neither direction is better', needs: null };
  return { kind: 'breach', ...found, outlook };
}

interface NoMissAllowed {
  readonly span: ShareSpan;
  readonly outlook: ShareOutlook;
  /** True where every case must be met, false where none may be. */
  readonly isOne: boolean;
}

/**
 * The probability that at least one of the cases to come misses, `1 - (1 - q)^N`, at the rate of all known months:
 * `q = (misses + 1/2) / (cases + 1)`, so that no miss so far is not taken for none ever (Jeffreys' prior). A range about
 * 100 % would call a half of it breach, though nothing lies above. One miss in the span itself is certain breach.
 * Example: none of 999 missed so far, 100 cases to come: q = 0.0005, 1 - 0.9995^100 = 0.049.
 */
function firstMiss({ past }: ShareForecast, { span, outlook, isOne }: NoMissAllowed): Shortfall {
  const missesOf = ({ numerator, denominator }: KnownParts): number =>
    isOne ? denominator - numerator : numerator;
  const rate = Math.min(1, (missesOf(past) + 0.5) / (past.denominator + 1));
  const isMissed = span.known !== undefined && missesOf(span.known) > 0;
  const probability = isMissed ? 1 : 1 - (1 - rate) ** outlook.cases;
  return { probability, likelihood: likelihoodOf(probability), gap: outlook.expected - (isOne ? 1 : 0) };
}

/** Share of each month; null where a part is missing or there was no case. */
function sharesOf(months: readonly ShareMonth[]): MonthlyValues {
  return months.map(({ numerator, denominator }) =>
    numerator === null || denominator === null || !(denominator > 0) ? null : numerator / denominator,
  );
}

/** Months with cases. */
function knownOf(months: readonly ShareMonth[]): readonly KnownParts[] {
  return months.flatMap(({ numerator, denominator }) =>
    numerator === null || denominator === null || !(denominator > 0) ? [] : [{ numerator, denominator }],
  );
}

function pooled(months: readonly ShareMonth[]): KnownParts {
  const known = knownOf(months);
  return {
    numerator: known.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: known.reduce((sum, { denominator }) => sum + denominator, 0),
  };
}

/** `σ_z`: how many times more than a binomial the shares scatter from month to month; 1 where they do not. */
function dispersionOf(months: readonly ShareMonth[]): number {
  const { meanMovingRange } = pPrimeLimits(knownOf(months), { ...defaultIndicators, isScreened: false });
  return Math.max(1, meanMovingRange / meanRangeInSigmas);
}

/** `p (1 - p) / n` with two cases added on either side, so that 0 and 100 % are not taken for certainty. */
function binomialVariance(share: number, cases: number): number {
  const safe = (share * cases + 2) / (cases + 4);
  return (safe * (1 - safe)) / Math.max(1, cases);
}
