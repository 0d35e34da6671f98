import type { QuarterTick } from '../charts/values.ts';
import { fiscalQuarterOf, quarterLabel, quarterStart, type FiscalCalendar } from '../vocabulary/fiscal.ts';
import { addMonths, type Month } from '../vocabulary/month.ts';

/** A mark for each fiscal quarter that holds or lies between the months; none without months. */
export function quarterTicks(months: readonly Month[], calendar: FiscalCalendar): readonly QuarterTick[] {
  if (months.length === 0) return [];
  const last = months.reduce((a, b) => (a > b ? a : b));
  const first = months.reduce((a, b) => (a < b ? a : b));
  const ticks: QuarterTick[] = [];
  let start = quarterStart(fiscalQuarterOf(first, calendar), calendar);
  for (; start <= last; start = addMonths(start, 3))
    ticks.push({ start, label: quarterLabel(fiscalQuarterOf(start, calendar), calendar) });
  return ticks;
}
