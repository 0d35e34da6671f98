/** A fraction of whole numbers, so that nothing is rounded before the formula says so. The denominator is above 0. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

/** Multiply fractions. */
export function product(...factors: readonly Fraction[]): Fraction {
  return factors.reduce((a, b) => ({ above: a.above * b.above, below: a.below * b.below }), {
    above: 1n,
    below: 1n,
  });
}

/** Add two fractions. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return { above: a.above * b.below + b.above * a.below, below: a.below * b.below };
}

/** A fraction of two safe integers. */
export function fraction(above: number, below: number): Fraction {
  return { above: BigInt(above), below: BigInt(below) };
}

/** The nearest whole number, halves away from zero. */
export function nearest({ above, below }: Fraction): number {
  const size = above < 0n ? -above : above;
  const whole = Number((size * 2n + below) / (below * 2n));
  return above < 0n ? -whole : whole;
}

/** How far a fraction lies from the tie between two whole numbers, 0 to 0.5. */
export function distanceFromTie({ above, below }: Fraction): number {
  const millionths = Number(((((above % below) + below) % below) * 1_000_000n) / below);
  return Math.abs(millionths - 500_000) / 1_000_000;
}

/** A fraction as decimal text: `decimal({above: 2n, below: 3n}, 4)` is `0.6667`. */
export function decimal({ above, below }: Fraction, decimals: number): string {
  const scaled = nearest({ above: above * 10n ** BigInt(decimals), below });
  return withPoint(scaled, decimals);
}

/** Whole pence as pounds: `-1205` is `-12.05`. */
export function pounds(pence: number): string {
  return withPoint(pence, 2);
}

function withPoint(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const sign = units < 0 ? '-' : '';
  return decimals === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
