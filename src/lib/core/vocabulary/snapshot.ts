import type { Decimal } from './money.ts';
import type { Month } from './month.ts';
import type { Party, Terms } from './point.ts';

/** A figure of a review as it stood when the review was taken. */
export interface SnapshotFigure {
  /** Names the figure in every snapshot: its id in the pack, such as `headline/net`. */
  readonly id: string;
  readonly label: string;
  readonly value: Decimal | null;
  readonly unit: string;
  readonly status: string | null;
}

/**
 * A review frozen: its figures, and of everything they depend on as much as explains a later difference. `takenOn` is a
 * date and time in UTC.
 */
export interface Snapshot {
  readonly id: string;
  readonly partnership: string;
  /** The fiscal quarter that was reviewed, as in a link. */
  readonly quarter: string;
  readonly until: Month;
  readonly party: Party;
  readonly terms: Terms;
  readonly takenOn: string;
  readonly takenBy: string;
  readonly note: string;
  readonly figures: readonly SnapshotFigure[];
}
