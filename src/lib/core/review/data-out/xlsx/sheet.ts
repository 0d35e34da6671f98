import type { Decimal } from '../../../vocabulary/money.ts';
import type { Month } from '../../../vocabulary/month.ts';

/** How a number is shown in a cell; the cell holds it in full. */
export type CellFormat = 'money' | 'rate' | 'share' | 'whole' | 'number';

/** What a cell holds: nothing, a text that is never a formula, a number, a month, or a way to another sheet. */
export type Cell =
  | null
  | string
  | { readonly number: Decimal; readonly format: CellFormat }
  | { readonly month: Month }
  | { readonly sheet: string };

/** A column by its head; `widthCh` in digits of the body. Long texts are wrapped, not cut. */
export interface SheetColumn {
  readonly label: string;
  readonly widthCh: number;
  readonly isWrapped?: boolean;
}

/** A sheet: a head of one row, which stays in view, and rows under it, made when they are written. */
export interface Sheet {
  readonly name: string;
  /** What it holds and what must be known of it, for the list of contents. */
  readonly title: string;
  readonly note: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** A file of sheets. `madeAt` is a date and time in UTC. */
export interface Workbook {
  readonly title: string;
  readonly madeAt: string;
  readonly sheets: readonly Sheet[];
}
