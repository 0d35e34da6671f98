import { add, divide, subtract, type Decimal } from '../../vocabulary/money.ts';
import type { AmountEffects } from './amount-effects.ts';
import { collected, type Group } from './collect.ts';

/** A rate as both reviews showed it, and the two amounts of which it is the quotient. */
interface QuotientWanted {
  readonly over: AmountEffects;
  readonly under: AmountEffects;
  readonly values: { readonly then: Decimal; readonly now: Decimal };
}

/**
 * Follow a rate: the reasons of its numerator are put in one after another, then those of its denominator, and each is
 * given what the rate moves by. Null where the amounts do not come to the rate.
 */
export function quotientGroups({ over, under, values }: QuotientWanted): readonly Group[] | null {
  const steps = [
    ...collected(over.effects).map((group) => ({ group, isOver: true })),
    ...collected(under.effects).map((group) => ({ group, isOver: false })),
  ];
  const start = divide(over.then, under.then, 12);
  if (start === null || !isNear(start, values.then)) return null;
  let current = { over: over.then, under: under.then, rate: start };
  const groups: Group[] = [];
  for (const { group, isOver } of steps) {
    const next = isOver
      ? { ...current, over: add(current.over, group.amount) }
      : { ...current, under: add(current.under, group.amount) };
    const rate = divide(next.over, next.under, 12);
    if (rate === null) return null;
    const label = `${isOver ? 'Realised' : 'Planned'}: ${group.label}`;
    groups.push({ ...group, label, amount: subtract(rate, current.rate) });
    current = { ...next, rate };
  }
  return isNear(current.rate, values.now) ? groups : null;
}

function isNear(rate: Decimal, value: Decimal): boolean {
  return Math.abs(Number(subtract(rate, value))) <= 1e-9;
}
