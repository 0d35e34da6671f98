import { fitDampedHolt } from './damped-holt.ts';
import type { Fitted, MonthlyValues } from './fitted.ts';
import { fitNaive, fitSeasonalNaive } from './naive.ts';
import { fitRecentMean } from './recent-mean.ts';
import { fitSeasonalLevel } from './seasonal-level.ts';
import { fitSes } from './ses.ts';

/**
 * The forecast methods, from the one that assumes least to the one with the most parameters: ties go to the earlier. The
 * mean of a year comes first: it follows neither a single month nor a trend.
 */
export const methodIds = [
  'recent_mean',
  'naive',
  'seasonal_naive',
  'ses',
  'seasonal_level',
  'damped_holt',
] as const;

export type MethodId = (typeof methodIds)[number];

/** A way to continue a series. */
export interface ForecastMethod {
  /** In a sentence: `forecast by the mean of the last 12 months`. */
  readonly title: string;
  readonly isSeasonal: boolean;
  readonly fit: (values: MonthlyValues) => Fitted;
}

/** How each method is named and fitted. */
export const methods: Readonly<Record<MethodId, ForecastMethod>> = {
  recent_mean: { title: 'the mean of the last 12 months', isSeasonal: false, fit: fitRecentMean },
  naive: { title: 'the last month', isSeasonal: false, fit: fitNaive },
  seasonal_naive: { title: 'the same month of the last year', isSeasonal: true, fit: fitSeasonalNaive },
  ses: { title: 'exponential smoothing', isSeasonal: false, fit: fitSes },
  seasonal_level: {
    title: 'a smoothed level with seasons',
    isSeasonal: true,
    fit: (values) => fitSeasonalLevel(values),
  },
  damped_holt: { title: 'a damped trend', isSeasonal: false, fit: fitDampedHolt },
};

/** What the length of a series allows. */
export interface Allowed {
  readonly methods: readonly MethodId[];
  /** Furthest month that may be forecast. */
  readonly months: number;
  /** Months a backtest must have behind it. */
  readonly training: number;
}

/** Fewer known months than this, and nothing is forecast. */
export const leastPoints = 12;

/**
 * What a number of known months allows: nothing under 12; the last month or the mean of the last 12, three months
 * ahead, from 12; the same month of the last year and the seasonal level, a year ahead, from 24; all methods, two years
 * ahead, from 36. A series without seasons leaves out the seasonal methods.
 */
export function allowedFor(points: number, isSeasonal: boolean): Allowed | null {
  if (points < leastPoints) return null;
  if (points < 24) return { methods: ['recent_mean', 'naive'], months: 3, training: 6 };
  const isLong = points >= 36;
  const ids = isLong ? methodIds : (['recent_mean', 'naive', 'seasonal_naive', 'seasonal_level'] as const);
  return {
    methods: ids.filter((id) => isSeasonal || !methods[id].isSeasonal),
    months: isLong ? 24 : 12,
    training: isLong ? 24 : 12,
  };
}
