import type { ImportedFile } from '../../imports/load/imported-file.ts';
import type { FiscalQuarter } from '../../vocabulary/fiscal.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Party, Terms } from '../../vocabulary/point.ts';
import type { WorkspaceSpec } from '../../workspace/spec.ts';
import type { PartnershipInfo } from '../portfolio.ts';

/** Which review is wanted: of which partnership and quarter, in whose view, made from which data and decisions. */
export interface PackRequest {
  readonly info: PartnershipInfo;
  readonly quarter: FiscalQuarter;
  readonly party: Party;
  readonly terms: Terms;
  readonly spec: WorkspaceSpec;
  readonly measures: readonly Measure[];
  readonly files: readonly ImportedFile[];
  /** Date and time in UTC. */
  readonly madeAt: string;
}

/** How a long piece of work is made so that a page goes on answering, and when it is to be dropped. */
export interface InSlices {
  readonly pause: () => Promise<void>;
  /** False once nobody waits for the answer. */
  readonly isWanted: () => boolean;
}

/** Nobody waits for the review any more, so it was not made. */
export class NotWanted extends Error {
  override readonly name = 'NotWanted';

  constructor() {
    super('The review was not made: it is no longer asked for.');
  }
}
