/** A parameter that is moved alone, all others held. */
export interface Range {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
}

/** What the result is when one parameter is low or high; `swing` is how far the two lie apart. */
export interface SensitivityRow extends Range {
  readonly atLow: number;
  readonly atHigh: number;
  readonly swing: number;
}

/**
 * One-way sensitivity: each parameter at both ends of its range, the others as they are, widest swing first (a tornado).
 * Source: HM Treasury Green Book, February 2026. Example: a result of 3 x rate for 1 to 2 runs from 3 to 6, a swing of 3.
 */
export function oneWay(
  ranges: readonly Range[],
  result: (id: string, value: number) => number,
): readonly SensitivityRow[] {
  const rows = ranges.map((range) => {
    const [atLow, atHigh] = [result(range.id, range.low), result(range.id, range.high)];
    return { ...range, atLow, atHigh, swing: Math.abs(atHigh - atLow) };
  });
  return rows.toSorted((a, b) => b.swing - a.swing || (a.id < b.id ? -1 : 1));
}
