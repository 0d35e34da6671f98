import type { FiscalCalendar } from '../vocabulary/fiscal.ts';
import type { GivenTotal } from '../imports/controls.ts';
import type { Mapping } from '../imports/mapping.ts';

/** The prices in which real terms are written: a series, and the months whose mean level counts as 1. */
export interface PriceBase {
  readonly series: string;
  readonly from: string;
  readonly to: string;
}

/** What a person decides about a workspace; everything else is computed from the source files. */
export interface WorkspaceSpec {
  readonly version: 1;
  readonly title: string;
  readonly isSample: boolean;
  readonly calendar: FiscalCalendar;
  readonly currency: string;
  /** Null: taken from the data (the series of the earliest baseline, at the prices of its period). */
  readonly priceBase: PriceBase | null;
  readonly mappings: readonly Mapping[];
  readonly controlTotals: readonly GivenTotal[];
}
