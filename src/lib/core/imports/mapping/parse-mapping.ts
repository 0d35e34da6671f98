import * as v from 'valibot';
import { datasetIds, datasets } from '../../vocabulary/datasets.ts';
import { grains } from '../../vocabulary/grain.ts';
import { delimiters, encodings, quotes } from '../scan/dialect.ts';
import { dateFormats, scales, type Mapping } from './mapping.ts';
import { wideFields } from './wide-fields.ts';

const place = v.pipe(v.number(), v.integer(), v.minValue(0));

const column = v.strictObject({ name: v.string(), index: place });

const columns = v.array(column);

const format = v.picklist(dateFormats, `expected one of ${dateFormats.join(', ')}`);

const rule = v.variant(
  'from',
  [
    v.strictObject({ from: v.literal('column'), column, format: v.optional(format) }),
    v.strictObject({ from: v.literal('constant'), value: v.string() }),
    v.strictObject({ from: v.literal('file_name'), format }),
    v.strictObject({ from: v.literal('preamble'), format }),
    v.strictObject({
      from: v.literal('join'),
      columns: v.pipe(columns, v.minLength(1, 'expected at least one column to join')),
      format: v.optional(format),
    }),
    v.strictObject({
      from: v.literal('sum'),
      add: v.pipe(columns, v.minLength(1, 'expected at least one column to add')),
      subtract: v.optional(columns, []),
    }),
    v.strictObject({ from: v.literal('wide'), format: v.optional(format) }),
  ],
  'expected from: column, constant, file_name, preamble, join, sum or wide',
);

const exclusion = v.strictObject({
  column,
  test: v.picklist(['is', 'is not', 'starts with'], 'expected is, is not or starts with'),
  equals: v.pipe(v.string(), v.regex(/\S/, 'expected the text of the rows to leave out')),
  as: v.picklist(['total', 'other'], 'expected total or other'),
});

const wide = v.strictObject({
  groups: v.pipe(
    v.array(
      v.strictObject({
        pattern: v.pipe(v.string(), v.regex(/\S/, 'expected a pattern such as {period}')),
        field: v.string(),
        labels: v.optional(v.record(v.string(), v.string()), {}),
      }),
    ),
    v.minLength(1, 'expected at least one pattern'),
  ),
});

const valueMap = v.strictObject({
  values: v.record(v.string(), v.string()),
  others: v.picklist(['keep', 'leave_out', 'reject'], 'expected keep, leave_out or reject'),
});

const calendar = v.strictObject({
  startMonth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12, 'expected a month 1 to 12')),
  naming: v.picklist(['start', 'end', 'both'], 'expected start, end or both'),
});

const dialect = v.partial(
  v.strictObject({
    encoding: v.picklist(encodings, `expected one of ${encodings.join(', ')}`),
    delimiter: v.picklist(delimiters, 'expected a comma, semicolon, tab or pipe'),
    quote: v.picklist(quotes, 'expected a double quote, a single quote or nothing'),
    escape: v.picklist(['double', 'backslash'], 'expected double or backslash'),
    headerRecord: place,
    headerRecords: v.pipe(place, v.maxValue(3, 'expected 0 to 3 lines of header')),
    endRecord: v.nullable(place),
  }),
);

const schema = v.pipe(
  v.strictObject({
    version: v.literal(2, 'expected mapping version 1 or 2'),
    name: v.string(),
    dataset: v.picklist(datasetIds, `expected one of ${datasetIds.join(', ')}`),
    file: v.optional(v.nullable(v.string()), null),
    header: v.array(v.string()),
    fields: v.record(v.string(), rule),
    decimalMark: v.optional(v.nullable(v.picklist(['.', ','], 'expected . or ,')), '.'),
    exclusions: v.optional(v.array(exclusion), []),
    wide: v.optional(v.nullable(wide), null),
    scale: v.optional(v.record(v.string(), v.picklist(scales, `expected one of ${scales.join(', ')}`)), {}),
    valueMaps: v.optional(v.record(v.string(), valueMap), {}),
    grain: v.optional(v.nullable(v.picklist(grains, `expected one of ${grains.join(', ')}`)), null),
    calendar: v.optional(v.nullable(calendar), null),
    dialect: v.optional(dialect, {}),
    totals: v.optional(v.picklist(['find', 'keep'], 'expected find or keep'), 'find'),
    profile: v.optional(v.nullable(v.string()), null),
  }),
  v.check(
    (mapping) => unknownFields(mapping).length === 0,
    (issue) => `${unknownFields(issue.input).join(', ')}: not a field of ${issue.input.dataset}`,
  ),
);

/**
 * Read a mapping that came from outside; one of version 1 is brought up to version 2. Throws an Error that names each
 * place that is wrong and what was expected there. Whether it fits a certain file is for `checkMapping`.
 */
export function parseMapping(document: unknown): Mapping {
  const result = v.safeParse(schema, migrate(document));
  if (!result.success)
    throw new Error(`mapping${nameOf(document)}: ${result.issues.map(describe).join('; ')}`);
  return result.output;
}

/** Version 1 knew exclusions by equal text alone; what it did not know yet takes its default. */
function migrate(document: unknown): unknown {
  if (!isRecord(document) || document['version'] !== 1) return document;
  const exclusions = document['exclusions'];
  return {
    ...document,
    version: 2,
    ...(Array.isArray(exclusions) ? { exclusions: exclusions.map(withTest) } : {}),
  };
}

function withTest(exclusion: unknown): unknown {
  return isRecord(exclusion) ? { test: 'is', ...exclusion } : exclusion;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownFields({
  dataset,
  fields,
  wide,
  scale,
  valueMaps,
}: Pick<Mapping, 'dataset' | 'fields' | 'wide' | 'scale' | 'valueMaps'>): readonly string[] {
  const known = datasets[dataset].fields.map((field) => field.name);
  const named = [fields, scale, valueMaps].flatMap((record) => Object.keys(record));
  return [...new Set([...named, ...wideFields(wide)])].filter((name) => !known.includes(name));
}

function nameOf(document: unknown): string {
  const name = isRecord(document) ? document['name'] : undefined;
  return typeof name === 'string' ? ` "${name}"` : '';
}

function describe(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue);
  return where === null ? issue.message : `${where}: ${issue.message}`;
}
