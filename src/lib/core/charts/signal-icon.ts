import type { Assurance, Variation } from '../vocabulary/control.ts';
import type { TableIcon } from './table.ts';

/** The sign of what a control chart says: an outline on a grid of 40, and what stands in it. */
export interface SignalIcon {
  readonly meaning: Variation | Assurance;
  readonly path: string;
  /** Empty where a wave stands in its place. */
  readonly letter: string;
  /** The middle of the letter, from the top; across it is 20. */
  readonly letterAt: number;
  /** Quiet states are hollow, so that signals stand out in greys too. */
  readonly isHollow: boolean;
}

/** The wave of a process that varies as it did. */
export const wavePath = 'M9 22 15 16 20 23 25 17 31 21';

const circle = 'M20 3a17 17 0 1 0 0 34a17 17 0 1 0 0-34z';

const shapes: Readonly<Record<Variation | Assurance, Pick<SignalIcon, 'path' | 'letterAt'>>> = {
  common_cause: { path: circle, letterAt: 20 },
  improvement: { path: 'M20 1 39 20 20 39 1 20z', letterAt: 20 },
  concern: { path: 'M4 4h32v32H4z', letterAt: 20 },
  neutral: { path: 'M20 2 39 37H1z', letterAt: 25.5 },
  pass: { path: 'M4 4h32v18c0 8-7 13-16 16.5C11 35 4 30 4 22z', letterAt: 19 },
  fail: { path: 'M12.5 2.5h15l10 10v15l-10 10h-15l-10-10v-15z', letterAt: 20 },
  hit_or_miss: { path: circle, letterAt: 20 },
};

/**
 * Each meaning has its own shape and letter, so that neither colour nor print is needed. Variation: circle no signal,
 * diamond improvement, square concern, triangle change; H high, L low. Assurance: shield P meets, octagon F misses,
 * dashed circle ? hit or miss.
 */
export function signalIcon(icon: TableIcon): SignalIcon {
  const meaning = icon.kind === 'variation' ? icon.variation : icon.assurance;
  return {
    meaning,
    ...shapes[meaning],
    letter: letterOf(icon),
    isHollow: meaning === 'common_cause' || meaning === 'hit_or_miss',
  };
}

function letterOf(icon: TableIcon): string {
  if (icon.kind === 'assurance') return { pass: 'P', fail: 'F', hit_or_miss: '?' }[icon.assurance];
  if (icon.variation === 'common_cause') return '';
  return icon.side === 'high' ? 'H' : icon.side === 'low' ? 'L' : '•';
}
