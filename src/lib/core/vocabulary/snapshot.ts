import type { FigureRef } from './figure-ref.ts';
import type { Unit } from './format.ts';
import type { Decimal } from './money.ts';
import type { Month } from './month.ts';
import type { Party, Terms } from './point.ts';

/** A figure of a review as it stood when the review was taken. */
export interface SnapshotFigure {
  /** Names the figure in every snapshot: its id in the pack, such as `headline/net`. */
  readonly id: string;
  readonly label: string;
  readonly value: Decimal | null;
  readonly unit: Unit;
  readonly status: string | null;
  /** Which measure it is of, and which months; null where it is of none. */
  readonly ref: FigureRef | null;
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
  /** Null where only the figures were kept: a later difference is then stated without its reasons. */
  readonly state: SnapshotState | null;
}

/**
 * Values of successive months, the first one at a month named beside them. A number stands for as many repeats of the
 * value before it: `["0.5", 2, null]` is 0.5 three times, then an unknown one.
 */
export type SnapshotColumn = readonly (Decimal | number | null)[];

/** What the figures of a review were made of, as far as it explains how they differ from later ones. */
export interface SnapshotState {
  readonly files: readonly SnapshotFile[];
  /** Measures by the hash of what decides their figures. */
  readonly definitions: readonly { readonly id: string; readonly title: string; readonly version: string }[];
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly baselines: readonly SnapshotBaseline[];
  readonly series: readonly SnapshotSeries[];
  readonly scopes: readonly SnapshotScope[];
  /** How much dearer months are than the price base; empty where there are no real terms. */
  readonly deflators: readonly SnapshotDeflator[];
  readonly ledger: readonly SnapshotLedger[];
}

/** A file as one dataset. `mapping` is the hash of how it was read. */
export interface SnapshotFile {
  readonly name: string;
  readonly sha256: string;
  readonly dataset: string;
  readonly mapping: string;
  readonly rows: number;
  readonly tie: 'ties' | 'does-not-tie' | 'none';
}

/** A baseline in the version in use. `cost` is its mean month for government as a whole, nominal. */
export interface SnapshotBaseline {
  /** Null: every service without a baseline of its own. */
  readonly service: string | null;
  readonly version: string;
  readonly from: Month;
  readonly to: Month;
  readonly fixedShare: Decimal | null;
  readonly scopeFactor: Decimal;
  readonly priceSeries: string | null;
  readonly approvedBy: string | null;
  readonly approvedOn: string | null;
  /** Why savings against it are not verified; null when they are. */
  readonly doubt: string | null;
  readonly cost: Decimal | null;
  readonly volume: Decimal | null;
}

/** The months of one measure from `from` on; a month without a point is null, as is one that is not known. */
export interface SnapshotSeries {
  readonly measure: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly party: Party;
  readonly terms: Terms;
  readonly from: Month;
  readonly values: SnapshotColumn;
  /** Of a ratio, else empty. */
  readonly numerators: SnapshotColumn;
  readonly denominators: SnapshotColumn;
}

/**
 * A baseline carried into the months after it, from `from` on, in the view of the review:
 * `flexed = baselineCost x price x scopeFactor x (fixedShare + (1 - fixedShare) x volume / baselineVolume)`.
 */
export interface SnapshotScope {
  /** Null: the services without a baseline of their own. */
  readonly service: string | null;
  readonly scenario: 'actual' | 'plan';
  readonly isVerified: boolean;
  readonly from: Month;
  /** `1` in the months in which it counts in the partnership's total. */
  readonly counts: SnapshotColumn;
  readonly baselineCost: SnapshotColumn;
  readonly price: SnapshotColumn;
  readonly scopeFactor: SnapshotColumn;
  readonly fixedShare: SnapshotColumn;
  readonly volume: SnapshotColumn;
  readonly baselineVolume: SnapshotColumn;
  readonly flexed: SnapshotColumn;
  readonly cost: SnapshotColumn;
  /** Both in real terms; empty where there are none. */
  readonly realFlexed: SnapshotColumn;
  readonly realCost: SnapshotColumn;
}

export interface SnapshotDeflator {
  readonly scenario: 'actual' | 'plan';
  readonly from: Month;
  readonly levels: SnapshotColumn;
}

/**
 * Rows of one file as they enter one part of the figures, by month from `from` on: how many, and their sum in the view
 * of the review, nominal. `part` is `cost`, `change`, `transfer`, `credit` or `volume`, and `kind` what the source calls it.
 */
export interface SnapshotLedger {
  /** Place in `files`; null for a file that is not there. */
  readonly file: number | null;
  readonly part: string;
  readonly kind: string;
  readonly scenario: string;
  /** The baseline that covers the rows: a service, '' for that of the partnership; null for none. */
  readonly scope: string | null;
  readonly from: Month;
  readonly counts: SnapshotColumn;
  readonly sums: SnapshotColumn;
  /** The rows themselves, month by month; empty where there were too many to keep. */
  readonly lines: readonly number[];
  readonly amounts: readonly Decimal[];
}
