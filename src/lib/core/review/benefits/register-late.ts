import type { BenefitProfile } from '../../measures/register.ts';
import { add, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthIndex, monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';

/** How far a benefit is behind, in months, and in words what that rests on. */
export interface Late {
  readonly months: number;
  readonly words: string;
}

// A shortfall of under one per cent of plan is noise of phasing, as in the realisation curve.
const toleratedShortfall = 0.01;

/**
 * Months by which a benefit is behind its plan, as in earned schedule (Lipke, 2003): from the last month whose plan to
 * date has been reached to the month looked at. Reached to 100 by now, planned to 100 by March and now it is June: 3 months.
 * Null when it is not behind, or when there is no plan due or an amount is not known.
 */
export function behindPlan(planned: readonly Point[], realised: readonly Point[], asOf: Month): Late | null {
  const due = planned.filter(({ period }) => period <= asOf);
  const first = due[0];
  if (!first || [...due, ...realised].some(({ value }) => value === null)) return null;
  const brought = Number(sumOf(realised.filter(({ period }) => period <= asOf)));
  let toDate = '0.00';
  const reached = due.map(({ period, value }) => {
    toDate = add(toDate, value ?? '0');
    const plan = Number(toDate);
    return { period, isReached: brought >= plan - Math.abs(plan) * toleratedShortfall };
  });
  if (reached.at(-1)?.isReached) return null;
  const last = reached.findLast(({ isReached }) => isReached)?.period ?? addMonths(first.period, -1);
  const months = monthIndex(asOf) - monthIndex(last);
  const words =
    realised.length === 0
      ? `nothing recorded since ${monthLabel(first.period)}, when the plan begins`
      : `${monthsWord(months)} behind plan`;
  return { months, words };
}

/** Months since the target date of a benefit that has not met its target; null before it, and without one. */
export function pastTarget({ targetDate }: BenefitProfile, until: Month, why: string): Late | null {
  if (targetDate === null) return null;
  const months = monthIndex(until) - monthIndex(`${targetDate.slice(0, 7)}-01`);
  if (months < 1) return null;
  return { months, words: `${why} ${monthsWord(months)} after the target date` };
}

function monthsWord(months: number): string {
  return months === 1 ? '1 month' : `${months} months`;
}

function sumOf(points: readonly Point[]): Decimal {
  return add('0.00', ...points.map(({ value }) => value ?? '0'));
}
