import { add, compare, isZero, subtract, type Decimal } from '../vocabulary/money.ts';
import { mixAgainstMean } from './bridge-mix.ts';
import type { BridgeTotals } from './bridge-totals.ts';
import { lmdiParts } from './lmdi.ts';
import { timesOver } from './scaled.ts';

/** How a change is shared out: one thing after the other (rate last), or by logarithmic means. */
export type BridgeScheme = 'price_volume_mix' | 'lmdi';

/** One service in both periods. A cost of null: the service is not in the period at all; a volume of null: not known. */
export interface BridgeService {
  readonly service: string;
  readonly unit: string | null;
  readonly cost0: Decimal | null;
  readonly volume0: Decimal | null;
  readonly cost1: Decimal | null;
  readonly volume1: Decimal | null;
}

/** What one service adds to each bar; they sum to its change of cost to the cent. */
export interface BridgePart {
  readonly service: string;
  readonly cost0: Decimal;
  readonly cost1: Decimal;
  readonly price: Decimal;
  readonly volume: Decimal;
  readonly mix: Decimal;
  /** Its mix against the mean unit cost, whose sum is the same; null where mix is not told in turn. */
  readonly mixAgainstMean: Decimal | null;
  readonly scope: Decimal;
  readonly unsplit: Decimal;
  /** Why the change of this service is not split; null when it is. */
  readonly reason: string | null;
}

/** The bars of a bridge: `price + volume + mix + scope + unsplit` is `cost1 - cost0` to the cent. */
export interface Bridge {
  readonly scheme: BridgeScheme;
  readonly cost0: Decimal;
  readonly cost1: Decimal;
  readonly price: Decimal;
  readonly volume: Decimal;
  readonly mix: Decimal;
  readonly scope: Decimal;
  readonly unsplit: Decimal;
  /** False where services are counted in different units: their shares of a total mean nothing, and mix is not told. */
  readonly hasMix: boolean;
  readonly parts: readonly BridgePart[];
}

/**
 * Why cost changed between two periods, service by service: p unit cost, q volume, s share of the total volume Q.
 * Price `(p1 - p0) q1`, volume `s0 (Q1 - Q0) p0`, mix `(s1 - s0) p0 Q1`; new and ended services are scope. Each is
 * exact: volume and flexed cost are rounded to the cent once, and the rest follows by subtraction. Where services are
 * counted in different units the volume of each stands by itself, `(q1 - q0) p0`, and there is no mix. With `lmdi` the
 * weights are logarithmic means `L(a, b) = (a - b) / ln(a / b)` (LMDI-I, Ang 2005), what rounding leaves is price.
 * Example: A costs 1600 for 400 of a total of 1000, then 2100 for 700 of 1100: price 2100 - 2800 = -700, volume
 * 1600 x 1100 / 1000 - 1600 = 160, mix 2800 - 1600 - 160 = 1040.
 */
export function bridge(services: readonly BridgeService[], scheme: BridgeScheme): Bridge {
  const split = services.filter((one) => whyNotSplit(one, scheme) === null);
  const hasMix = new Set(split.map(({ unit }) => unit)).size <= 1;
  const volume0 = add('0', ...split.map((one) => one.volume0 ?? '0'));
  const volume1 = add('0', ...split.map((one) => one.volume1 ?? '0'));
  const totals = hasMix ? { volume0, volume1 } : null;
  const plain = services.map((one) => partOf(one, totals, scheme));
  const parts = scheme === 'lmdi' || totals === null ? plain : withMeans(plain, split, totals);
  const sum = (key: (typeof bars)[number] | 'cost0' | 'cost1') =>
    add('0.00', ...parts.map((part) => part[key]));
  return {
    scheme,
    cost0: sum('cost0'),
    cost1: sum('cost1'),
    price: sum('price'),
    volume: sum('volume'),
    mix: sum('mix'),
    scope: sum('scope'),
    unsplit: sum('unsplit'),
    hasMix,
    parts,
  };
}

function withMeans(
  parts: readonly BridgePart[],
  split: readonly BridgeService[],
  totals: BridgeTotals,
): readonly BridgePart[] {
  const mixed = split.map(({ service, volume0, volume1 }) => ({
    service,
    volume0: volume0 ?? '0',
    volume1: volume1 ?? '0',
    mix: parts.find((part) => part.service === service)?.mix ?? '0.00',
  }));
  const means = mixAgainstMean(mixed, add('0.00', ...split.map(({ cost0 }) => cost0 ?? '0')), totals);
  return parts.map((part) => ({ ...part, mixAgainstMean: means.get(part.service) ?? null }));
}

/** The bars in the order in which they are drawn. */
export const bars = ['volume', 'mix', 'price', 'scope', 'unsplit'] as const;

const none = {
  price: '0.00',
  volume: '0.00',
  mix: '0.00',
  mixAgainstMean: null,
  scope: '0.00',
  unsplit: '0.00',
  reason: null,
};

function partOf(one: BridgeService, totals: BridgeTotals | null, scheme: BridgeScheme): BridgePart {
  const [cost0, cost1] = [one.cost0 ?? '0.00', one.cost1 ?? '0.00'];
  const base = { service: one.service, cost0, cost1, ...none };
  const change = subtract(cost1, cost0);
  if (one.cost0 === null || one.cost1 === null) return { ...base, scope: change };
  const reason = whyNotSplit(one, scheme);
  if (reason !== null) return { ...base, unsplit: change, reason };
  const known = { cost0, cost1, volume0: one.volume0 ?? '0', volume1: one.volume1 ?? '0' };
  const { volume, mix } = (scheme === 'lmdi' ? lmdiParts(known, totals) : null) ?? inTurn(known, totals);
  return { ...base, volume, mix, price: subtract(subtract(change, volume), mix) };
}

function inTurn(
  { cost0, volume0, volume1 }: { cost0: Decimal; volume0: Decimal; volume1: Decimal },
  totals: BridgeTotals | null,
): { readonly volume: Decimal; readonly mix: Decimal } {
  const flexed = subtract(timesOver(cost0, volume1, volume0) ?? cost0, cost0);
  if (totals === null) return { volume: flexed, mix: '0.00' };
  const volume = subtract(timesOver(cost0, totals.volume1, totals.volume0) ?? cost0, cost0);
  return { volume, mix: subtract(flexed, volume) };
}

/** Only what is split counts in the total volume, by which shares are measured. */
function whyNotSplit({ cost0, cost1, volume0, volume1 }: BridgeService, scheme: BridgeScheme): string | null {
  if (cost0 === null || cost1 === null) return 'new or ended';
  if (volume0 === null || volume1 === null) return 'volume not known in both periods';
  if (compare(volume0, '0') < 0 || compare(volume1, '0') < 0) return 'negative volume';
  if (isZero(volume0) || isZero(volume1)) return 'no volume in one of the periods';
  const isLogarithmic = compare(cost0, '0') > 0 && compare(cost1, '0') > 0;
  if (scheme === 'lmdi' && !isLogarithmic) return 'logarithms need costs and volumes above zero';
  return null;
}
