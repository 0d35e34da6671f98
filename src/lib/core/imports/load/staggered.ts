/** A row of a table whose levels stand in columns of their own: `depth` is the place of its first filled cell. */
export interface StaggeredRow {
  readonly depth: number;
  readonly amount: number;
}

/** A part of this size may be rounding. */
const nearly = 0.001;
const fewestParents = 2;
const fewestChildren = 2;

/**
 * True when rows stand for the sum of the rows below them that begin one step further in, at least twice: then amounts
 * of every level but one are counted again. Amounts are compared but for rounding, so they need not be exact.
 */
export function isStaggered(rows: readonly StaggeredRow[]): boolean {
  const parents = rows.filter(({ depth, amount }, at) => {
    const below = childrenOf(rows.slice(at + 1), depth);
    const sum = below.reduce((total, child) => total + child.amount, 0);
    return (
      below.length >= fewestChildren && amount !== 0 && Math.abs(sum - amount) <= Math.abs(amount) * nearly
    );
  });
  return parents.length >= fewestParents;
}

/** The rows below a row up to the next one that begins where it does or before, of the nearest depth. */
function childrenOf(rows: readonly StaggeredRow[], depth: number): readonly StaggeredRow[] {
  const end = rows.findIndex((row) => row.depth <= depth);
  // A group that the samples cut off has not all of its rows.
  if (end < 0) return [];
  const group = rows.slice(0, end);
  const nearest = Math.min(...group.map((row) => row.depth));
  return group.filter((row) => row.depth === nearest);
}
