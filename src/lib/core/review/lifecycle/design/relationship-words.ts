import { formatShare, formatSize } from '../../../vocabulary/format.ts';
import { monthLabel, type Month } from '../../../vocabulary/month.ts';
import {
  privacyFloor,
  pulseOf,
  sides,
  text,
  type Answer,
  type Names,
  type PrinciplePulse,
  type Pulse,
  type Side,
} from './pulse.ts';

const share = { kind: 'share', label: '' } as const;

/** Smaller moves between two waves are no news: answers come in whole steps from few people. */
const leastMove = 0.05;

interface Told {
  readonly last: Month;
  readonly before: Month | null;
  readonly names: Names;
  readonly principles: readonly PrinciplePulse[];
}

/** Where the two sides stand, what moved most, and where they are furthest apart. */
export function sentenceOf(answers: readonly Answer[], { last, before, names, principles }: Told): string {
  const [customer, provider] = sides.map((side) =>
    pulseOf(answers.filter((one) => one.wave === last && one.side === side)),
  ) as [Pulse, Pulse];
  return [
    pulseWords({ customer, provider }, names, last),
    movedWords(principles, names, before),
    widestGap(principles),
  ]
    .filter(Boolean)
    .join(' ');
}

function pulseWords(
  { customer, provider }: Readonly<Record<Side, Pulse>>,
  names: Names,
  last: Month,
): string {
  const face = ({ value }: Pulse) => formatShare(text(value ?? 0), 0);
  if (customer.value === null && provider.value === null)
    return `Of the wave of ${monthLabel(last)} no pulse is shown: ${customer.status === 'no answers' && provider.status === 'no answers' ? 'no answer says which side it is from' : `fewer than ${privacyFloor} people answered on a side`}.`;
  if (customer.value === null || provider.value === null) {
    const [known, hidden, side] =
      customer.value === null
        ? [provider, customer, 'provider' as const]
        : [customer, provider, 'customer' as const];
    return `In ${monthLabel(last)} ${names[side]} rated the partnership at ${face(known)} of the scale; of the other side: ${hidden.status}.`;
  }
  const gap = customer.value - provider.value;
  const apart =
    Math.abs(gap) < leastMove
      ? 'about as each other'
      : `${formatSize(gap, share)} apart, ${gap > 0 ? names.provider : names.customer} the lower`;
  return `In ${monthLabel(last)} ${names.customer} rated the partnership at ${face(customer)} of the scale and ${names.provider} at ${face(provider)}: ${apart}.`;
}

function movedWords(principles: readonly PrinciplePulse[], names: Names, before: Month | null): string {
  if (before === null) return 'It is the first wave: nothing can be said of change.';
  const moves = principles.flatMap(({ principle, changes }) =>
    sides.flatMap((side) => (changes[side] === null ? [] : [{ principle, side, by: changes[side] }])),
  );
  const most = moves.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))[0];
  if (!most) return `No principle can be compared with ${monthLabel(before)}.`;
  if (Math.abs(most.by) < leastMove)
    return `No principle moved by 5 percentage points or more since ${monthLabel(before)}.`;
  return `${most.principle} moved most since ${monthLabel(before)}: ${most.by > 0 ? 'up' : 'down'} ${formatSize(most.by, share)} at ${names[most.side]}.`;
}

function widestGap(principles: readonly PrinciplePulse[]): string {
  const widest = principles
    .filter(({ gap }) => gap !== null)
    .toSorted((a, b) => Math.abs(b.gap!) - Math.abs(a.gap!))[0];
  if (!widest || Math.abs(widest.gap!) < leastMove) return '';
  return `The sides are furthest apart on ${widest.principle}, by ${formatSize(widest.gap, share)}.`;
}
