import { add, compare, isZero, negate, subtract, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthLabel, monthsBetween, type Month } from '../../vocabulary/month.ts';
import { periodEffect, within, type AmountWanted } from './amount-effects.ts';
import type { Cause } from './causes.ts';
import type { ByMonth } from './column.ts';
import { turnedBy, type Effect } from './effect.ts';
import type { Pair } from './pair.ts';
import type { SeriesKey } from './side.ts';

/** A figure of which only the months are kept. */
interface PlainWanted {
  readonly key: SeriesKey;
  readonly windows: AmountWanted['windows'];
  /** True for a sum of months, else it stands as in its last one. */
  readonly isSum: boolean;
  readonly values: { readonly then: Decimal; readonly now: Decimal };
  /** What other values of the same months come from. */
  readonly cause: Cause;
  readonly write: (amount: Decimal) => string;
}

/** Follow a figure month by month: months that only one review has, and other values in those of both. */
export function plainEffects(pair: Pair, wanted: PlainWanted): readonly Effect[] | null {
  return wanted.isSum ? sumEffects(pair, wanted) : lastEffects(pair, wanted);
}

function sumEffects(
  pair: Pair,
  { key, windows, values, cause, write }: PlainWanted,
): readonly Effect[] | null {
  const months = (all: ByMonth, window: AmountWanted['windows']['then']) =>
    new Map([...all].filter(([month]) => within(window, month)));
  const then = months(pair.then.series(key).values, windows.then);
  const now = months(pair.now.series(key).values, windows.now);
  const sign =
    turnOf(add('0', ...then.values()), values.then) ?? turnOf(add('0', ...now.values()), values.now);
  const effects = [...new Set([...then.keys(), ...now.keys()])].toSorted().flatMap((month) => {
    const [before, after] = [then.get(month) ?? '0', now.get(month) ?? '0'];
    if (compare(before, after) === 0) return [];
    const [wasIn, isIn] = [within(windows.then, month), within(windows.now, month)];
    if (!wasIn || !isIn) return [periodEffect(month, isIn ? after : before, { isIn, write })];
    return [restatedEffect(month, { before, after, cause, write })];
  });
  return sign === null ? null : turnedBy(sign, effects);
}

// Null for a sum that is no more than zero, which tells no sign, or does not come to the figure.
function turnOf(sum: Decimal, value: Decimal): 1 | -1 | null {
  if (isZero(sum)) return null;
  if (compare(sum, value) === 0) return 1;
  return compare(negate(sum), value) === 0 ? -1 : null;
}

function lastEffects(
  pair: Pair,
  { key, windows, values, cause, write }: PlainWanted,
): readonly Effect[] | null {
  if (!windows.then || !windows.now) return null;
  const [was, is] = [windows.then.until, windows.now.until];
  const known = was === is ? values.now : (pair.now.series(key).values.get(was) ?? values.then);
  const restated = restatedEffect(was, { before: values.then, after: known, cause, write });
  const amount = subtract(values.now, known);
  const words = `${write(values.now)} in ${monthLabel(is)}, ${write(known)} in ${monthLabel(was)}`;
  const others = monthsBetween(addMonths(was, 1), addMonths(is, -1));
  const period = (month: Month, own: Decimal): Effect => ({
    kind: 'new_period',
    subject: was <= is ? '' : 'left',
    amount: own,
    month,
    words,
  });
  return [restated, ...others.map((month) => period(month, '0')), period(is, amount)];
}

function restatedEffect(
  month: Month,
  {
    before,
    after,
    cause,
    write,
  }: Pick<PlainWanted, 'cause' | 'write'> & { readonly before: Decimal; readonly after: Decimal },
): Effect {
  const words = `${write(after)}, was ${write(before)}; ${cause.words}`;
  return { ...cause, amount: subtract(after, before), month, words };
}
