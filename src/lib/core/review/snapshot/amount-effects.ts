import { add, negate, isZero, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Terms } from '../../vocabulary/point.ts';
import type { ByMonth } from './column.ts';
import type { Effect } from './effect.ts';
import { monthEffects } from './money-effects.ts';
import type { MoneyTree } from './money-tree.ts';
import type { Pair } from './pair.ts';
import type { SeriesKey, Side } from './side.ts';

/** First and last month of a figure; `from` null: every month to date. */
export interface Window {
  readonly from: Month | null;
  readonly until: Month;
}

/** An amount that is a sum of months; null for a window: the figure had none. */
export interface AmountWanted {
  readonly tree: MoneyTree;
  readonly keyOf: (measure: string) => SeriesKey;
  readonly terms: Terms;
  readonly windows: { readonly then: Window | null; readonly now: Window | null };
  readonly write: (amount: Decimal) => string;
}

/** What an amount came to in both reviews by its months, and the effects that lead from the one to the other. */
export interface AmountEffects {
  readonly then: Decimal;
  readonly now: Decimal;
  readonly effects: readonly Effect[];
}

/** Follow a sum of months from one review to the next: months that are new, and what changed in those of both. */
export function amountEffects(pair: Pair, wanted: AmountWanted): AmountEffects {
  const then = monthsIn(pair.then, wanted, wanted.windows.then);
  const now = monthsIn(pair.now, wanted, wanted.windows.now);
  const { windows, write } = wanted;
  const effects = [...new Set([...then.keys(), ...now.keys()])].toSorted().flatMap((month) => {
    const [wasIn, isIn] = [within(windows.then, month), within(windows.now, month)];
    if (wasIn && isIn) return monthEffects(pair, { ...wanted, month });
    const value = (isIn ? now : then).get(month) ?? '0';
    return isZero(value) ? [] : [periodEffect(month, value, { isIn, write })];
  });
  return { then: sumOf(then), now: sumOf(now), effects };
}

/** A month that only one of the reviews has. */
export function periodEffect(
  month: Month,
  value: Decimal,
  { isIn, write }: { readonly isIn: boolean; readonly write: (amount: Decimal) => string },
): Effect {
  const amount = isIn ? value : negate(value);
  return { kind: 'new_period', subject: isIn ? '' : 'left', amount, month, words: write(value) };
}

function monthsIn(side: Side, { tree, keyOf }: AmountWanted, window: Window | null): ByMonth {
  const since = tree.since === null ? null : firstOf(side.series(keyOf(tree.since)).values);
  const months = side.series(keyOf(tree.months)).values;
  return new Map([...months].filter(([month]) => within(window, month) && month >= (since ?? '')));
}

function firstOf(months: ByMonth): Month | null {
  return [...months.keys()].toSorted()[0] ?? null;
}

/** True for a month of a window. */
export function within(window: Window | null, month: Month): boolean {
  return window !== null && month <= window.until && month >= (window.from ?? '');
}

function sumOf(months: ByMonth): Decimal {
  return add('0', ...months.values());
}
