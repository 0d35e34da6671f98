import { divide, round, times, type Decimal } from '../vocabulary/money.ts';

/** `a x b / c` in exact arithmetic, rounded half away from zero to the cent. Null when `c` is zero. */
export function timesOver(a: Decimal, b: Decimal, c: Decimal): Decimal | null {
  const quotient = divide(times(a, b), c, 2);
  return quotient === null ? null : round(quotient, 2);
}
