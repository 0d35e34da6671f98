import { round, type Decimal } from '../vocabulary/money.ts';

/** `a x b / c` in exact arithmetic, rounded half away from zero to the cent. Null when `c` is zero. */
export function timesOver(a: Decimal, b: Decimal, c: Decimal): Decimal | null {
  const [x, y, z] = [unitsOf(a), unitsOf(b), unitsOf(c)];
  if (z.units === 0n) return null;
  // Four further digits, then rounded once: 10,000ths of a cent decide, and ties are ties.
  const scale = x.scale + y.scale - z.scale;
  const raise = 6 - scale;
  const over = x.units * y.units * 10n ** BigInt(Math.max(0, raise));
  const under = z.units * 10n ** BigInt(Math.max(0, -raise));
  return round(decimalOf(over / under, over % under !== 0n), 2);
}

function unitsOf(amount: Decimal): { readonly units: bigint; readonly scale: number } {
  const [whole = '0', fraction = ''] = amount.split('.');
  return { units: BigInt(`${whole}${fraction}`), scale: fraction.length };
}

/** Millionths as a decimal; a remainder that was cut off is kept as one more digit, so that it never makes a tie. */
function decimalOf(units: bigint, hasRest: boolean): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(7, '0');
  const sign = units < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}${hasRest ? '1' : ''}`;
}
