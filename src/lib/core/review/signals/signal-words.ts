import { formatFace } from '../../vocabulary/format.ts';
import type { Signal, SignalAttention } from './signal.ts';

/** What each attention asks for, as the heading of the series that do. */
export const attentionWords: Readonly<Record<SignalAttention, string>> = {
  decide: 'Needs a decision',
  watch: 'To be watched',
  unclear: 'Too short to judge',
  holding: 'Holding',
};

/** Over how many months the target was missed up to the last one: `missed 17 months running`; empty where it was met. */
export function missedWords({ missedRun }: Pick<Signal, 'missedRun'>): string {
  if (missedRun === 0) return '';
  return missedRun === 1 ? 'missed in the last month' : `missed ${missedRun} months running`;
}

/** The target with the side on which it is met: `at least 95.0%`; empty without one. */
export function targetWords({ target, unit, better }: Pick<Signal, 'target' | 'unit' | 'better'>): string {
  if (target === null) return '';
  const side = { higher: 'at least ', lower: 'at most ', neutral: '' }[better];
  return `${side}${formatFace(target, unit)}`;
}
