import type { Month } from '#lib/core/vocabulary/month.ts';
import type { View } from './positions.ts';
import type {
  AgreementRecord,
  BenefitRecord,
  LogRecord,
  MilestoneRecord,
  ObjectiveRecord,
} from './records.ts';
import type { Side } from './rows.ts';

/** Where the values of a benefit come from; pounds are by month, or once. */
export type ValueSource =
  /** The gross saving of a party, as the ledgers show it. */
  | { readonly from: 'gross_saving'; readonly view: View }
  /** What a fall in unit cost pretends to save, as recorded until somebody looked. */
  | { readonly from: 'unit_cost'; readonly plannedPounds: number; readonly until: Month }
  /** As the benefit's owner states them. */
  | {
      readonly from: 'owner';
      readonly plannedPounds: number;
      readonly recordedPounds: number;
      readonly starts: Month;
      readonly ends: Month;
      /** Null when nothing has been recorded so far. */
      readonly recordedFrom: Month | null;
    }
  | { readonly from: 'once'; readonly planned: Once; readonly recorded: Once | null };

export interface Once {
  readonly period: Month;
  readonly pounds: number;
}

/** A benefit profile; its values by month are null where a measure tells them and nobody types them in. */
export interface BenefitSpec {
  readonly profile: BenefitRecord;
  readonly values: ValueSource | null;
}

/** One way to have the service: thousands of pounds by year, and a score from 1 to 5 for each criterion. */
export interface AlternativeSpec {
  readonly name: string;
  readonly costThousands: readonly number[];
  readonly benefitThousands: readonly number[];
  readonly scores: readonly number[];
  readonly note: string;
}

/** An analysis of alternatives; weights in hundredths, which add up to 100. */
export interface AlternativesSpec {
  readonly firstYear: Month;
  readonly criteria: readonly (readonly [name: string, weightPercent: number])[];
  readonly options: readonly AlternativeSpec[];
}

/** The relationship as both sides see it: mean score from the first wave to the last, on a scale of 5. */
export interface PulseSpec {
  readonly waves: readonly string[];
  readonly scores: Readonly<Record<Side, readonly [first: number, last: number]>>;
  readonly invited: Readonly<Record<Side, number>>;
  /** How much better or worse than the mean a principle is seen, in points. */
  readonly apart: Readonly<Partial<Record<string, number>>>;
  readonly comments: readonly {
    readonly wave: string;
    readonly side: Side;
    readonly principle: string;
    readonly comment: string;
  }[];
}

/** A service desk whose cases are in the sample: the cases of one service, counted by one of its service levels. */
export interface DeskSpec {
  readonly service: string;
  readonly metric: string;
  readonly from: Month;
  /** Before and after the running number of a case. */
  readonly prefix: string;
  readonly firstNumber: number;
  /** As the desk's system writes them, the most urgent first, with share of cases and working hours to resolve. */
  readonly priorities: readonly {
    readonly name: string;
    readonly share: number;
    readonly hours: number;
  }[];
  readonly states: Readonly<Record<'isNew' | 'working' | 'resolved' | 'closed', string>>;
}

/** What a partnership keeps beside its figures. */
export interface Papers {
  readonly benefits: readonly BenefitSpec[];
  /** Day from which both sides hold to the principles of the partnership. */
  readonly principlesFrom: string;
  /** Components of the agreement other than service levels and charges, which follow from the story's figures. */
  readonly terms: readonly AgreementRecord[];
  /** Remark on the service levels and on the charge, for the agreement. */
  readonly levelNote: string;
  readonly chargeNote: string;
  readonly objectives: readonly ObjectiveRecord[];
  readonly log: readonly LogRecord[];
  readonly alternatives: AlternativesSpec;
  readonly pulse: PulseSpec;
  readonly programme: readonly MilestoneRecord[];
  readonly desk: DeskSpec | null;
}
