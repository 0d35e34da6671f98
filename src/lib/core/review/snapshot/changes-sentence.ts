import { formatExact, type Unit } from '../../vocabulary/format.ts';
import { isZero, type Decimal } from '../../vocabulary/money.ts';
import type { ChangedFigure, ChangeReason, ChangesBoard } from './changes-board.ts';
import { sizeOf } from './effect.ts';

/**
 * What changed, in words: the first figure that did with all its reasons, and how many others did. A review in which
 * nothing changed says so.
 */
export function changesSentence(figures: readonly ChangedFigure[], against: ChangesBoard['against']): string {
  const compared = figures.filter(({ difference }) => difference !== null);
  const since = `the review of ${against.quarterLabel}`;
  if (compared.length === 0) return `No figure can be compared with ${since}.`;
  const changed = compared.filter(({ difference }) => difference !== null && !isZero(difference));
  const [first] = changed;
  if (!first) return `Nothing changed since ${since}: ${all(compared.length)} as then.`;
  const others = changed.length - 1;
  const rest = others === 0 ? '' : ` ${others} other ${others === 1 ? 'figure' : 'figures'} changed too.`;
  return `${figureSentence(first)}${rest}`;
}

function all(count: number): string {
  return count === 1 ? 'its one figure stands' : `all ${count} figures stand`;
}

/** `Verified net saving rose by £900.00: +£1,000.00 from three new months (Jan to Mar 2026) and −£100.00 from …`. */
function figureSentence({ label, unit, difference, reasons }: ChangedFigure): string {
  if (difference === null) return '';
  const verb = difference.startsWith('-') ? 'fell' : 'rose';
  const start = `${label} ${verb} by ${sized(difference, unit)}`;
  const felt = reasons.filter(({ amount }) => !isZero(amount));
  if (felt.length === 0) return `${start}.`;
  const told = felt.map((reason) => reasonWords(reason, unit));
  const last = told.pop();
  return `${start}: ${told.length === 0 ? '' : `${told.join(', ')} and `}${last}.`;
}

function reasonWords({ label, amount }: ChangeReason, unit: Unit): string {
  const sign = amount.startsWith('-') ? '−' : '+';
  const words = label.charAt(0).toLowerCase() + label.slice(1);
  return `${sign}${sized(amount, unit)} from ${words}`;
}

/** A share moves by percentage points. */
function sized(amount: Decimal, unit: Unit): string {
  const size = sizeOf(amount);
  if (unit.kind !== 'share') return formatExact(size, unit);
  return `${formatExact(size, unit).replace(/%$/, '')} percentage points`;
}
