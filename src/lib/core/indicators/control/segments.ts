import type { ControlValue, Rebase } from '../../vocabulary/control.ts';
import { isMonth, type Month } from '../../vocabulary/month.ts';

/** Values under one set of limits, and why they start. */
export interface Stretch {
  readonly values: readonly ControlValue[];
  readonly reason: string | null;
}

/**
 * Cut ordered values at rebases, which persons record: limits start anew with the month of the date. Several rebases in
 * one month, or with no period between them, cut once, with all their reasons.
 */
export function stretchesOf(values: readonly ControlValue[], rebases: readonly Rebase[]): readonly Stretch[] {
  const first = values[0];
  if (!first) return [];
  const cuts = rebases
    .map((rebase) => ({ start: `${rebase.date.slice(0, 7)}-01`, words: wordsOf(rebase), date: rebase.date }))
    .filter(({ start }) => isMonth(start) && start > first.period)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const byStart = new Map<Month, string[]>();
  for (const { start, words } of cuts) {
    const opens = values.find(({ period }) => period >= start)?.period;
    if (opens) byStart.set(opens, [...(byStart.get(opens) ?? []), words]);
  }
  const starts = [first.period, ...byStart.keys()];
  return starts.map((start, at) => {
    const next = starts[at + 1];
    return {
      values: values.filter(({ period }) => period >= start && (next === undefined || period < next)),
      reason: byStart.get(start)?.join('; ') ?? null,
    };
  });
}

function wordsOf({ title, reason }: Rebase): string {
  return [title, reason].filter(Boolean).join(': ');
}
