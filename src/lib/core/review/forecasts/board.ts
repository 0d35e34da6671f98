import type { FanValues } from '../../charts/fan.ts';
import type { Likelihood } from '../../indicators/forecast/shortfall.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import type { Unit } from '../../vocabulary/format.ts';
import type { Better } from '../../vocabulary/measure.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';

/** What a series comes to over a fiscal year or quarter: known by now, expected, or why it cannot be said. */
export interface PeriodOutlook {
  readonly kind: 'year' | 'quarter';
  readonly label: string;
  readonly until: Month;
  readonly state: 'ended' | 'expected' | 'unavailable';
  readonly sentence: string;
  /** What is known of it, exact; null where nothing is, or where it cannot be added. */
  readonly toDate: Decimal | null;
  readonly expected: number | null;
  /** The 80 % range. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Plan or target. */
  readonly aim: Decimal | null;
  readonly probability: number | null;
  readonly likelihood: Likelihood | null;
  /** Backtests of as long a stretch, and how often its range would have held. */
  readonly coverage: string;
  readonly backtests: number;
}

/** The forecast of one series. */
export interface ForecastCard {
  readonly id: string;
  readonly title: string;
  /** The title with its news, where there is any. */
  readonly headline: string;
  readonly measure: string;
  readonly metric: string | null;
  readonly service: string | null;
  /** Measure of its plan; null for a service level, which has a target. */
  readonly plan: string | null;
  readonly better: Better;
  readonly unit: Unit;
  /** Whose view, and for money in what terms. */
  readonly scope: string;
  /** Null where there is no forecast: `reason` says why. */
  readonly fan: FanValues | null;
  readonly reason: string | null;
  /** What is expected of the coming months, or why nothing can be said. */
  readonly sentence: string;
  readonly quarter: PeriodOutlook | null;
  /** The fiscal year in view; where it has ended, the coming one as well. */
  readonly years: readonly PeriodOutlook[];
  readonly method: string;
  readonly coverage: string;
  readonly backtests: number;
  /** What to know before trusting it: statuses of the months, gaps, a reach cut short. */
  readonly notes: readonly string[];
  readonly isUnverified: boolean;
  /** The last known month. */
  readonly ref: FigureRef | null;
}

/** The forecasts of a partnership as at the end of the quarter in view. */
export interface ForecastsBoard {
  readonly partnership: string;
  readonly until: Month;
  readonly sentence: string;
  readonly cards: readonly ForecastCard[];
  /** What there is no series of, each with the reason. */
  readonly missing: readonly string[];
}
