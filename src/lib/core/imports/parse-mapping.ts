import * as v from 'valibot';
import { datasetIds, datasets } from '../vocabulary/datasets.ts';
import { dateFormats, type Mapping } from './mapping.ts';

const column = v.strictObject({ name: v.string(), index: v.pipe(v.number(), v.integer(), v.minValue(0)) });

const format = v.picklist(dateFormats, `expected one of ${dateFormats.join(', ')}`);

const rule = v.variant(
  'from',
  [
    v.strictObject({ from: v.literal('column'), column, format: v.optional(format) }),
    v.strictObject({ from: v.literal('constant'), value: v.string() }),
    v.strictObject({ from: v.literal('file_name'), format }),
    v.strictObject({
      from: v.literal('sum'),
      add: v.pipe(v.array(column), v.minLength(1, 'expected at least one column to add')),
      subtract: v.optional(v.array(column), []),
    }),
  ],
  'expected from: column, constant, file_name or sum',
);

const exclusion = v.strictObject({
  column,
  equals: v.pipe(v.string(), v.regex(/\S/, 'expected the text of the rows to leave out')),
  as: v.picklist(['total', 'other'], 'expected total or other'),
});

const schema = v.pipe(
  v.strictObject({
    version: v.literal(1, 'expected mapping version 1'),
    name: v.string(),
    dataset: v.picklist(datasetIds, `expected one of ${datasetIds.join(', ')}`),
    file: v.optional(v.nullable(v.string()), null),
    header: v.array(v.string()),
    fields: v.record(v.string(), rule),
    decimalMark: v.optional(v.picklist(['.', ','], 'expected . or ,'), '.'),
    exclusions: v.optional(v.array(exclusion), []),
  }),
  v.check(
    (mapping) => unknownFields(mapping).length === 0,
    (issue) => `${unknownFields(issue.input).join(', ')}: not a field of ${issue.input.dataset}`,
  ),
);

/**
 * Read a mapping that came from outside. Throws an Error that names each place that is wrong and what was expected
 * there. Whether it fits a certain file is for `checkMapping`.
 */
export function parseMapping(document: unknown): Mapping {
  const result = v.safeParse(schema, document);
  if (!result.success)
    throw new Error(`mapping${nameOf(document)}: ${result.issues.map(describe).join('; ')}`);
  return result.output;
}

function unknownFields({ dataset, fields }: Pick<Mapping, 'dataset' | 'fields'>): readonly string[] {
  const known = datasets[dataset].fields.map((field) => field.name);
  return Object.keys(fields).filter((name) => !known.includes(name));
}

function nameOf(document: unknown): string {
  const isNamed = typeof document === 'object' && document !== null && 'name' in document;
  return isNamed && typeof document.name === 'string' ? ` "${document.name}"` : '';
}

function describe(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue);
  return place === null ? issue.message : `${place}: ${issue.message}`;
}
