import { mean, variance } from '../statistics/averages.ts';

/** Values of two groups before and after a change that one of them underwent. */
export interface TwoByTwo {
  readonly treated: { readonly before: readonly number[]; readonly after: readonly number[] };
  readonly control: { readonly before: readonly number[]; readonly after: readonly number[] };
}

/** The difference of two changes, with its standard error by three conventions. */
export interface DifferenceOfMeans {
  readonly means: {
    readonly treatedBefore: number;
    readonly treatedAfter: number;
    readonly controlBefore: number;
    readonly controlAfter: number;
  };
  readonly difference: number;
  /** One variance for all four cells (least squares). */
  readonly pooledError: number;
  /** Least squares, robust to unequal variances, with the correction n / (n - 4) (HC1). */
  readonly robustError: number;
  /** Each cell's own variance. */
  readonly unequalError: number;
}

/**
 * Difference in differences of four means: (treated after - treated before) - (control after - control before).
 * Errors: pooled sqrt(s2 sum 1/n), s2 = sum of squares within cells / (N - 4); unequal sqrt(sum s2_c / n_c).
 * Null when a cell holds fewer than two values. Source: Card and Krueger 1994, American Economic Review 84(4), table 3:
 * 20.44 to 21.03 against 23.33 to 21.17 gives 2.75 full-time equivalents.
 */
export function differenceOfMeans({ treated, control }: TwoByTwo): DifferenceOfMeans | null {
  const cells = [treated.after, treated.before, control.after, control.before].map(summary);
  const [a, b, c, d] = cells;
  if (!a || !b || !c || !d) return null;
  const known = [a, b, c, d];
  const total = known.reduce((sum, { count }) => sum + count, 0);
  const sum = (term: (cell: Cell) => number) => known.reduce((all, cell) => all + term(cell), 0);
  const squares = ({ count, spread }: Cell) => (count - 1) * spread;
  const degrees = total - 4;
  return {
    means: {
      treatedBefore: b.centre,
      treatedAfter: a.centre,
      controlBefore: d.centre,
      controlAfter: c.centre,
    },
    difference: a.centre - b.centre - (c.centre - d.centre),
    pooledError: Math.sqrt((sum(squares) / degrees) * sum(({ count }) => 1 / count)),
    robustError: Math.sqrt((total / degrees) * sum((cell) => squares(cell) / cell.count ** 2)),
    unequalError: Math.sqrt(sum(({ count, spread }) => spread / count)),
  };
}

interface Cell {
  readonly count: number;
  readonly centre: number;
  readonly spread: number;
}

function summary(values: readonly number[]): Cell | null {
  const centre = mean(values);
  const spread = variance(values);
  return centre === null || spread === null ? null : { count: values.length, centre, spread };
}
