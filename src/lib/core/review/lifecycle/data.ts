import type { Decimal } from '../../vocabulary/money.ts';
import type { BenefitsData } from '../benefits/data.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { DatedEvent } from '../indicators/data.ts';
import type { ServiceData } from '../service/data.ts';

/** Where a record was read. */
export interface Recorded {
  readonly fileId: number;
  readonly sourceRow: number;
  readonly sourceLine: number;
}

/** What a partnership is for, with the target that would show it. Dates are `YYYY-MM-DD`. */
export interface Objective extends Recorded {
  readonly objective: string;
  readonly measure: string | null;
  readonly metric: string | null;
  readonly target: Decimal | null;
  readonly unit: string | null;
  readonly better: 'higher' | 'lower' | null;
  readonly targetDate: string | null;
  readonly owner: string | null;
  readonly nextReview: string | null;
}

/** A constraint, opportunity, challenge or risk, with its size in the unit it names. */
export interface LogEntry extends Recorded {
  readonly entry: string;
  readonly kind: 'constraint' | 'opportunity' | 'challenge' | 'risk' | null;
  readonly measure: string | null;
  readonly metric: string | null;
  readonly size: Decimal | null;
  readonly unit: string | null;
  /** 0 to 1. */
  readonly likelihood: number | null;
  readonly owner: string | null;
  readonly raised: string | null;
  readonly closed: string | null;
  readonly response: string | null;
  readonly evidence: string | null;
}

/** One row on an alternative: a year with cost and benefit, or a criterion with weight and score. */
export interface AlternativeRow extends Recorded {
  readonly alternative: string;
  readonly yearFrom: string | null;
  readonly cost: Decimal | null;
  readonly benefit: Decimal | null;
  readonly criterion: string | null;
  readonly weight: number | null;
  readonly score: number | null;
  readonly note: string | null;
}

/** The answers of one side to one principle on one day: mean score on its scale. */
export interface SurveyAnswer extends Recorded {
  readonly date: string;
  readonly principle: string;
  readonly side: 'customer' | 'provider' | null;
  readonly score: number;
  readonly scale: number | null;
  readonly responses: number | null;
  readonly invited: number | null;
  readonly comment: string | null;
}

/** A milestone as planned, as forecast and as reached. */
export interface Milestone extends Recorded {
  readonly milestone: string;
  readonly stage: string | null;
  readonly planned: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
  readonly owner: string | null;
  readonly note: string | null;
}

/** One version of a component of the agreement. */
export interface AgreementComponent extends Recorded {
  readonly component: string;
  readonly kind: string | null;
  readonly metric: string | null;
  readonly target: Decimal | null;
  readonly value: Decimal | null;
  readonly unit: string | null;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly version: string | null;
  readonly note: string | null;
}

/** Everything the Life cycle and Agreement screens of one partnership are drawn from. */
export interface LifecycleData {
  readonly partnership: string;
  readonly objectives: readonly Objective[];
  readonly log: readonly LogEntry[];
  readonly alternatives: readonly AlternativeRow[];
  readonly survey: readonly SurveyAnswer[];
  readonly milestones: readonly Milestone[];
  readonly components: readonly AgreementComponent[];
  readonly events: readonly DatedEvent[];
  readonly benefits: BenefitsData;
  readonly service: ServiceData;
  /**
   * Measure `recharge` of the whole and of each service, in the customer's view, nominal, by month: what a clause on
   * volume is priced against. Absent where nobody asked for it.
   */
  readonly recharges?: readonly Point[];
  /**
   * Of the whole partnership, for government as a whole and nominal: points of measures that an objective or an entry of
   * the log names and that neither `benefits` nor `service` holds, such as an indicator or a measure of one's own.
   */
  readonly named?: readonly Point[];
  /** Monthly prices by series, for what should follow an index. */
  readonly prices: readonly { readonly series: string; readonly period: string; readonly index: Decimal }[];
}
