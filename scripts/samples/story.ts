import type { Papers } from './papers.ts';
import type { BaselineRow, CostKind, EventRow, Side } from './rows.ts';
import type { Series } from './series.ts';

/** A shared service: its expected volume, and how much of its cost does not move with volume (0 to 1). */
export interface ServiceSpec {
  readonly name: string;
  readonly unit: string;
  readonly volume: Series;
  readonly fixedShare: number;
}

/** Running cost of one party for one service: pounds a month at April 2022 prices and baseline volume. */
export interface OwnCost {
  readonly party: Side;
  readonly service: string;
  readonly pounds: Series;
}

/** What the customer pays the provider for a service: pounds a month at April 2022 prices. */
export interface Recharge {
  readonly service: string;
  readonly pounds: Series;
}

/** Cost of the change itself: pounds as paid, 0 in months without. */
export interface ChangeCost {
  readonly party: Side;
  readonly service: string;
  readonly kind: Exclude<CostKind, 'run' | 'recharge'>;
  readonly category: string;
  readonly pounds: Series;
}

/** Money of a scenario. */
export interface Money {
  readonly own: readonly OwnCost[];
  readonly recharges: readonly Recharge[];
  readonly change: readonly ChangeCost[];
}

/** A service level that is told `months` before another moves: by `size` for each deviation of the other. */
export interface Leading {
  readonly service: string;
  readonly metric: string;
  readonly months: number;
  readonly size: number;
}

/**
 * A service level. `casesPerUnit` counts cases as a share of the service's volume, for levels given as numerator
 * and denominator; null for a level given as a value. `spread` is the deviation of a month around `level`.
 */
export interface LevelSpec {
  readonly service: string;
  readonly metric: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly level: Series;
  readonly spread: number;
  readonly casesPerUnit: number | null;
  /** Empty texts: no target was agreed. */
  readonly targets: readonly string[];
  readonly leads?: Leading;
}

/** One partnership: who, what happens to cost and service, and the story a reader can find. */
export interface Story {
  readonly id: string;
  readonly name: string;
  readonly customer: string;
  readonly provider: string;
  readonly stage: string;
  readonly start: string;
  readonly pilotStart: string;
  readonly productionStart: string;
  readonly nextReview: string;
  /** Short codes of the two finance systems, for document numbers. */
  readonly ledgers: Readonly<Record<Side, string>>;
  readonly services: readonly ServiceSpec[];
  /** Whether cost moves with the volume of its service or of the whole partnership. */
  readonly flexedBy: 'service' | 'partnership';
  readonly actual: Money;
  /** Null when there is no phased plan; it runs from `planFrom`. */
  readonly plan: Money | null;
  readonly planFrom: string;
  readonly levels: readonly LevelSpec[];
  readonly baselines: readonly BaselineRow[];
  readonly events: readonly EventRow[];
  readonly papers: Papers;
  /** Two sentences for the README, and where to look. */
  readonly told: string;
  readonly look: string;
}
