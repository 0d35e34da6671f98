import { add, compare, isZero, negate, subtract, type Decimal } from '../vocabulary/money.ts';
import type { BridgeTotals } from './bridge-totals.ts';
import { timesOver } from './scaled.ts';

/** One service whose change of cost is split, and the mix that came of it. */
export interface MixedService {
  readonly service: string;
  readonly volume0: Decimal;
  readonly volume1: Decimal;
  readonly mix: Decimal;
}

/**
 * The mix of each service against the mean unit cost, `(s1 - s0) (p0 - m) Q1` with `m` the mean unit cost of before. The
 * sum is that of the plain mix, for shares sum to 1; but a service that is cheaper than the mean and shrinks adds to cost
 * here, where the plain mix of it alone takes off. In exact arithmetic, rounded to the cent; what rounding leaves goes to
 * the service that moved most. Example: B costs 1 where the mean is 2.5 and goes from 300 of 1000 to 100 of 1100:
 * (0.0909 - 0.3) x (1 - 2.5) x 1100 = 345.
 */
export function mixAgainstMean(
  services: readonly MixedService[],
  cost0: Decimal,
  { volume0, volume1 }: BridgeTotals,
): ReadonlyMap<string, Decimal> {
  // What the volume of after would cost at the mean unit cost of before, shared out by both volumes.
  const atMean = timesOver(cost0, volume1, volume0);
  if (atMean === null) return new Map();
  const moved = services.map((one) => ({
    ...one,
    moved: subtract(
      timesOver(cost0, one.volume1, volume0) ?? '0.00',
      timesOver(atMean, one.volume0, volume0) ?? '0.00',
    ),
  }));
  const rest = add('0.00', ...moved.map((one) => one.moved));
  const [most] = moved.toSorted(
    (a, b) => compare(sizeOf(b.moved), sizeOf(a.moved)) || (a.service < b.service ? -1 : 1),
  );
  return new Map(
    moved.map((one) => {
      const own = one === most && !isZero(rest) ? subtract(one.moved, rest) : one.moved;
      return [one.service, subtract(one.mix, own)];
    }),
  );
}

function sizeOf(amount: Decimal): Decimal {
  return amount.startsWith('-') ? negate(amount) : amount;
}
