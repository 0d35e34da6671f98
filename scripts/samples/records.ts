import type { agreement } from '#lib/core/vocabulary/agreed-datasets.ts';
import type { benefitPlan, benefits } from '#lib/core/vocabulary/benefit-datasets.ts';
import type {
  alternatives,
  log,
  objectives,
  programme,
  survey,
} from '#lib/core/vocabulary/life-cycle-datasets.ts';

/** A row as it stands in a file: the fields of a dataset as text; what is left out is blank. */
type RecordOf<D extends { readonly fields: readonly { readonly name: string }[] }> = Readonly<
  Partial<Record<D['fields'][number]['name'], string>>
>;

export type BenefitRecord = RecordOf<typeof benefits>;
export type BenefitValueRecord = RecordOf<typeof benefitPlan>;
export type AgreementRecord = RecordOf<typeof agreement>;
export type ObjectiveRecord = RecordOf<typeof objectives>;
export type LogRecord = RecordOf<typeof log>;
export type AlternativeRecord = RecordOf<typeof alternatives>;
export type SurveyRecord = RecordOf<typeof survey>;
export type MilestoneRecord = RecordOf<typeof programme>;

/** A row of tickets.csv; a made_sla of null is a case that is still open and not yet due. */
export interface TicketRow {
  readonly partnership: string;
  readonly opened: string;
  readonly id: string;
  readonly service: string;
  readonly priority: string;
  readonly resolved: string | null;
  readonly due: string;
  readonly madeSla: boolean | null;
  readonly reopened: number;
  readonly state: string;
}

/** What a partnership puts into the files that stand beside its figures. */
export interface PartnershipRecords {
  readonly tickets: readonly TicketRow[];
  readonly benefits: readonly BenefitRecord[];
  readonly benefitValues: readonly BenefitValueRecord[];
  readonly agreement: readonly AgreementRecord[];
  readonly objectives: readonly ObjectiveRecord[];
  readonly log: readonly LogRecord[];
  readonly alternatives: readonly AlternativeRecord[];
  readonly survey: readonly SurveyRecord[];
  readonly programme: readonly MilestoneRecord[];
}
