import {
  fiscalQuarterOf,
  quarterEnd,
  quarterStart,
  type FiscalCalendar,
  type FiscalQuarter,
} from '../vocabulary/fiscal.ts';
import { addMonths, type Month } from '../vocabulary/month.ts';
import { periodEnd } from '../vocabulary/period.ts';
import type { Point } from '../vocabulary/point.ts';
import { pointsOfMeasure } from './points-of-measure.ts';

/** The fiscal quarters in which something was delivered (plans look further ahead), the latest first. */
export function quartersOf(points: readonly Point[], calendar: FiscalCalendar): readonly FiscalQuarter[] {
  const delivered = deliveredOf(points);
  if (delivered.length === 0) return [];
  const first = delivered.map((point) => point.period).reduce(earlier);
  const last = delivered.map(lastMonthOf).reduce(later);
  const quarters: FiscalQuarter[] = [];
  let start = quarterStart(fiscalQuarterOf(last, calendar), calendar);
  for (; addMonths(start, 2) >= first; start = addMonths(start, -3))
    quarters.push(fiscalQuarterOf(start, calendar));
  return quarters;
}

/** The quarter a screen opens on: the latest that has data in its last month, else the latest with any. */
export function openingQuarter(points: readonly Point[], calendar: FiscalCalendar): FiscalQuarter | null {
  const quarters = quartersOf(points, calendar);
  const months = new Set(deliveredOf(points).map(lastMonthOf));
  return quarters.find((quarter) => months.has(quarterEnd(quarter, calendar))) ?? quarters[0] ?? null;
}

function lastMonthOf({ period, grain }: Point): Month {
  return periodEnd(period, grain);
}

/** Measures of what was delivered: the quarters of a screen are those that have a value of one of them. */
export const deliveredMeasures = ['cost', 'volume', 'attainment', 'cases_opened'];

// Asked for the quarters of a screen, and again for the one it opens on.
const known = new WeakMap<readonly Point[], readonly Point[]>();

function deliveredOf(points: readonly Point[]): readonly Point[] {
  const found =
    known.get(points) ??
    deliveredMeasures.flatMap((measure) =>
      pointsOfMeasure(points, measure).filter(({ value }) => value !== null),
    );
  known.set(points, found);
  return found;
}

function earlier(a: Month, b: Month): Month {
  return a < b ? a : b;
}

function later(a: Month, b: Month): Month {
  return a > b ? a : b;
}
