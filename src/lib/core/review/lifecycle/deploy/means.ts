import { mean } from '../../../indicators/statistics/averages.ts';
import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import type { Month } from '../../../vocabulary/month.ts';
import { refOf, type Outcome, type OutcomeMonth } from './outcomes.ts';

/** A mean of months: from the first to the last of them. */
export interface Mean {
  readonly value: number;
  readonly months: number;
  readonly from: Month;
  readonly until: Month;
  /** Whether it is the sum of one part over the sum of the other, as the measure totals them. */
  readonly isPooled: boolean;
}

/** The mean of the months that have a value: of shares and rates from their parts, so that months count by their size. */
export function meanOfMonths(months: readonly OutcomeMonth[]): Mean | null {
  const known = months.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const pooled = pooledOf(known);
  return {
    value: pooled ?? mean(known.map(({ value }) => value!))!,
    months: known.length,
    from: first.period,
    until: last.period,
    isPooled: pooled !== null,
  };
}

/** The figure a mean is, where the measure totals its months in the same way; null where it adds them up. */
export function meanRef(
  { isPooled, from, until }: Mean,
  outcome: Outcome,
  partnership: string,
): FigureRef | null {
  return isPooled ? { ...refOf(outcome, partnership, until), from } : null;
}

function pooledOf(months: readonly OutcomeMonth[]): number | null {
  const parts = months.flatMap(({ point }) =>
    point?.numerator != null && Number(point.denominator) > 0
      ? [[Number(point.numerator), Number(point.denominator)] as const]
      : [],
  );
  if (parts.length < months.length) return null;
  const sum = (at: 0 | 1) => parts.reduce((total, part) => total + part[at], 0);
  return sum(0) / sum(1);
}
