import type { DatasetId } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Grain } from '../../vocabulary/grain.ts';
import type { DialectChoice } from '../scan/dialect.ts';

/** Ways to write a day or a month that the database reads by itself. */
export const dayFormats = [
  'yyyy-mm-dd',
  'yyyy-mm',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'dd-mmm-yyyy',
  'mmm-yyyy',
  'yyyymm',
  'yyyymmdd',
  'excel_serial',
] as const;

/** Ways to write a period that are read label by label, since they need the calendar or stand for more than a month. */
export const labelFormats = [
  /** `2024`: a calendar year. */
  'yyyy',
  /** `2024 Q1`, `2012Q1`, `Q1 2024`: a calendar quarter. */
  'yyyy-qq',
  /** `FY24`, `2024-25`, `Q1 FY2024`, `FY2024 P03`, `001.2025`: through the fiscal calendar. */
  'fiscal',
  /** `2023-04-01/P3M`, `April 2011 to March 2012`: from and until in one text. */
  'interval',
  /** `24-Apr` as April 2024: what Excel makes of a month and year. */
  'yy-mmm',
  /** A month name in a common language with its year: `avril 2024`, `Januar 2024`. */
  'month-name',
] as const;

/** Ways to write a month, a date or a period that a mapping can name. */
export const dateFormats = [...dayFormats, ...labelFormats] as const;

/**
 * A way to write a date. `mmm` reads English month names, short or long; separators `-`, `/`, `.` and space are
 * read alike, two-digit years are 2000 to 2099, and `mmm-yyyy` finds the month and year anywhere in the text
 * (`MSitAE-APRIL-2025`).
 */
export type DateFormat = (typeof dateFormats)[number];

/** Which mark stands before the decimals; the other one, spaces and apostrophes part thousands. */
export type DecimalMark = '.' | ',';

/** What one unit in the file stands for, as a power of ten in words that can be written down: `£000` is `1000`. */
export const scales = ['1', '1000', '1000000', '1000000000'] as const;

/** What one unit in the file stands for. */
export type Scale = (typeof scales)[number];

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
  /** The title lines above the header and the header itself: `Month ending April 2016`, or a header cell `Apr-16`. */
  | { readonly from: 'preamble'; readonly format: DateFormat }
  /** The texts of several columns with a space between, such as a year and a period number. */
  | { readonly from: 'join'; readonly columns: readonly ColumnRef[]; readonly format?: DateFormat }
  | { readonly from: 'sum'; readonly add: readonly ColumnRef[]; readonly subtract: readonly ColumnRef[] }
  /** What the header of an unpivoted column says: see `Wide`. */
  | { readonly from: 'wide'; readonly format?: DateFormat };

/**
 * One kind of column that is unpivoted: those whose header fits `pattern`, a text with names of fields in braces, such
 * as `{period}: volume`, `Appropriations {period}` or `{period}`. Its cells fill `field`; `labels` are fields that
 * are the same for all its columns, such as scenario `budget`.
 */
export interface WideGroup {
  readonly pattern: string;
  readonly field: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * A wide table: each cell of certain columns is a row of the dataset. Columns with equal labels and captured texts
 * (numerator and denominator of one month) make one row together. Columns used by other rules never take part.
 */
export interface Wide {
  readonly groups: readonly WideGroup[];
}

/** A named set of rows to leave out. Texts are compared trimmed, in any case. */
export interface Exclusion {
  readonly column: ColumnRef;
  readonly test: 'is' | 'is not' | 'starts with';
  readonly equals: string;
  /** `total`: the row is used as a control total of the file; `other`: it is only left out. */
  readonly as: 'total' | 'other';
}

/** From texts in the file to what they mean, such as department names to partnerships; texts compared trimmed, in any case. */
export interface ValueMap {
  readonly values: Readonly<Record<string, string>>;
  /** What becomes of a text that is not in the list. */
  readonly others: 'keep' | 'leave_out' | 'reject';
}

/**
 * How one export becomes a dataset. Kept, so that the next export of the same shape loads untouched: it applies to
 * every file with this header (of a wide table: with these columns beside the unpivoted ones), or, when `file` is set,
 * to the file of that name alone (a mapping with a constant month must never be carried to another file in silence).
 * Two mappings with one header both apply: an export may hold volumes and service levels at once. Answers to questions
 * live in it: a question is open while its part is not told.
 */
export interface Mapping {
  readonly version: 2;
  readonly name: string;
  readonly dataset: DatasetId;
  readonly file: string | null;
  /** The header the mapping was made for. */
  readonly header: readonly string[];
  readonly fields: Readonly<Record<string, FieldRule>>;
  /** Null: not told yet. */
  readonly decimalMark: DecimalMark | null;
  readonly exclusions: readonly Exclusion[];
  readonly wide: Wide | null;
  /** By numeric field; a field that is not there is in units, unless its header names a scale: then it is asked. */
  readonly scale: Readonly<Record<string, Scale>>;
  /** By text field. */
  readonly valueMaps: Readonly<Record<string, ValueMap>>;
  /** How long each period is where dates alone do not say; null: as the dates say. */
  readonly grain: Grain | null;
  /** The calendar of fiscal labels; null: the workspace's. */
  readonly calendar: FiscalCalendar | null;
  /** How the file is cut where a person has said so. */
  readonly dialect: DialectChoice;
  /** `find`: rows found to be totals are left out; `keep`: they are data. */
  readonly totals: 'find' | 'keep';
  /** Id of the profile it was made from; null when none. */
  readonly profile: string | null;
}

/** A mapping that says nothing yet, to start from. */
export function emptyMapping(dataset: DatasetId, header: readonly string[], name: string): Mapping {
  return {
    version: 2,
    name,
    dataset,
    file: null,
    header,
    fields: {},
    decimalMark: '.',
    exclusions: [],
    wide: null,
    scale: {},
    valueMaps: {},
    grain: null,
    calendar: null,
    dialect: {},
    totals: 'find',
    profile: null,
  };
}
