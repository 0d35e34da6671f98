import type { BenefitsView } from '../../benefits/data.ts';
import { groupBy } from '../../../vocabulary/group-by.ts';
import type { LifecycleData } from '../data.ts';
import { dayWords, lastDayOf } from '../design/days.ts';
import type { EvaluateContext } from './context.ts';

/** Whether a review is late as at the end of the quarter in view, falls in the three months after, or later. */
export type CadenceState = 'overdue' | 'next' | 'later' | 'not set';

/** A review with its day, and what is looked at again on it. */
export interface CadenceRow {
  readonly id: string;
  readonly what: readonly string[];
  readonly owners: readonly string[];
  /** `YYYY-MM-DD`; null: no day is set. */
  readonly date: string | null;
  readonly due: string;
  readonly state: CadenceState;
  /** `overdue by 154 days`, `in 44 days`. */
  readonly words: string;
}

/** When what was set out is looked at again. */
export interface CadenceBoard {
  readonly sentence: string;
  readonly rows: readonly CadenceRow[];
  /** The next review after the quarter in view; null where none is set. */
  readonly next: CadenceRow | null;
}

const nextDays = 92;

interface Review {
  readonly what: string;
  readonly owner: string | null;
  readonly date: string | null;
}

/** Reviews by day, as at the last day of the quarter in view. */
export function cadenceBoard(
  data: LifecycleData,
  { until }: BenefitsView,
  { info }: Pick<EvaluateContext, 'info'>,
): CadenceBoard {
  const asAt = lastDayOf(until);
  const reviews: readonly Review[] = [
    ...(info.next_review === null
      ? []
      : [{ what: 'The partnership as a whole', owner: null, date: info.next_review.slice(0, 10) }]),
    ...data.objectives.map(({ objective, owner, nextReview }) => ({
      what: objective,
      owner,
      date: nextReview,
    })),
  ];
  const rows = [...groupBy(reviews, ({ date }) => date)]
    .map(([date, own]) => rowOf(date, own, asAt))
    .toSorted((a, b) => compareDays(a.date, b.date));
  const next = rows.find(({ state }) => state === 'next' || state === 'later') ?? null;
  return { sentence: sentenceOf(rows, next, asAt), rows, next };
}

function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function rowOf(date: string | null, own: readonly Review[], asAt: string): CadenceRow {
  const owners = [...new Set(own.flatMap(({ owner }) => owner ?? []))];
  const base = { id: date ?? 'not set', what: own.map(({ what }) => what), owners, date };
  if (date === null) return { ...base, due: '', state: 'not set', words: 'no review date is set' };
  const days = Math.round((Date.parse(date) - Date.parse(asAt)) / 86_400_000);
  const due = dayWords(date);
  if (days < 0) return { ...base, due, state: 'overdue', words: `overdue by ${dayCount(-days)}` };
  const state = days <= nextDays ? 'next' : 'later';
  return { ...base, due, state, words: days === 0 ? 'on that day' : `in ${dayCount(days)}` };
}

function dayCount(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}

function sentenceOf(rows: readonly CadenceRow[], next: CadenceRow | null, asAt: string): string {
  const dated = rows.filter(({ date }) => date !== null);
  if (dated.length === 0) return 'No review date is set: nothing says when this is looked at again.';
  const overdue = dated.filter(({ state }) => state === 'overdue');
  const following = next === null ? 'No later review is set.' : `The next review is on ${next.due}.`;
  if (overdue.length === 0) return `No review is overdue on ${dayWords(asAt)}. ${following}`;
  const late = overdue.flatMap(({ what, words }) => what.map((one) => `“${one}” (${words})`));
  return `Overdue on ${dayWords(asAt)}: ${late.slice(0, 3).join(', ')}${late.length > 3 ? ` and ${late.length - 3} more` : ''}. ${following}`;
}
