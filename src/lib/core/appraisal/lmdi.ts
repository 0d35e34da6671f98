import type { Decimal } from '../vocabulary/money.ts';
import type { BridgeTotals } from './bridge-totals.ts';

/** The logarithmic mean of two positive numbers, `(a - b) / ln(a / b)`, and `a` where they are equal. */
export function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (a - b) / Math.log(a / b);
}

/**
 * Volume and mix of one service by LMDI-I (Ang 2005), rounded to the cent: `L(C1, C0) ln(Q1 / Q0)` and
 * `L(C1, C0) ln(s1 / s0)`; without totals its own volume, and no mix. Null where a cost or volume is not above zero.
 */
export function lmdiParts(
  service: {
    readonly cost0: Decimal;
    readonly cost1: Decimal;
    readonly volume0: Decimal;
    readonly volume1: Decimal;
  },
  totals: BridgeTotals | null,
): { readonly volume: Decimal; readonly mix: Decimal } | null {
  const [cost0, cost1] = [Number(service.cost0), Number(service.cost1)];
  const own = Number(service.volume1) / Number(service.volume0);
  if (!(cost0 > 0 && cost1 > 0 && own > 0)) return null;
  const weight = logarithmicMean(cost1, cost0);
  if (totals === null) return { volume: cents(weight * Math.log(own)), mix: '0.00' };
  const whole = Number(totals.volume1) / Number(totals.volume0);
  return { volume: cents(weight * Math.log(whole)), mix: cents(weight * Math.log(own / whole)) };
}

function cents(amount: number): Decimal {
  const text = amount.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}
