import { add, compare, subtract, type Decimal } from '../vocabulary/money.ts';
import type { ExplainedScope } from './scopes.ts';

/** The flexed baseline as unit cost times volume would have it: a fixed share of 0. `difference` is naive - flexed. */
export interface NaiveFigure {
  readonly value: Decimal;
  readonly flexed: Decimal;
  readonly difference: Decimal;
  readonly reason: string;
}

/**
 * What a fixed share of 0 would have given for some baselines together; null when one of them has no volume.
 * Example: cost 1000 at volume 100, fixed share 0.6, volume 120: flexed 1080, naive 1200. With a cost of 1080 nothing
 * is saved, and the naive figure would claim 120.
 */
export function naiveFigure(scopes: readonly ExplainedScope[]): NaiveFigure | null {
  const pairs = scopes.flatMap(({ naive, flexed }) =>
    naive === null || flexed === null ? [] : [{ naive, flexed }],
  );
  if (pairs.length === 0 || pairs.length < scopes.length) return null;
  const value = add(...pairs.map((pair) => pair.naive));
  const flexed = add(...pairs.map((pair) => pair.flexed));
  const difference = subtract(value, flexed);
  return { value, flexed, difference, reason: reasonFor(compare(difference, '0')) };
}

function reasonFor(direction: number): string {
  if (direction > 0)
    return 'Unit cost times volume would book the spreading of fixed cost over more units as a saving.';
  if (direction < 0)
    return 'Unit cost times volume would expect fixed cost to fall with volume, and hide a saving.';
  return 'Unit cost times volume gives the same: volume stands at its baseline, or no cost is fixed.';
}
