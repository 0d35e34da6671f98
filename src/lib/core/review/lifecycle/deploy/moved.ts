import { individualsLimits } from '../../../indicators/control/limits.ts';
import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import { addMonths, type Month } from '../../../vocabulary/month.ts';
import { meanOfMonths, type Mean } from './means.ts';
import type { Outcome } from './outcomes.ts';

/** Months on either side of a change, and how near another change comes. */
export interface Windows {
  /** The first month under the change, and the last one that is wholly before it. */
  readonly first: Month;
  readonly lastBefore: Month;
  /** Months before this one are under an earlier change; null: there is none. */
  readonly since: Month | null;
  /** The first month under the next change; null: there is none. */
  readonly next: Month | null;
  /** How many months after it are asked for: one of an incident, three of a change. */
  readonly fewestAfter: number;
}

/** How an outcome stood before and after a change, against its own natural variation. */
export type Moved =
  | {
      readonly kind: 'compared';
      readonly before: Mean;
      readonly after: Mean;
      readonly change: number;
      /** The most that the two means differ by when nothing changed: three standard errors. */
      readonly natural: number;
      readonly isMoved: boolean;
    }
  | { readonly kind: 'none'; readonly reason: string };

const most = 6;
const fewest = 3;
const usualMonths = 12;

/**
 * The mean of up to 6 months before against that of up to 6 after, none of which lies beyond a neighbouring change. Natural
 * variation: 3 sigma sqrt(1/n + 1/m), sigma from the mean moving range of those months and the year before them (XmR).
 * Source: Shewhart; a control chart for the difference of two means.
 */
export function movedBy(
  outcome: Outcome,
  { first, lastBefore, since, next, fewestAfter }: Windows,
  settings: IndicatorSettings,
): Moved {
  const known = outcome.months.filter(({ value }) => value !== null);
  const earlier = known
    .filter(({ period }) => period <= lastBefore && (since === null || period >= since))
    .slice(-most);
  const later = known
    .filter(({ period }) => period >= first && (next === null || period < next))
    .slice(0, most);
  const [before, after] = [meanOfMonths(earlier), meanOfMonths(later)];
  if (!before || !after || earlier.length < fewest || later.length < fewestAfter)
    return {
      kind: 'none',
      reason: `${earlier.length} months before and ${later.length} after${next !== null || since !== null ? ', up to the changes next to it' : ''}: ${fewest} and ${fewestAfter} are needed`,
    };
  const from = addMonths(before.from, -usualMonths);
  const near = known
    .filter(({ period }) => period >= from && period <= after.until)
    .map(({ value }) => value!);
  const sigma = individualsLimits(near, { ...settings, isScreened: true }).sigmas[0] ?? 0;
  const natural = 3 * sigma * Math.sqrt(1 / before.months + 1 / after.months);
  const change = after.value - before.value;
  // What differs by a rounding has not moved.
  const dust = Math.max(Math.abs(before.value), Math.abs(after.value)) * 1e-9;
  return {
    kind: 'compared',
    before,
    after,
    change,
    natural,
    isMoved: Math.abs(change) > Math.max(natural, dust),
  };
}
