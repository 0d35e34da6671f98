import * as v from 'valibot';
import { isMonth } from '../vocabulary/month.ts';
import type {
  Snapshot,
  SnapshotBaseline,
  SnapshotLedger,
  SnapshotScope,
  SnapshotSeries,
  SnapshotState,
} from '../vocabulary/snapshot.ts';

const short = v.pipe(v.string(), v.maxLength(1000, 'expected at most 1000 characters'));

const text = v.pipe(v.string(), v.maxLength(10_000, 'expected at most 10000 characters'));

const decimal = v.pipe(v.string(), v.regex(/^-?\d{1,40}(\.\d{1,20})?$/, 'expected a plain decimal'));

const month = v.pipe(v.string(), v.check(isMonth, 'expected a month as YYYY-MM-01'));

const party = v.picklist(['system', 'customer', 'provider']);

const terms = v.picklist(['nominal', 'real']);

const most = <T extends v.GenericSchema>(item: T, count: number) =>
  v.pipe(v.array(item), v.maxLength(count, `expected at most ${count} of them`));

const count = v.pipe(v.number(), v.safeInteger('expected a whole number'), v.minValue(0));

// A column begins with a value: a number repeats the one before it.
const column = v.pipe(
  most(v.union([decimal, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2400)), v.null()]), 2400),
  v.check((entries) => typeof entries[0] !== 'number', 'expected a value before its repeats'),
);

const figureRef = v.strictObject({
  measure: short,
  partnership: short,
  service: v.nullable(short),
  metric: v.nullable(short),
  period: v.pipe(v.string(), v.check(isMonth, 'expected a month as YYYY-MM-01')),
  grain: v.exactOptional(v.picklist(['month', 'quarter', 'half_year', 'year', 'rolling_year'])),
  from: v.exactOptional(month),
  party: v.exactOptional(party),
  terms: v.exactOptional(terms),
});

const unit = v.strictObject({
  kind: v.picklist(['money', 'count', 'money per unit', 'share', 'level']),
  label: short,
  currency: v.exactOptional(v.nullable(short)),
});

const figure = v.strictObject({
  id: short,
  label: short,
  value: v.nullable(decimal),
  unit,
  status: v.nullable(text),
  ref: v.nullable(figureRef),
});

const file = v.strictObject({
  name: short,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in 64 hexadecimal digits')),
  dataset: short,
  mapping: short,
  rows: count,
  tie: v.picklist(['ties', 'does-not-tie', 'none']),
});

const baseline = v.strictObject({
  service: v.nullable(short),
  version: short,
  from: month,
  to: month,
  fixedShare: v.nullable(decimal),
  scopeFactor: decimal,
  priceSeries: v.nullable(short),
  approvedBy: v.nullable(short),
  approvedOn: v.nullable(short),
  doubt: v.nullable(text),
  cost: v.nullable(decimal),
  volume: v.nullable(decimal),
}) satisfies v.GenericSchema<unknown, SnapshotBaseline>;

const series = v.strictObject({
  measure: short,
  service: v.nullable(short),
  metric: v.nullable(short),
  party,
  terms,
  from: month,
  values: column,
  numerators: column,
  denominators: column,
}) satisfies v.GenericSchema<unknown, SnapshotSeries>;

const scenario = v.picklist(['actual', 'plan']);

const scope = v.strictObject({
  service: v.nullable(short),
  scenario,
  isVerified: v.boolean(),
  from: month,
  counts: column,
  baselineCost: column,
  price: column,
  scopeFactor: column,
  fixedShare: column,
  volume: column,
  baselineVolume: column,
  flexed: column,
  cost: column,
  realFlexed: column,
  realCost: column,
}) satisfies v.GenericSchema<unknown, SnapshotScope>;

const ledger = v.strictObject({
  file: v.nullable(count),
  part: short,
  kind: short,
  scenario: short,
  scope: v.nullable(short),
  from: month,
  counts: column,
  sums: column,
  lines: most(count, 10_000),
  amounts: most(decimal, 10_000),
}) satisfies v.GenericSchema<unknown, SnapshotLedger>;

const state = v.strictObject({
  files: most(file, 10_000),
  definitions: most(v.strictObject({ id: short, title: short, version: short }), 10_000),
  parameters: most(v.strictObject({ name: short, value: text }), 1000),
  baselines: most(baseline, 10_000),
  series: most(series, 10_000),
  scopes: most(scope, 10_000),
  deflators: most(v.strictObject({ scenario, from: month, levels: column }), 2),
  ledger: most(ledger, 100_000),
}) satisfies v.GenericSchema<unknown, SnapshotState>;

/** How one taken review in a workspace document is read. */
export const snapshot = v.strictObject({
  id: short,
  partnership: short,
  quarter: short,
  until: month,
  party,
  terms,
  takenOn: short,
  takenBy: short,
  note: short,
  figures: most(figure, 1000),
  // A document of before there was a state has none.
  state: v.optional(v.nullable(state), null),
}) satisfies v.GenericSchema<unknown, Snapshot>;
