import * as v from 'valibot';
import { parseMapping } from '../../imports/mapping/parse-mapping.ts';
import { datasetIds } from '../../vocabulary/datasets.ts';
import { decimal, list, maybeText, text, whole } from './schemas.ts';

export const finding = v.strictObject({
  severity: v.picklist(['error', 'warning', 'info']),
  rule: text,
  file: maybeText,
  line: v.nullable(whole),
  column: maybeText,
  value: maybeText,
  message: text,
});

const tallied = <T extends v.GenericSchema>(amount: T) => ({
  read: amount,
  accepted: amount,
  rejected: amount,
  excluded: amount,
});

const mapping = v.pipe(
  v.unknown(),
  v.transform((value) => parseMapping(value)),
);

/** A file as it was loaded, with what became of its rows. */
export const importedFile = v.strictObject({
  id: whole,
  name: text,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256')),
  sizeBytes: whole,
  encoding: text,
  delimiter: text,
  headerLine: whole,
  dataset: v.picklist(datasetIds),
  profile: text,
  mapping,
  rows: v.strictObject(tallied(whole)),
  cells: v.nullable(v.strictObject({ ...tallied(whole), blank: whole })),
  suppressed: whole,
  mended: whole,
  mends: v.nullable(whole),
  amounts: list(v.strictObject({ column: text, currency: maybeText, ...tallied(decimal) })),
  control: list(v.strictObject({ source: text, expected: decimal, found: decimal, difference: decimal })),
  findings: list(finding),
});

export const partnershipInfo = v.strictObject({
  partnership: text,
  name: maybeText,
  customer: maybeText,
  provider: maybeText,
  stage: maybeText,
  start: maybeText,
  pilot_start: maybeText,
  production_start: maybeText,
  next_review: maybeText,
  hasBaseline: v.boolean(),
});

const priceSeries = v.strictObject({ series: text, first: text, last: text });

export const prices = v.strictObject({
  series: list(priceSeries),
  used: v.nullable(v.strictObject({ series: text, from: text, to: text })),
});

/** Each file by its id, and the months of its rows in words. */
export const periods = list(v.strictTuple([whole, text]));
