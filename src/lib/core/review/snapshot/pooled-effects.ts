import { add, compare, divide, subtract, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import { within, type AmountWanted } from './amount-effects.ts';
import type { Cause } from './causes.ts';
import type { Effect } from './effect.ts';
import { monthsWords } from './month-words.ts';
import type { Pair } from './pair.ts';
import type { SeriesKey, Side } from './side.ts';

/** A ratio that is pooled over its months, as both reviews showed it. */
interface PooledWanted {
  readonly key: SeriesKey;
  readonly windows: AmountWanted['windows'];
  readonly values: { readonly then: Decimal; readonly now: Decimal };
  /** What other numbers in the same months come from. */
  readonly cause: Cause;
}

interface Parts {
  readonly over: Decimal;
  readonly under: Decimal;
}

/**
 * Follow a pooled ratio: in the months of both reviews first its numerator is exchanged, then its denominator, then the
 * months that only one has. Null where its months do not come to it.
 */
export function pooledEffects(pair: Pair, wanted: PooledWanted): readonly Effect[] | null {
  const { values, cause, windows } = wanted;
  const then = partsIn(pair.then, wanted, 'then');
  const now = partsIn(pair.now, wanted, 'now');
  const common = [...then.keys()].filter((month) => now.has(month) && within(windows.now, month));
  const before = sumOf([...then.values()]);
  const [old, restated] = [
    sumOf(common.map((month) => then.get(month)!)),
    sumOf(common.map((month) => now.get(month)!)),
  ];
  const numerator = { ...before, over: add(subtract(before.over, old.over), restated.over) };
  const both = { ...numerator, under: add(subtract(before.under, old.under), restated.under) };
  const path = [before, numerator, both, sumOf([...now.values()])].map(({ over, under }) =>
    divide(over, under, 12),
  );
  const [first, second, third, last] = path;
  if (!isNear(first, values.then) || !isNear(last, values.now) || second == null || third == null)
    return null;
  const changed = common.filter((month) => !isSame(then.get(month)!, now.get(month)!));
  const inMonths = (what: string) => `${what} in ${monthsWords(changed)}`;
  const others = [...new Set([...then.keys(), ...now.keys()])].filter((month) => !common.includes(month));
  return [
    {
      ...cause,
      amount: subtract(second, values.then),
      month: null,
      words: `${inMonths(`numerator ${restated.over}, was ${old.over}`)}; ${cause.words}`,
    },
    {
      ...cause,
      amount: subtract(third, second),
      month: null,
      words: inMonths(`denominator ${restated.under}, was ${old.under}`),
    },
    ...otherMonths(others, subtract(values.now, third)),
  ];
}

function otherMonths(months: readonly Month[], amount: Decimal): readonly Effect[] {
  const [first, ...rest] = months.toSorted();
  if (first === undefined) return [{ kind: 'rounding', subject: '', amount, month: null, words: '' }];
  const effect = { kind: 'new_period', subject: '', words: 'pooled with the months before' } as const;
  return [{ ...effect, amount, month: first }, ...rest.map((month) => ({ ...effect, amount: '0', month }))];
}

function partsIn(
  side: Side,
  { key, windows }: PooledWanted,
  which: 'then' | 'now',
): ReadonlyMap<Month, Parts> {
  const { numerators, denominators } = side.series(key);
  return new Map(
    [...numerators].flatMap(([month, over]) => {
      const under = denominators.get(month);
      return under === undefined || !within(windows[which], month) ? [] : [[month, { over, under }] as const];
    }),
  );
}

function sumOf(parts: readonly Parts[]): Parts {
  return {
    over: add('0', ...parts.map(({ over }) => over)),
    under: add('0', ...parts.map(({ under }) => under)),
  };
}

function isSame(one: Parts, other: Parts): boolean {
  return compare(one.over, other.over) === 0 && compare(one.under, other.under) === 0;
}

/** Ratios of doubles agree to the ninth decimal. */
function isNear(ratio: Decimal | null | undefined, value: Decimal): boolean {
  return ratio != null && Math.abs(Number(subtract(ratio, value))) <= 1e-9;
}
