import * as v from 'valibot';
import { datasetIds, type DatasetId } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { grains, type Grain } from '../../vocabulary/grain.ts';
import {
  dateFormats,
  scales,
  type DateFormat,
  type DecimalMark,
  type Exclusion,
  type Scale,
  type ValueMap,
  type WideGroup,
} from '../mapping/mapping.ts';

/** Names that a column may have, the likeliest first; see `placesNamed` for what `*` and `~` mean in them. */
export type ColumnNames = readonly string[];

/** Where a field of a known export comes from. Optional columns of a sum are those that some editions lack. */
export type ProfileRule =
  | { readonly column: ColumnNames; readonly format?: DateFormat }
  | { readonly constant: string }
  | { readonly file_name: DateFormat }
  | { readonly preamble: DateFormat }
  | { readonly join: readonly ColumnNames[]; readonly format?: DateFormat }
  | {
      readonly add: readonly ColumnNames[];
      readonly subtract?: readonly ColumnNames[];
      readonly add_if_there?: readonly ColumnNames[];
      readonly subtract_if_there?: readonly ColumnNames[];
    }
  | { readonly wide: DateFormat | 'text' };

/** A scale that the file does not name: it is proposed and asked, never taken in silence. */
export interface LikelyScale {
  readonly likely: Scale;
  readonly why: string;
}

/** What one dataset takes from a known export. */
export interface ProfilePart {
  readonly dataset: DatasetId;
  /** Columns without which the export does not hold the dataset: one name of each. */
  readonly when?: readonly ColumnNames[];
  /** Of several rules for a field the first that the file can follow. */
  readonly fields: Readonly<Record<string, ProfileRule | readonly ProfileRule[]>>;
  readonly wide?: readonly WideGroup[];
  /** What the texts that a wide pattern catches for `period` stand for, where they do not say it: `2013-Q1`. */
  readonly periods?: Readonly<Record<string, string>>;
  readonly exclude?: readonly {
    readonly column: ColumnNames;
    readonly test: Exclusion['test'];
    readonly equals: string;
    readonly as: Exclusion['as'];
  }[];
  readonly scale?: Readonly<Record<string, LikelyScale>>;
  readonly value_maps?: Readonly<Record<string, ValueMap>>;
  /** How the source writes decimals, for where the cells do not show it. */
  readonly decimal_mark?: DecimalMark;
  readonly grain?: Grain;
  /** `ask`: every publisher has its own; absent: the workspace's. */
  readonly calendar?: FiscalCalendar | 'ask';
  readonly totals?: 'find' | 'keep';
}

/** A known export: how it is recognised, and what each dataset takes from it. Data: adding one needs no code. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  /** Where the format is written down, or who publishes it. */
  readonly source: string;
  readonly recognise: {
    /** One name of each must be there. */
    readonly all: readonly ColumnNames[];
    /** None of these may be there. */
    readonly none?: ColumnNames;
    /** A regular expression that the name of the file must fit, in any case. */
    readonly file_name?: string;
  };
  readonly datasets: readonly ProfilePart[];
}

const text = v.pipe(v.string(), v.regex(/\S/, 'expected a text'));
const names = v.pipe(v.array(text), v.minLength(1, 'expected at least one name'));
const columns = v.array(names);
const format = v.picklist(dateFormats, `expected one of ${dateFormats.join(', ')}`);

const rule = v.union([
  v.strictObject({ column: names, format: v.optional(format) }),
  v.strictObject({ constant: text }),
  v.strictObject({ file_name: format }),
  v.strictObject({ preamble: format }),
  v.strictObject({ join: v.pipe(columns, v.minLength(2)), format: v.optional(format) }),
  v.strictObject({
    add: v.pipe(columns, v.minLength(1)),
    subtract: v.optional(columns),
    add_if_there: v.optional(columns),
    subtract_if_there: v.optional(columns),
  }),
  v.strictObject({ wide: v.picklist([...dateFormats, 'text']) }),
]);

const calendar = v.strictObject({
  startMonth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  naming: v.picklist(['start', 'end', 'both']),
});

const part = v.strictObject({
  dataset: v.picklist(datasetIds),
  when: v.optional(columns),
  fields: v.record(text, v.union([rule, v.pipe(v.array(rule), v.minLength(1))])),
  wide: v.optional(v.array(v.strictObject({ pattern: text, field: text, labels: v.record(text, text) }))),
  periods: v.optional(v.record(text, text)),
  exclude: v.optional(
    v.array(
      v.strictObject({
        column: names,
        test: v.picklist(['is', 'is not', 'starts with']),
        equals: text,
        as: v.picklist(['total', 'other']),
      }),
    ),
  ),
  scale: v.optional(v.record(text, v.strictObject({ likely: v.picklist(scales), why: text }))),
  value_maps: v.optional(
    v.record(
      text,
      v.strictObject({
        values: v.record(v.string(), v.string()),
        others: v.picklist(['keep', 'leave_out', 'reject']),
      }),
    ),
  ),
  decimal_mark: v.optional(v.picklist(['.', ','])),
  grain: v.optional(v.picklist(grains)),
  calendar: v.optional(v.union([calendar, v.literal('ask')])),
  totals: v.optional(v.picklist(['find', 'keep'])),
});

const schema = v.strictObject({
  id: v.pipe(text, v.regex(/^[a-z0-9_]+$/, 'expected lower-case letters, digits and underscores')),
  title: text,
  source: text,
  recognise: v.strictObject({
    all: v.pipe(columns, v.minLength(1, 'expected at least one column')),
    none: v.optional(names),
    file_name: v.optional(text),
  }),
  datasets: v.pipe(v.array(part), v.minLength(1, 'expected at least one dataset')),
});

/** Read a profile. Throws an Error that names each place that is wrong. */
export function parseProfile(document: unknown): Profile {
  const result = v.safeParse(schema, document);
  if (result.success) return result.output;
  const places = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'profile'}: ${issue.message}`);
  throw new Error(`profile: ${places.join('; ')}`);
}
