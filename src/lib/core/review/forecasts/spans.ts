import {
  fiscalQuarterOf,
  fiscalStartYear,
  fiscalYearLabel,
  fiscalYearStart,
  quarterEnd,
  quarterLabel,
  quarterStart,
} from '../../vocabulary/fiscal.ts';
import { addMonths, monthIndex, type Month } from '../../vocabulary/month.ts';
import type { IndicatorsView } from '../indicators/data.ts';

/** A fiscal year or quarter by its first and last month. */
export interface Span {
  readonly kind: 'year' | 'quarter';
  readonly label: string;
  readonly first: Month;
  readonly last: Month;
}

/** The fiscal quarter after the one in view. */
export function nextQuarter({ until, calendar }: IndicatorsView): Span {
  const quarter = fiscalQuarterOf(addMonths(until, 1), calendar);
  const [first, last] = [quarterStart(quarter, calendar), quarterEnd(quarter, calendar)];
  return { kind: 'quarter', label: quarterLabel(quarter, calendar), first, last };
}

/** The fiscal year in view, and the coming one where it ends with the month in view. */
export function yearsInView({ until, calendar }: IndicatorsView): readonly Span[] {
  const startYear = fiscalStartYear(until, calendar);
  const years = [startYear, startYear + 1].map((year): Span => {
    const first = fiscalYearStart(year, calendar);
    return { kind: 'year', label: fiscalYearLabel(year, calendar), first, last: addMonths(first, 11) };
  });
  return years.filter(({ first, last }) => first <= until || addMonths(last, -12) === until);
}

/** How many months one lies after another. */
export function monthsAfter(month: Month, start: Month): number {
  return monthIndex(month) - monthIndex(start);
}
