/** An exact decimal amount as text, such as `-1234.50`: no binary floating point between ledger and display. */
export type Decimal = string;

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

/** Add exact decimals: `add('0.10', '0.2')` is `0.30`. The result keeps the larger number of decimals. */
export function add(...amounts: readonly Decimal[]): Decimal {
  const parts = amounts.map(scaled);
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  return unscaled({ units: parts.reduce((sum, part) => sum + raise(part, scale), 0n), scale });
}

/** `a - b`, exactly. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** The amount with its sign turned; zero stays without a sign. */
export function negate(amount: Decimal): Decimal {
  const { units, scale } = scaled(amount);
  return unscaled({ units: -units, scale });
}

/** `a x b`, exactly: the result has the decimals of both. */
export function times(a: Decimal, b: Decimal): Decimal {
  const [one, other] = [scaled(a), scaled(b)];
  return unscaled({ units: one.units * other.units, scale: one.scale + other.scale });
}

/** Below zero, zero or above zero as `a` is smaller than, equal to or larger than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  return Math.sign(Number(scaled(subtract(a, b)).units));
}

/** True when an amount is exactly zero, whatever its number of decimals. */
export function isZero(amount: Decimal): boolean {
  return scaled(amount).units === 0n;
}

/** Round half away from zero to a number of decimals: `round('2.675', 2)` is `2.68`. */
export function round(amount: Decimal, decimals: number): Decimal {
  const { units, scale } = scaled(amount);
  if (scale <= decimals) return unscaled({ units: units * 10n ** BigInt(decimals - scale), scale: decimals });
  const divisor = 10n ** BigInt(scale - decimals);
  const half = divisor / 2n;
  const rounded = units < 0n ? -((-units + half) / divisor) : (units + half) / divisor;
  return unscaled({ units: rounded, scale: decimals });
}

/** The shortest way to write the same amount with at least `decimals` decimals: `trim('1.500000', 2)` is `1.50`. */
export function trim(amount: Decimal, decimals = 2): Decimal {
  const { units, scale } = scaled(amount);
  let [short, digits] = [units, scale];
  while (digits > decimals && short % 10n === 0n) [short, digits] = [short / 10n, digits - 1];
  return digits < decimals
    ? round(unscaled({ units: short, scale: digits }), decimals)
    : unscaled({ units: short, scale: digits });
}

/**
 * `a / b`, rounded half away from zero to a number of decimals at most: `divide('1', '3', 4)` is `0.3333` and
 * `divide('1', '4', 4)` is `0.25`. Null when `b` is zero.
 */
export function divide(a: Decimal, b: Decimal, decimals: number): Decimal | null {
  const [over, under] = [scaled(a), scaled(b)];
  if (under.units === 0n) return null;
  const scale = Math.max(0, decimals + 1 + under.scale - over.scale);
  const units = (over.units * 10n ** BigInt(scale)) / under.units;
  const quotient = { units, scale: over.scale - under.scale + scale };
  return trim(round(unscaled(quotient), decimals), 0);
}

function scaled(amount: Decimal): Scaled {
  const parts = /^(-?)(\d+)(?:\.(\d*))?$/.exec(amount);
  if (!parts) throw new RangeError(`"${amount}": expected a decimal number such as -1234.50`);
  const fraction = parts[3] ?? '';
  const units = BigInt(`${parts[2]}${fraction}`);
  return { units: parts[1] ? -units : units, scale: fraction.length };
}

function raise({ units, scale }: Scaled, target: number): bigint {
  return units * 10n ** BigInt(target - scale);
}

function unscaled({ units, scale }: Scaled): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}
