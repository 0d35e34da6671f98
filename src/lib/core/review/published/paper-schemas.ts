import * as v from 'valibot';
import { grains } from '../../vocabulary/grain.ts';
import { decimal, double, list, maybeDecimal, maybeText, month, text, whole } from './schemas.ts';

// What stands beside the points of a partnership, as the screens are handed it.

export const isoDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date as YYYY-MM-DD'));

const place = { fileId: whole, sourceLine: whole };

export const row = { ...place, sourceRow: whole };

export const event = v.strictObject({
  date: isoDate,
  title: text,
  kind: text,
  reason: maybeText,
  decidedBy: v.optional(maybeText),
});

export const metric = v.strictObject({
  metric: text,
  service: maybeText,
  better: v.picklist(['higher', 'lower', 'neutral']),
  unit: text,
});

const benefitValue = v.strictObject({
  scenario: v.picklist(['plan', 'actual', 'forecast']),
  period: month,
  grain: v.optional(v.picklist(grains)),
  value: decimal,
  ...row,
});

const profile = v.strictObject({
  benefit: text,
  partnership: text,
  title: maybeText,
  class: v.nullable(
    v.picklist(['cash_releasing', 'non_cash_releasing', 'avoidance', 'revenue', 'quality', 'dis_benefit']),
  ),
  beneficiary: maybeText,
  owner: maybeText,
  measure: maybeText,
  budgetLine: maybeText,
  baselineValue: maybeDecimal,
  baselinePeriod: maybeText,
  baselineEvidence: maybeText,
  targetValue: maybeDecimal,
  targetDate: maybeText,
  attributionShare: decimal,
  confidence: maybeDecimal,
  status: text,
  evidence: maybeText,
  enables: maybeText,
  recurrence: v.optional(v.nullable(v.picklist(['recurring', 'one_off']))),
  party: v.optional(v.nullable(v.picklist(['customer', 'provider']))),
  ...row,
  values: list(benefitValue),
});

const guardRow = v.strictObject({
  rule: v.picklist([
    'line_overclaimed',
    'attribution_above_whole',
    'enabling_counted_twice',
    'line_claimed_by_two_partnerships',
    'verified_without_evidence',
    'claim_without_baseline',
    'dis_benefit_negative',
    'budget_line_unknown',
    'budget_line_ambiguous',
    'line_without_baseline',
    'enables_unknown',
    'enables_itself',
    'enables_in_circle',
    'benefit_of_two_partnerships',
    'value_without_profile',
  ]),
  partnership: maybeText,
  benefit: text,
  title: maybeText,
  line: maybeText,
  others: maybeText,
  holder: v.nullable(v.picklist(['customer', 'provider', 'both'])),
  scenario: v.nullable(v.picklist(['plan', 'actual', 'forecast'])),
  period: v.nullable(text),
  found: maybeDecimal,
  allowed: maybeDecimal,
  currency: maybeText,
  ...place,
});

export const register = v.strictObject({ profiles: list(profile), guard: v.optional(list(guardRow)) });

export const baseline = v.strictObject({
  partnership: text,
  service: maybeText,
  version: text,
  isCurrent: v.boolean(),
  from: month,
  to: month,
  months: whole,
  fixedShare: maybeDecimal,
  scopeFactor: decimal,
  priceSeries: maybeText,
  approvedBy: maybeText,
  approvedOn: maybeText,
  reason: maybeText,
  evidence: maybeText,
  doubt: maybeText,
  ...row,
  cost: v.optional(maybeDecimal),
  currency: v.optional(maybeText),
  volume: v.optional(maybeDecimal),
  volumeUnit: v.optional(maybeText),
  volumeStatus: v.optional(maybeText),
});

export const scopeMonth = v.strictObject({
  service: maybeText,
  scenario: v.picklist(['actual', 'plan']),
  period: month,
  baselineCost: double,
  price: v.nullable(double),
  scopeFactor: double,
  fixedShare: double,
  volumeRatio: v.nullable(double),
  deflator: v.nullable(double),
});
