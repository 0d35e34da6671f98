import { normalQuantile } from '../statistics/distributions.ts';
import { autocorrelation } from '../statistics/autocorrelation.ts';
import { mean } from '../statistics/averages.ts';
import { mannKendall, rankVariance, riseCount, scored, type MannKendall } from './mann-kendall.ts';
import { averageRanks } from './ranks.ts';
import { theilSen } from './theil-sen.ts';

/** Ways to allow for values that are like their neighbours. None of them holds its level on short series. */
export type Correction = 'hamed_rao' | 'yue_wang' | 'pre_whitening' | 'trend_free_pre_whitening';

export interface CorrectionOptions {
  /** Autocorrelations that count, for the first two; all unless said. */
  readonly lags?: number;
}

const significance = 0.05;

/**
 * Mann-Kendall test corrected for autocorrelation. Hamed-Rao: Var(S) x [1 + 2 / (n(n-1)(n-2)) sum (n-i)(n-i-1)(n-i-2) r_i],
 * r_i the autocorrelations of the ranks after the trend is taken out, those within 1.96 / sqrt(n) left out. Yue-Wang: Var(S) x
 * [1 + 2 sum (1 - i/n) r_i]. Pre-whitening: the test on x_t - r_1 x_(t-1); trend-free: with the trend taken out before and
 * put back after. Missing values are left out. For comparison with others' figures; no screen shows them.
 * Source: Hamed and Rao 1998; Yue and Wang 2004, 2002; Kulkarni and von Storch 1995; figures as in pyMannKendall.
 * Example: 1, 2, 3, 4 has r_1 0.25; pre-whitened it is 1.75, 2.5, 3.25, S 3.
 */
export function correctedMannKendall(
  values: readonly (number | null)[],
  correction: Correction,
  { lags }: CorrectionOptions = {},
): MannKendall {
  const known = values.filter((value) => value !== null);
  const trend = theilSen(values);
  const slope = trend.kind === 'line' ? trend.slope : 0;
  const flat = known.map((value, at) => value - (at + 1) * slope);
  const most = Math.min(lags ?? known.length - 1, known.length - 1);
  switch (correction) {
    case 'hamed_rao':
      return inflated(known, hamedRao(flat, most));
    case 'yue_wang':
      return inflated(known, yueWang(flat, most));
    case 'pre_whitening':
      return mannKendall(whitened(known));
    case 'trend_free_pre_whitening':
      return mannKendall(whitened(flat).map((value, at) => value + (at + 1) * slope));
  }
}

function inflated(values: readonly number[], factor: number): MannKendall {
  return scored(riseCount(values), rankVariance(values) * factor, values.length);
}

function hamedRao(flat: readonly number[], most: number): number {
  const n = flat.length;
  const limit = normalQuantile(1 - significance / 2) / Math.sqrt(n);
  const sum = autocorrelation(averageRanks(flat), most)
    .slice(1)
    .reduce((all, r, at) => {
      const i = at + 1;
      return Math.abs(r) <= limit ? all : all + (n - i) * (n - i - 1) * (n - i - 2) * r;
    }, 0);
  return n < 3 ? 1 : 1 + (2 / (n * (n - 1) * (n - 2))) * sum;
}

function yueWang(flat: readonly number[], most: number): number {
  const sum = autocorrelation(flat, most)
    .slice(1)
    .reduce((all, r, at) => all + (1 - (at + 1) / flat.length) * r, 0);
  return 1 + 2 * sum;
}

function whitened(values: readonly number[]): readonly number[] {
  const r = autocorrelation(values, 1)[1] ?? 0;
  return values.slice(1).map((value, at) => value - r * values[at]!);
}

/**
 * Mann-Kendall test by month of the year: S and Var(S) are the sums over the seasons, values one period apart being a year
 * apart. With `isCorrelated` the covariances between the seasons are added, over years that are complete, and no continuity
 * correction is made. Source: Hirsch, Slack and Smith 1982; Hirsch and Slack 1984. Example: 1, 5, 2, 6, 3, 7 with period 2
 * are two seasons that rise: S 3 + 3 = 6, variance 3.667 + 3.667 = 7.333.
 */
export function seasonalMannKendall(
  values: readonly (number | null)[],
  period: number,
  { isCorrelated = false }: { readonly isCorrelated?: boolean } = {},
): MannKendall {
  const years = Array.from({ length: Math.ceil(values.length / period) }, (_, year) =>
    Array.from({ length: period }, (_, season) => values[year * period + season] ?? null),
  );
  const used = isCorrelated ? years.filter((year) => year.every((value) => value !== null)) : years;
  const seasons = Array.from({ length: period }, (_, season) =>
    used.flatMap((year) => {
      const value = year[season] ?? null;
      return value === null ? [] : [value];
    }),
  );
  const sum = (term: (season: readonly number[]) => number) =>
    seasons.reduce((all, season) => all + term(season), 0);
  const s = sum(riseCount);
  const pairs = sum(({ length }) => (length * (length - 1)) / 2);
  const variance = isCorrelated
    ? seasons.reduce((all, one) => all + sum((other) => covariance(one, other)), 0)
    : sum(rankVariance);
  const points = sum(({ length }) => length);
  const tau = pairs > 0 ? s / pairs : null;
  // Without the step of 1 that `scored` takes towards 0.
  return { ...scored(isCorrelated ? s + Math.sign(s) : s, variance, points), s, tau };
}

/** Covariance of the scores of two seasons over the same years: (K + 4 sum R_i R_j - n (n + 1)^2) / 3. */
function covariance(one: readonly number[], other: readonly number[]): number {
  const n = one.length;
  const [ranks, otherRanks] = [averageRanks(one), averageRanks(other)];
  const products = n * (mean(ranks.map((rank, at) => rank * otherRanks[at]!)) ?? 0);
  let k = 0;
  for (let later = 1; later < n; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1)
      k += Math.sign((one[later]! - one[earlier]!) * (other[later]! - other[earlier]!));
  return (k + 4 * products - n * (n + 1) ** 2) / 3;
}
