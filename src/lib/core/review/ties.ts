import type { ExplainedPart } from '../measures/explain-parts.ts';
import type { Explanation } from '../measures/explain.ts';
import type { LineageRow } from '../measures/lineage.ts';
import { add, compare, divide, negate, round, subtract, type Decimal } from '../vocabulary/money.ts';

/** Whether what is shown below a figure comes to it: to the cent for money, to a billionth for ratios and indices. */
export interface Tie {
  readonly ties: boolean;
  /** What is shown comes to this. */
  readonly sum: Decimal;
  /** What it should come to. */
  readonly figure: Decimal;
  /** `sum - figure`. */
  readonly by: Decimal;
}

/**
 * Hold the source rows against their figure: their contributions summed, or, for a share over several periods, their
 * numerators over their denominators. Rows are as paid, so those of a real figure are held against the nominal one. Null
 * where there is nothing to hold: no rows, no figure, or levels given only as values.
 */
export function rowsTie(explanation: Explanation, rows: readonly LineageRow[]): Tie | null {
  const { point, measure } = explanation;
  const figure = measure.isMonetary && point.terms === 'real' ? explanation.asPaid : point.value;
  const sum = rowsTotal(explanation, rows);
  if (figure === null || sum === null) return null;
  return tieOf(explanation, sum, figure);
}

/** What the rows of a figure come to by the measure's own rule; null when they come to nothing. */
export function rowsTotal({ measure, months }: Explanation, rows: readonly LineageRow[]): Decimal | null {
  if (measure.total === 'ratio' && months.length > 1) return pooled(rows);
  const contributions = rows.flatMap(({ contribution }) => contribution ?? []);
  return contributions.length > 0 ? add('0.00', ...contributions) : null;
}

function pooled(rows: readonly LineageRow[]): Decimal | null {
  const pairs = rows.filter(({ numerator, denominator }) => numerator !== null && denominator !== null);
  if (pairs.length === 0) return null;
  const sum = (of: (row: LineageRow) => Decimal | null) => add('0', ...pairs.map((row) => of(row) ?? '0'));
  return divide(
    sum((row) => row.numerator),
    sum((row) => row.denominator),
    12,
  );
}

const flexed: readonly string[] = [
  'flexed_baseline',
  'planned_flexed_baseline',
  'flexed_baseline_by_version',
];

/** Hold the parts of a figure, or the baselines it is flexed from, against it. Null where they alone do not make it. */
export function partsTie(explanation: Explanation): Tie | null {
  const { point } = explanation;
  if (point.value === null) return null;
  const sum = partsTotal(explanation);
  return sum === null ? null : tieOf(explanation, sum, point.value);
}

function partsTotal(explanation: Explanation): Decimal | null {
  const { arithmetic, measure, parts, scopes } = explanation;
  if (flexed.includes(measure.id)) return sumOf(scopes.map((scope) => scope.flexed));
  if (measure.id === 'naive_saving') {
    const naive = sumOf(scopes.map((scope) => scope.naive));
    const cost = parts.find((part) => part.measure.id === 'cost_in_scope');
    return naive === null || !cost || cost.value === null ? null : subtract(naive, cost.value);
  }
  if (arithmetic?.kind === 'quotient') {
    const value = (id: string) => parts.find((part) => part.measure.id === id)?.value ?? null;
    const [over, under] = [value(arithmetic.over), value(arithmetic.under)];
    return over === null || under === null ? null : divide(over, under, 12);
  }
  const isSum = arithmetic !== null || measure.id === 'unverified_net_saving';
  return isSum ? sumOf(parts.map(signedValue)) : null;
}

// A part without a point in a month whose figure is known took no part in it: no change cost is a cost of zero.
function signedValue({ measure, points, value, sign }: ExplainedPart): Decimal | null {
  if (points.length === 0 && measure.unit === 'money') return '0.00';
  return value === null || sign > 0 ? value : negate(value);
}

function sumOf(values: readonly (Decimal | null)[]): Decimal | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : add('0.00', ...known);
}

// Counts of a baseline month are kept to six decimals, ratios to twelve.
const tolerance = (unit: string) => (unit === 'count' ? 1e-6 : 1e-9);

function tieOf({ measure, point }: Explanation, sum: Decimal, figure: Decimal): Tie {
  const by = subtract(sum, figure);
  // A flexed or averaged amount has more decimals than a ledger: it is read to the cent, and so are its rows.
  const isMoney = measure.unit === 'money';
  const ties = isMoney
    ? compare(round(sum, 2), round(figure, 2)) === 0
    : Math.abs(Number(by)) <= tolerance(measure.unit) * Math.max(1, Math.abs(Number(point.value)));
  return { ties, sum, figure, by };
}
