import { round, times, type Decimal } from '../vocabulary/money.ts';

/** An amount times a factor, rounded half away from zero to the cent; the factor counts to twelve decimals. */
export function multiply(amount: Decimal, factor: number): Decimal {
  return round(times(amount, factor.toFixed(12)), 2);
}
