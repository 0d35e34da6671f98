import { add, compare, isZero, subtract, type Decimal } from '../vocabulary/money.ts';

/** A row that may be a total, in the order of the file, and the rows between it and the next one. */
export interface Candidate {
  readonly row: number;
  readonly line: number;
  /** What it calls itself; null when it has no name. */
  readonly label: string | null;
  /** True when the name alone leaves no doubt. */
  readonly isStrict: boolean;
  /** True when it is as full as the rows around it, and so reads like any of them. */
  readonly isFull: boolean;
  /** Sums of the row itself, one for each summed field. */
  readonly values: readonly Decimal[];
  /** Sums of the rows that follow it up to the next candidate, and how many there are. */
  readonly after: { readonly values: readonly Decimal[]; readonly rows: number };
}

/** A row found to be a total. */
export interface FoundTotal {
  readonly row: number;
  readonly line: number;
  readonly label: string | null;
  readonly values: readonly Decimal[];
  /** Sums of the rows it stands for. */
  readonly found: readonly Decimal[];
  /** True when it stands for every row of the file. */
  readonly isWhole: boolean;
  readonly ties: boolean;
}

interface Item {
  readonly values: readonly Decimal[];
  readonly rows: number;
}

/** How far back the rows of a subtotal are looked for, in candidates. */
const farthest = 400;
/** Rows that a total without a name must sum over: two equal payments are no total, and 10, 20, 30 may be chance. */
const fewestUnnamed = 2;
const fewestFull = 5;

/**
 * Which candidates are totals: those that equal the sum of a run of rows right above them (or, when they are called a
 * total, right below), to the cent in every field; and those whose name alone says so, which then do not tie. `before`
 * are the rows above the first candidate. A row that is no total counts as one of the rows.
 */
export function findTotals(before: Item, candidates: readonly Candidate[]): readonly FoundTotal[] {
  const items: Item[] = [before];
  const found: Judged[] = [];
  // Where the rows of a subtotal begin: after the total before it.
  let begin = 0;
  for (const [at, candidate] of candidates.entries()) {
    const total =
      sumAbove(candidate, items) ??
      sumBelow(candidate, candidates.slice(at)) ??
      byName(candidate, items, begin);
    if (total) {
      found.push(total);
      begin = items.length;
    } else items.push({ values: candidate.values, rows: 1 });
    items.push(candidate.after);
  }
  // Only now are all rows known that a total could stand for.
  const rows = items.reduce((sum, item) => sum + item.rows, 0);
  const whole = sumOf(items);
  return found.map(({ coveredRows, ...total }) => ({
    ...total,
    isWhole: coveredRows === rows && isSame(total.found, whole),
  }));
}

type Judged = Omit<FoundTotal, 'isWhole'> & { readonly coveredRows: number };

function sumAbove(candidate: Candidate, items: readonly Item[]): Judged | null {
  let run: Item = { values: candidate.values.map(() => '0'), rows: 0 };
  for (let at = items.length - 1; at >= Math.max(0, items.length - farthest); at--) {
    run = joined(run, items[at] as Item);
    if (isSumOf(candidate, run)) return judged(candidate, run, true);
  }
  const all = items.length > farthest ? { values: sumOf(items), rows: countOf(items) } : run;
  return isSumOf(candidate, all) ? judged(candidate, all, true) : null;
}

/** A total may stand on top of its rows; only one that calls itself so is believed. */
function sumBelow(candidate: Candidate, rest: readonly Candidate[]): Judged | null {
  if (candidate.label === null) return null;
  let run: Item = candidate.after;
  for (const next of rest.slice(1, farthest)) {
    if (run.rows > 0 && isSumOf(candidate, run)) return judged(candidate, run, true);
    run = joined(joined(run, { values: next.values, rows: 1 }), next.after);
  }
  return isSumOf(candidate, run) ? judged(candidate, run, true) : null;
}

const subtotal = /^(?:sub|zwischen|sous)/i;

function byName(candidate: Candidate, items: readonly Item[], begin: number): Judged | null {
  if (!candidate.isStrict) return null;
  const own = subtotal.test(candidate.label ?? '') ? items.slice(begin) : items;
  const values = candidate.values.map((_, at) => add('0', ...own.map((item) => item.values[at] ?? '0')));
  return judged(candidate, { values, rows: countOf(own) }, false);
}

function isSumOf({ values, label, isFull }: Candidate, run: Item): boolean {
  const isEnough = run.rows >= (label !== null ? 1 : isFull ? fewestFull : fewestUnnamed);
  const isNothing = values.every((value) => isZero(value));
  return isEnough && !(isNothing && label === null) && isSame(values, run.values);
}

function judged({ row, line, label, values }: Candidate, run: Item, ties: boolean): Judged {
  return { row, line, label, values, found: run.values, ties, coveredRows: run.rows };
}

function joined(a: Item, b: Item): Item {
  return { values: a.values.map((value, at) => add(value, b.values[at] ?? '0')), rows: a.rows + b.rows };
}

function sumOf(items: readonly Item[]): readonly Decimal[] {
  const width = items[0]?.values.length ?? 0;
  return Array.from({ length: width }, (_, at) => add(...items.map((item) => item.values[at] ?? '0')));
}

function countOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.rows, 0);
}

function isSame(a: readonly Decimal[], b: readonly Decimal[]): boolean {
  return a.every((value, at) => compare(value, b[at] ?? '0') === 0);
}

/** `found - expected` of a total in one field. */
export function differenceOf(total: FoundTotal, at: number): Decimal {
  return subtract(total.found[at] ?? '0', total.values[at] ?? '0');
}
