import * as v from 'valibot';
import { parseMapping } from '../imports/parse-mapping.ts';
import { isMonth } from '../vocabulary/month.ts';
import { defaultSpec } from './default-spec.ts';
import type { WorkspaceSpec } from './spec.ts';

const month = v.pipe(v.string(), v.check(isMonth, 'expected a month as YYYY-MM-01'));

const schema = v.object({
  version: v.literal(1, 'expected workspace version 1'),
  title: v.optional(v.string(), defaultSpec.title),
  isSample: v.optional(v.boolean(), false),
  calendar: v.optional(
    v.object({
      startMonth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
      naming: v.picklist(['start', 'end', 'both']),
    }),
    defaultSpec.calendar,
  ),
  currency: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'expected an ISO currency code such as GBP')),
    'GBP',
  ),
  priceBase: v.optional(v.nullable(v.object({ series: v.string(), from: month, to: month })), null),
  mappings: v.optional(v.array(v.unknown()), []),
  controlTotals: v.optional(
    v.array(
      v.object({
        source: v.optional(v.string(), 'workspace'),
        file: v.string(),
        column: v.string(),
        total: v.string(),
      }),
    ),
    [],
  ),
});

/**
 * Read a workspace document that came from outside. Throws an Error that names each place that is wrong,
 * what was expected there and what was found.
 */
export function parseSpec(document: unknown): WorkspaceSpec {
  const result = v.safeParse(schema, document);
  if (!result.success) throw new Error(`workspace: ${result.issues.map(describeIssue).join('; ')}`);
  return { ...result.output, mappings: result.output.mappings.map(parseMapping) };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`;
}
