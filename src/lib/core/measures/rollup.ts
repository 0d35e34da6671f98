import {
  fiscalQuarterOf,
  fiscalStartYear,
  fiscalYearStart,
  quarterStart,
  type FiscalCalendar,
} from '../vocabulary/fiscal.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Point } from '../vocabulary/point.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import { totalOf } from './total.ts';

/** Fiscal periods that months roll up to. */
export interface RollUp {
  readonly grain: 'quarter' | 'year';
  readonly calendar: FiscalCalendar;
}

/**
 * Months of one measure as fiscal quarters or years (points of a longer grain are left aside), each series by itself; `period` is the first month. A period of
 * which some months have no point says so; its target stands only where every month has the same one.
 */
export function rollUp(
  measure: Measure,
  points: readonly Point[],
  { grain, calendar }: RollUp,
): readonly Point[] {
  const start = grain === 'quarter' ? startOfQuarter(calendar) : startOfYear(calendar);
  const months = points.filter((point) => point.grain === 'month');
  const groups = groupBy(months, (point) => JSON.stringify([seriesKey(point), start(point.period)]));
  return [...groups.values()].map((group) =>
    rolled(measure, group, { grain, period: start(group[0]!.period) }),
  );
}

/** What tells one series from another: partnership, service, metric, party and terms. */
function seriesKey({ partnership, service, metric, party, terms }: Point): string {
  return JSON.stringify([partnership, service, metric, party, terms]);
}

function startOfQuarter(calendar: FiscalCalendar) {
  return (month: Month): Month => quarterStart(fiscalQuarterOf(month, calendar), calendar);
}

function startOfYear(calendar: FiscalCalendar) {
  return (month: Month): Month => fiscalYearStart(fiscalStartYear(month, calendar), calendar);
}

function rolled(
  measure: Measure,
  group: readonly Point[],
  { grain, period }: { grain: RollUp['grain']; period: Month },
): Point {
  const months = group.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const total = totalOf(measure, months);
  const targets = new Set(months.map((month) => month.target));
  const expected = grain === 'quarter' ? 3 : 12;
  const gap = months.length < expected ? `${months.length} of ${expected} months` : null;
  return {
    ...months[0]!,
    ...total,
    period,
    grain,
    target: targets.size === 1 ? months[0]!.target : null,
    rows: months.reduce((sum, month) => sum + month.rows, 0),
    status: [total.status, gap].filter((part) => part !== null).join('; ') || null,
  };
}
