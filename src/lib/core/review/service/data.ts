import type { Metric } from '../../measures/points.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsView } from '../benefits/data.ts';
import type { DatedEvent } from '../indicators/data.ts';

/** Everything the Service levels screen of one partnership is drawn from. */
export interface ServiceData {
  readonly partnership: string;
  /** Measures of service, of the whole and of each service, and service credits of every party, as paid. */
  readonly points: readonly Point[];
  readonly metrics: readonly Metric[];
  readonly events: readonly DatedEvent[];
}

/** How they are looked at: whose, in what prices, as at the end of which month. */
export type ServiceView = BenefitsView;
