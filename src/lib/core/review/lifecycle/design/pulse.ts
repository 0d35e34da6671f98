import { groupBy } from '../../../vocabulary/group-by.ts';
import { monthOfDay } from './days.ts';
import type { Month } from '../../../vocabulary/month.ts';
import type { SurveyAnswer } from '../data.ts';

/** Under so many answers nothing is shown: one could tell who said what. */
export const privacyFloor = 5;

export type Side = 'customer' | 'provider';

export const sides: readonly Side[] = ['customer', 'provider'];

/**
 * The pulse of a group of answers: sum of answers x (score - 1) / (scale - 1) over answers, as measure
 * `relationship_pulse` has it. Four on a scale of five is 0.75.
 */
export interface Pulse {
  /** Null under the floor or without answers; `status` then says why. */
  readonly value: number | null;
  readonly status: string | null;
  /** People who answered: of several principles the most answers that one has. */
  readonly people: number;
  readonly answers: number;
}

/** One principle as both sides saw it in the last wave. */
export interface PrinciplePulse {
  readonly principle: string;
  readonly bySide: Readonly<Record<Side, Pulse>>;
  readonly changes: Readonly<Record<Side, number | null>>;
  /** Customer less provider. */
  readonly gap: number | null;
}

/** What each side is called. */
export type Names = Readonly<Record<Side, string>>;

/** Answers as they count: on a scale of more than one step. */
export function counted(survey: readonly SurveyAnswer[]): readonly Answer[] {
  return survey.flatMap(({ date, principle, side, score, scale, responses, invited }) =>
    scale !== null && scale > 1 && responses !== null
      ? [{ wave: monthOfDay(date), principle, side, share: (score - 1) / (scale - 1), responses, invited }]
      : [],
  );
}

export interface Answer {
  readonly wave: Month;
  readonly principle: string;
  readonly side: Side | null;
  readonly share: number;
  readonly responses: number;
  readonly invited: number | null;
}

/** The pulse of answers that belong together, under the floor without its value. */
export function pulseOf(answers: readonly Answer[]): Pulse {
  const total = sum(answers.map(({ responses }) => responses));
  const people = peopleIn(answers);
  if (total === 0) return { value: null, status: 'no answers', people, answers: total };
  if (people < privacyFloor)
    return { value: null, status: `suppressed: fewer than ${privacyFloor} answers`, people, answers: total };
  const value = sum(answers.map(({ share, responses }) => share * responses)) / total;
  return { value, status: null, people, answers: total };
}

/** Both sides together; withheld where one side is, since the other would give it away. */
export function wholePulse(answers: readonly Answer[]): Pulse {
  const bySide = [...groupBy(answers, ({ side }) => side).values()].map(pulseOf);
  const hidden = bySide.find(({ status }) => status?.startsWith('suppressed'));
  const whole = pulseOf(answers);
  return hidden && bySide.length > 1
    ? { ...whole, value: null, status: `suppressed: one side has fewer than ${privacyFloor} answers` }
    : whole;
}

/** How many of those asked answered; null where nobody wrote how many were asked. */
export function responseRate(answers: readonly Answer[]): number | null {
  const asked = answers.filter(({ invited }) => invited !== null);
  const invited = sum(asked.map((answer) => answer.invited!));
  return invited > 0 ? sum(asked.map(({ responses }) => responses)) / invited : null;
}

/** The difference of two pulses; null where one of them is not shown. */
export function lessOrNull(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}

/** A pulse as decimal text, to be written. */
export function text(value: number): string {
  return value.toFixed(6);
}

/** A person answers a principle once: the most answers a principle has are the people there were at least. */
function peopleIn(answers: readonly Answer[]): number {
  const byPrinciple = groupBy(answers, ({ principle }) => principle);
  return Math.max(0, ...[...byPrinciple.values()].map((own) => sum(own.map(({ responses }) => responses))));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
