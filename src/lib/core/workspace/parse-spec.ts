import * as v from 'valibot';
import type { DialectChoice } from '../imports/scan/dialect.ts';
import { parseMapping } from '../imports/mapping/parse-mapping.ts';
import { rateSetIds } from '../vocabulary/appraisal-settings.ts';
import { datasetIds } from '../vocabulary/datasets.ts';
import { isMonth } from '../vocabulary/month.ts';
import { defaultSpec } from './default-spec.ts';
import { indicators } from './parse-indicators.ts';
import { deckTheme } from './parse-deck-theme.ts';
import { review } from './parse-reviews.ts';
import { snapshot } from './parse-snapshots.ts';
import { migrate, type RawDocument } from './migrate.ts';
import { faultOfJson } from './plain-json.ts';
import type { WorkspaceSpec } from './spec.ts';

/** Larger than any document of settings and mappings; the source files are not in it. */
export const largestDocumentBytes = 32 * 1024 * 1024;

const mostEntries = 10_000;

const month = v.pipe(v.string(), v.check(isMonth, 'expected a month as YYYY-MM-01'));

const shortText = v.pipe(v.string(), v.maxLength(1000, 'expected at most 1000 characters'));

const few = <T extends v.GenericSchema>(item: T) =>
  v.pipe(v.array(item), v.maxLength(mostEntries, `expected at most ${mostEntries} of them`));

const source = v.strictObject({
  name: v.pipe(shortText, v.regex(/\S/, 'expected the name of a file')),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in 64 hexadecimal digits')),
  sizeBytes: v.pipe(v.number(), v.safeInteger('expected a number of bytes'), v.minValue(0)),
  cuts: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(100, 'expected at most 100 of them')), []),
  datasets: v.optional(
    v.pipe(
      v.array(
        v.pipe(v.array(v.picklist(datasetIds)), v.minLength(1, 'expected a dataset'), v.maxLength(100)),
      ),
      v.maxLength(100, 'expected at most 100 of them'),
    ),
    [],
  ),
});

const controlTotal = v.strictObject({
  source: v.optional(shortText, 'workspace'),
  file: shortText,
  column: shortText,
  total: v.pipe(v.string(), v.regex(/^-?\d{1,40}(\.\d{1,20})?$/, 'expected a plain decimal such as 1234.50')),
});

const share = v.pipe(v.number(), v.minValue(0, 'expected 0 to 1'), v.maxValue(1, 'expected 0 to 1'));

const appraisal = v.strictObject({
  rateSet: v.picklist(rateSetIds),
  ownBands: v.pipe(
    v.array(
      v.strictObject({
        from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
        rate: v.pipe(v.number(), v.minValue(-0.5), v.maxValue(1)),
      }),
    ),
    v.maxLength(100, 'expected at most 100 of them'),
  ),
  ownSource: shortText,
  isMidYear: v.boolean(),
  savingCountsAs: v.picklist(['benefit', 'negative_cost']),
  optimismBias: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
  mitigation: share,
  baselineSwing: share,
  fixedShareSwing: share,
});

const selectText = v.pipe(v.string(), v.maxLength(20_000, 'expected at most 20000 characters'));

const ownMeasure = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,99}$/, 'expected the snake_case of the title')),
  title: v.pipe(shortText, v.regex(/\S/, 'expected a title')),
  unit: v.picklist(['money', 'count', 'money per unit', 'share', 'level']),
  better: v.picklist(['higher', 'lower', 'neutral']),
  total: v.picklist(['sum', 'ratio', 'last']),
  meaning: shortText,
  sql: selectText,
  lineage: v.exactOptional(selectText),
});

const schema = v.strictObject({
  version: v.literal(5),
  title: v.optional(shortText, defaultSpec.title),
  isSample: v.optional(v.boolean(), false),
  calendar: v.optional(
    v.strictObject({
      startMonth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
      naming: v.picklist(['start', 'end', 'both']),
    }),
    defaultSpec.calendar,
  ),
  currency: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'expected an ISO currency code such as GBP')),
    'GBP',
  ),
  priceBase: v.optional(v.nullable(v.strictObject({ series: shortText, from: month, to: month })), null),
  mappings: v.optional(few(v.unknown()), []),
  controlTotals: v.optional(few(controlTotal), []),
  appraisal: v.optional(appraisal, defaultSpec.appraisal),
  indicators: v.optional(indicators, defaultSpec.indicators),
  ownMeasures: v.optional(few(ownMeasure), []),
  reviews: v.optional(few(review), []),
  snapshots: v.optional(few(snapshot), []),
  deckTheme: v.optional(v.nullable(deckTheme), null),
  sources: v.optional(few(source), []),
});

/**
 * Read a workspace document that came from outside, of this version or an older one. Throws an Error that names each
 * place that is wrong, what was expected there and what was found.
 */
export function parseSpec(document: unknown): WorkspaceSpec {
  const fault = faultOfJson(document);
  if (fault !== null) throw new Error(`workspace: ${fault}`);
  if (!isRecord(document))
    throw new Error('workspace: expected an object with a version, found something else');
  const result = v.safeParse(schema, migrated(document));
  if (!result.success) throw new Error(`workspace: ${result.issues.map(describeIssue).join('; ')}`);
  const { mappings, sources, ...rest } = result.output;
  return {
    ...rest,
    mappings: mappings.map(parseMapping),
    sources: sources.map((one) => ({ ...one, cuts: one.cuts.map((cut) => parseCut(one.name, cut)) })),
  };
}

// How a cut is written is for the parser of mappings to say, which holds one in every mapping.
function parseCut(name: string, cut: unknown): DialectChoice {
  return parseMapping({ version: 2, name, dataset: 'costs', header: [], fields: {}, dialect: cut }).dialect;
}

/** Read a workspace document from text, such as the content of `workspace.json`. Throws as `parseSpec` does. */
export function parseSpecText(text: string): WorkspaceSpec {
  return parseSpec(documentOf(text));
}

/** Read a workspace document from a file, which may be anything. Rejects as `parseSpec` throws. */
export async function readSpecFile(content: Blob): Promise<WorkspaceSpec> {
  if (content.size > largestDocumentBytes)
    throw new Error(
      `workspace: expected at most ${largestDocumentBytes} bytes, found ${content.size}; a document of settings is never that large`,
    );
  return parseSpecText(await content.text());
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`workspace: expected JSON, and it is none or is cut short (${why})`, { cause });
  }
}

function migrated(document: RawDocument): RawDocument {
  try {
    return migrate(document);
  } catch (cause) {
    throw new Error(`workspace: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function isRecord(document: unknown): document is RawDocument {
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`;
}
