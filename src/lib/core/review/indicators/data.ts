import type { Metric } from '../../measures/points.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsView } from '../benefits/data.ts';

/** Something dated in the life of a partnership; `date` is `YYYY-MM-DD`. */
export interface DatedEvent {
  readonly date: string;
  readonly title: string;
  /** As the events file names it: `rebase`, `incident`, `pilot_start` and so on. */
  readonly kind: string;
  readonly reason: string | null;
  /** Who decided it, where the file says so. */
  readonly decidedBy?: string | null;
}

/** Everything the indicators, the lead analysis and the forecasts of one partnership are drawn from. */
export interface IndicatorsData {
  readonly partnership: string;
  /** Every measure of the whole partnership, and of its services those that are kept, in the party and terms in view. */
  readonly points: readonly Point[];
  readonly metrics: readonly Metric[];
  readonly events: readonly DatedEvent[];
}

/** How they are looked at: whose, in what prices, as at the end of which month. */
export type IndicatorsView = BenefitsView;
