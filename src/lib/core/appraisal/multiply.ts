import { round, type Decimal } from '../vocabulary/money.ts';

/** An amount times a factor, rounded half away from zero to the cent; the factor counts to twelve decimals. */
export function multiply(amount: Decimal, factor: number): Decimal {
  const [a, b] = [parts(amount), parts(factor.toFixed(12))];
  const units = a.units * b.units;
  const scale = a.scale + b.scale;
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return round(`${units < 0n ? '-' : ''}${whole}.${digits.slice(digits.length - scale)}`, 2);
}

function parts(amount: Decimal): { readonly units: bigint; readonly scale: number } {
  const [whole = '0', fraction = ''] = amount.split('.');
  return { units: BigInt(`${whole}${fraction}`), scale: fraction.length };
}
