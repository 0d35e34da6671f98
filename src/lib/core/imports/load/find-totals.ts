import { subtract, type Decimal } from '../../vocabulary/money.ts';

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
  /** True for the first row of the table: a total without a name may stand there, on top of all others. */
  readonly isFirst: boolean;
  /** How many of its cells are filled: of totals one above the other, the higher one has fewer. */
  readonly filled: number;
  /** Sums of the row itself, one for each summed field, all with the same number of decimals. */
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

/** What was found among rows that may be totals. */
export interface Findings {
  readonly totals: readonly FoundTotal[];
  /**
   * Rows without a name below which everything sums to their amount, or to twice or three times it, but for rounding:
   * they or some of the rows below are totals of others, and it cannot be told which.
   */
  readonly nested: readonly Candidate[];
}

/**
 * How many rows a total must sum over to be believed: two equal payments are no total, and 10, 20, 30 may be chance.
 */
const fewest = { strict: 1, named: 2, sparse: 2, full: 5 } as const;

/**
 * Which candidates are totals: those that equal the sum of a run of rows right above or right below them, to the cent in
 * every field; and those whose name alone says so, which then do not tie. `before` are the rows above the first
 * candidate. A row that is no total counts as one of the rows.
 */
export function findTotals(before: Candidate['after'], candidates: readonly Candidate[]): Findings {
  const rows = candidates.map(toExact);
  const first = { values: before.values.map(exact), rows: before.rows };
  const above = totalsBelowTheirRows(first, rows);
  const below = totalsAboveTheirRows(
    rows.map((row, at) => (above[at] ? null : row)),
    rows,
  );
  const tied = rows.map((_, at) => above[at] ?? below[at] ?? null);
  const named = totalsByName(first, rows, tied);
  const found = tied.map((run, at) => run ?? named[at] ?? null);
  const details = joinedAll([
    first,
    ...rows.flatMap((row, at) => (found[at] ? [row.after] : [{ values: row.values, rows: 1 }, row.after])),
  ]);
  return {
    totals: rows.flatMap((row, at) => {
      const run = found[at];
      return run ? [totalOf(row, run, { ties: Boolean(tied[at]), details })] : [];
    }),
    nested: nestedIn(rows, found),
  };
}

interface Run {
  readonly values: readonly bigint[];
  readonly rows: number;
}

interface Exact {
  readonly candidate: Candidate;
  readonly values: readonly bigint[];
  readonly after: Run;
}

function toExact(candidate: Candidate): Exact {
  const { values, after } = candidate;
  return {
    candidate,
    values: values.map(exact),
    after: { values: after.values.map(exact), rows: after.rows },
  };
}

const decimals = 12;

function exact(value: Decimal): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(`${whole}${fraction.padEnd(decimals, '0').slice(0, decimals)}`);
}

function written(value: bigint): Decimal {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Totals that stand below what they sum, in the order of the file; a total found is no row of the next one. */
function totalsBelowTheirRows(before: Run, rows: readonly Exact[]): readonly (Run | null)[] {
  const sums = new RunningSums(before);
  return rows.map((row) => {
    const run = sums.runThatIs(row.values, fewestOf(row.candidate));
    const isTotal = run !== null && isSomething(row);
    if (!isTotal) sums.add({ values: row.values, rows: 1 });
    sums.add(row.after);
    return isTotal ? run : null;
  });
}

/** Totals that stand on top of what they sum: those with a name, and headings of groups that nearly all tie. */
function totalsAboveTheirRows(
  open: readonly (Exact | null)[],
  rows: readonly Exact[],
): readonly (Run | null)[] {
  const named = totalsOnTop(open, rows);
  const headings = open.map((row, at) =>
    row && !named[at] && isHeading(row.candidate) ? runOfGroup(rows, at, named) : null,
  );
  const ties = headings.map((run, at) => {
    const row = rows[at];
    return run && row && isSomething(row) && run.rows >= fewest.sparse && isSame(run.values, row.values);
  });
  const heads = headings.filter((run) => run !== null).length;
  const tying = ties.filter(Boolean).length;
  const areTotals = tying >= 2 && tying * 2 >= heads;
  return rows.map((_, at) => named[at] ?? (areTotals && ties[at] ? (headings[at] ?? null) : null));
}

function isHeading({ label, isFull }: Candidate): boolean {
  return label === null && !isFull;
}

function totalsOnTop(open: readonly (Exact | null)[], rows: readonly Exact[]): readonly (Run | null)[] {
  const found: (Run | null)[] = rows.map(() => null);
  const width = rows[0]?.values.length ?? 0;
  const sums = new RunningSums({ values: zeros(width), rows: 0 });
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at] as Exact;
    sums.add(row.after);
    const { label, isFirst } = row.candidate;
    const isNamed = open[at] !== null && (label !== null || isFirst) && isSomething(row);
    found[at] = isNamed ? sums.runThatIs(row.values, fewestOf(row.candidate)) : null;
    const isTotal = found[at] !== null || open[at] === null;
    if (!isTotal) sums.add({ values: row.values, rows: 1 });
  }
  return found;
}

/** What stands below a heading up to the next one of its level or a higher one. */
function runOfGroup(rows: readonly Exact[], at: number, found: readonly (Run | null)[]): Run {
  const own = rows[at] as Exact;
  const parts: Run[] = [own.after];
  for (let next = at + 1; next < rows.length; next++) {
    const row = rows[next] as Exact;
    if (isHeading(row.candidate) && row.candidate.filled <= own.candidate.filled) break;
    if (!found[next]) parts.push({ values: row.values, rows: 1 });
    parts.push(row.after);
  }
  return joinedAll(parts);
}

const subtotal = /^(?:sub|zwischen|sous)/i;

/** Totals by a name that leaves no doubt: a subtotal stands for the rows since the last total, any other for all. */
function totalsByName(
  before: Run,
  rows: readonly Exact[],
  tied: readonly (Run | null)[],
): readonly (Run | null)[] {
  let [all, since] = [before, before];
  return rows.map((row, at) => {
    const isNamed = !tied[at] && row.candidate.isStrict;
    const run = isNamed ? (subtotal.test(row.candidate.label ?? '') ? since : all) : null;
    const isTotal = isNamed || Boolean(tied[at]);
    const parts = isTotal ? [row.after] : [{ values: row.values, rows: 1 }, row.after];
    all = joinedAll([all, ...parts]);
    since = isTotal ? row.after : joinedAll([since, ...parts]);
    return run;
  });
}

/**
 * Headings that are no totals to the cent, and below which once, twice or three times their amount stands but for
 * rounding: at least two of them, and half of all headings as full as they are.
 */
function nestedIn(rows: readonly Exact[], found: readonly (Run | null)[]): readonly Candidate[] {
  const headings = rows.flatMap((row, at) =>
    !found[at] && isHeading(row.candidate) && isSomething(row) ? [{ row, at }] : [],
  );
  const nested = headings.filter(({ row, at }) => {
    const { values, rows: below } = runOfGroup(rows, at, found);
    return below >= fewest.sparse && [1n, 2n, 3n].some((times) => isNear(values, row.values, times));
  });
  const levels = new Set(nested.map(({ row }) => row.candidate.filled));
  const alike = headings.filter(({ row }) => levels.has(row.candidate.filled));
  const isPattern = nested.length >= 2 && nested.length * 2 >= alike.length;
  return isPattern ? nested.map(({ row }) => row.candidate) : [];
}

/** True when sums are a multiple of others to a thousandth: each part may have been rounded. */
function isNear(sums: readonly bigint[], values: readonly bigint[], times: bigint): boolean {
  return sums.every((sum, at) => {
    const wanted = (values[at] ?? 0n) * times;
    const [apart, size] = [sum - wanted, wanted < 0n ? -wanted : wanted];
    return (apart < 0n ? -apart : apart) * 1_000n <= size;
  });
}

function fewestOf({ label, isStrict, isFull }: Candidate): number {
  if (isStrict) return fewest.strict;
  return label !== null ? fewest.named : isFull ? fewest.full : fewest.sparse;
}

/** A row of nothing equals any run of nothing: only its name can make it a total. */
function isSomething({ values, candidate }: Exact): boolean {
  return candidate.isStrict || values.some((value) => value !== 0n);
}

function totalOf(
  { candidate }: Exact,
  run: Run,
  { ties, details }: { readonly ties: boolean; readonly details: Run },
): FoundTotal {
  const { row, line, label, values } = candidate;
  const isWhole = run.rows === details.rows && isSame(run.values, details.values);
  return { row, line, label, values, found: run.values.map(written), isWhole, ties };
}

/** Sums of rows one after the other, in which the run that ends at the last one and has a certain sum is found at once. */
class RunningSums {
  #total: Run;
  /** Where a run may begin, by the sums up to there; of two places with one sum the later, and so the shorter run. */
  readonly #begins = new Map<string, Run>();

  constructor(first: Run) {
    this.#total = { values: zeros(first.values.length), rows: 0 };
    this.#begins.set(keyOf(this.#total.values), this.#total);
    this.add(first);
  }

  add(run: Run): void {
    this.#total = joined(this.#total, run);
    if (run.rows > 0) this.#begins.set(keyOf(this.#total.values), this.#total);
  }

  runThatIs(values: readonly bigint[], fewestRows: number): Run | null {
    const wanted = this.#total.values.map((value, at) => value - (values[at] ?? 0n));
    const begin = this.#begins.get(keyOf(wanted));
    const rows = begin ? this.#total.rows - begin.rows : 0;
    return begin && rows >= fewestRows ? { values, rows } : null;
  }
}

function keyOf(values: readonly bigint[]): string {
  return values.join('|');
}

function zeros(width: number): readonly bigint[] {
  return Array.from({ length: width }, () => 0n);
}

function joined(a: Run, b: Run): Run {
  return { values: a.values.map((value, at) => value + (b.values[at] ?? 0n)), rows: a.rows + b.rows };
}

function joinedAll(runs: readonly Run[]): Run {
  const [first, ...rest] = runs;
  return rest.reduce(joined, first ?? { values: [], rows: 0 });
}

function isSame(a: readonly bigint[], b: readonly bigint[]): boolean {
  return a.every((value, at) => value === b[at]);
}

/** `found - expected` of a total in one field. */
export function differenceOf(total: FoundTotal, at: number): Decimal {
  return subtract(total.found[at] ?? '0', total.values[at] ?? '0');
}
