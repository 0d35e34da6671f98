import { interruptedSeries, type Estimate } from '../../../indicators/effect/interrupted-series.ts';
import type { Month } from '../../../vocabulary/month.ts';
import { leavesOutZero, type Effect } from './effect.ts';
import type { Outcome } from './outcomes.ts';

/** The test at a date at which nothing is known to have happened. */
export interface PlaceboDate {
  readonly period: Month;
  readonly step: Estimate;
  /** Whether its interval leaves out zero. */
  readonly isFound: boolean;
}

/** The same test at every date before the change that leaves months enough, or why it was not made. */
export type Placebo =
  | {
      readonly kind: 'tested';
      readonly dates: readonly PlaceboDate[];
      /** Of those, with an interval that leaves out zero, and with a step at least as large as that at the change. */
      readonly found: number;
      readonly asLarge: number;
    }
  | { readonly kind: 'none'; readonly reason: string };

const eachSide = 6;
const fewestDates = 3;
const mostDates = 24;

/**
 * Placebo dates: the model fitted to the months before the change alone, as if there had been a change at each month that
 * has 6 months on either side. Steps as large as the one claimed say that the series moves like that by itself.
 * Source: Abadie, Diamond and Hainmueller 2010 (in-time placebo).
 */
export function placeboOf({ months }: Outcome, { before, fitted }: Effect): Placebo {
  const earlier = months.slice(0, before).map(({ value }) => value);
  const count = Math.max(0, before - 2 * eachSide + 1);
  if (!fitted) return { kind: 'none', reason: 'there is no effect to compare with' };
  if (count < fewestDates)
    return {
      kind: 'none',
      reason: `${before} months before the change leave ${count === 1 ? '1 date' : `${count} dates`} with 6 months on either side, ${fewestDates} needed`,
    };
  const dates = placesOf(count).flatMap((at): PlaceboDate[] => {
    const tried = interruptedSeries({ values: earlier, before: at });
    if (tried.kind === 'none') return [];
    const step = tried.levelChange;
    return [{ period: months[at]!.period, step, isFound: leavesOutZero(step, earlier) }];
  });
  if (dates.length < fewestDates)
    return { kind: 'none', reason: 'too many of the months before the change have no value' };
  const size = Math.abs(fitted.levelChange.value) * (1 - 1e-9);
  return {
    kind: 'tested',
    dates,
    found: dates.filter(({ isFound }) => isFound).length,
    asLarge: size > 0 ? dates.filter(({ step }) => Math.abs(step.value) >= size).length : dates.length,
  };
}

/** Every date, or as many as are tried, evenly spread. */
function placesOf(count: number): readonly number[] {
  const tried = Math.min(count, mostDates);
  return Array.from({ length: tried }, (_, at) => eachSide + Math.floor((at * count) / tried));
}
