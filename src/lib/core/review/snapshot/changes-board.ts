import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import type { Unit } from '../../vocabulary/format.ts';
import type { Decimal } from '../../vocabulary/money.ts';

/** Why a figure differs from what the last review showed. */
export type ReasonKind =
  | 'new_period'
  | 'restated'
  | 'late'
  | 'removed'
  | 'baseline'
  | 'fixed_share'
  | 'volume'
  | 'price'
  | 'parameter'
  | 'definition'
  | 'scope'
  /** The same file read in another way. */
  | 'mapping'
  | 'rounding'
  /** Not attributed: said as such, never hidden. */
  | 'other';

/** One part of a difference; the amounts of all of a figure sum to its difference exactly. */
export interface ChangeReason {
  readonly kind: ReasonKind;
  readonly label: string;
  readonly amount: Decimal;
  /** Which months, which file and lines, from what to what. */
  readonly detail: string;
  readonly ref: FigureRef | null;
}

/**
 * A figure then and now. `reasons` is empty where either is not known; `status` then says why, and else what must be known
 * to compare the two: that they are of other months. Reasons may cancel out, also in a figure that did not change.
 */
export interface ChangedFigure {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly then: Decimal | null;
  readonly now: Decimal | null;
  readonly difference: Decimal | null;
  readonly reasons: readonly ChangeReason[];
  readonly status: string | null;
}

/** What changed beside the figures: new periods, restated months, definitions, parameters, baselines, mappings. */
export interface ChangeGroup {
  readonly id: 'periods' | 'restated' | 'files' | 'definitions' | 'parameters' | 'baselines' | 'mappings';
  readonly title: string;
  /** Each in a sentence: what it was, what it is, and where it came from. */
  readonly items: readonly string[];
}

/** What changed since the last review. */
export interface ChangesBoard {
  readonly sentence: string;
  /** The review it is compared with. */
  readonly against: {
    readonly id: string;
    readonly quarterLabel: string;
    readonly takenOn: string;
    readonly takenBy: string;
  };
  readonly figures: readonly ChangedFigure[];
  /** Groups with at least one item. */
  readonly groups: readonly ChangeGroup[];
}
