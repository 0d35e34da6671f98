import type { DatasetId } from '../vocabulary/datasets.ts';

/** Ways to write a month or a date that a mapping can name; days and months are never told apart in silence. */
export const dateFormats = [
  'yyyy-mm-dd',
  'yyyy-mm',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'dd-mmm-yyyy',
  'mmm-yyyy',
  'yyyymm',
  'yyyymmdd',
] as const;

/**
 * A way to write a date. `mmm` reads English month names, short or long; separators `-`, `/`, `.` and space are
 * read alike, two-digit years are 2000 to 2099, and `mmm-yyyy` finds the month and year anywhere in the text
 * (`MSitAE-APRIL-2025`).
 */
export type DateFormat = (typeof dateFormats)[number];

/** Which mark stands before the decimals; the other one, spaces and apostrophes part thousands. */
export type DecimalMark = '.' | ',';

/** A column of the export by its header and position, since headers may repeat. `index` counts from 0. */
export interface ColumnRef {
  readonly name: string;
  readonly index: number;
}

/** Where a field's value comes from. */
export type FieldRule =
  | { readonly from: 'column'; readonly column: ColumnRef; readonly format?: DateFormat }
  | { readonly from: 'constant'; readonly value: string }
  | { readonly from: 'file_name'; readonly format: DateFormat }
  | { readonly from: 'sum'; readonly add: readonly ColumnRef[]; readonly subtract: readonly ColumnRef[] };

/** A named set of rows to leave out: those whose column equals the text (trimmed, any case), such as TOTAL. */
export interface Exclusion {
  readonly column: ColumnRef;
  readonly equals: string;
  /** `total`: the row is used as a control total of the file; `other`: it is only left out. */
  readonly as: 'total' | 'other';
}

/**
 * How one export becomes a dataset. Kept, so that the next export of the same shape loads untouched: it applies to
 * every file with this header, or, when `file` is set, to the file of that name alone (a mapping with a constant
 * month must never be carried to another file in silence). Two mappings with one header both apply: an export may
 * hold volumes and service levels at once.
 */
export interface Mapping {
  readonly version: 1;
  readonly name: string;
  readonly dataset: DatasetId;
  readonly file: string | null;
  /** The header the mapping was made for. */
  readonly header: readonly string[];
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly decimalMark: DecimalMark;
  readonly exclusions: readonly Exclusion[];
}
