import { compare, isZero, negate, subtract, add, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { ReasonKind } from './changes-board.ts';

/** What one cause in one month did to an amount; those of one kind and subject become one reason. */
export interface Effect {
  readonly kind: ReasonKind;
  /** A file, or the service of a baseline; may be empty. */
  readonly subject: string;
  readonly amount: Decimal;
  readonly month: Month | null;
  /** From what to what, and where. */
  readonly words: string;
}

/** The same seen from the other side: more cost is less saving. */
export function turnedBy(sign: number, effects: readonly Effect[]): readonly Effect[] {
  return sign < 0 ? effects.map((effect) => ({ ...effect, amount: negate(effect.amount) })) : effects;
}

/** What effects leave of a difference that they should come to. */
export function remainder(difference: Decimal, effects: readonly Effect[]): Decimal {
  return subtract(difference, add('0', ...effects.map(({ amount }) => amount)));
}

/** The size of an amount, without its sign. */
export function sizeOf(amount: Decimal): Decimal {
  return compare(amount, '0') < 0 ? negate(amount) : amount;
}

/** What is left over, as what it is: rounding where it is small enough for it, else not attributed. */
export function leftOver(amount: Decimal, month: Month | null, tolerance: Decimal): readonly Effect[] {
  if (isZero(amount)) return [];
  const isSmall = compare(sizeOf(amount), tolerance) <= 0;
  return [{ kind: isSmall ? 'rounding' : 'other', subject: '', amount, month, words: '' }];
}
