import {
  fiscalQuarterOf,
  fiscalStartYear,
  fiscalYearLabel,
  fiscalYearStart,
  quarterLabel,
  quarterStart,
  type FiscalCalendar,
} from './fiscal.ts';
import { monthsIn, type Grain } from './grain.ts';
import { addMonths, monthIndex, monthLabel, type Month } from './month.ts';

/** The last month of a period. */
export function periodEnd(period: Month, grain: Grain): Month {
  return grain === 'month' ? period : addMonths(period, monthsIn[grain] - 1);
}

/**
 * A period for people: `Apr 2025`, `Q2 2024-25` (`Jul to Sep 2024` where no calendar is given or its quarters start in
 * other months), `Apr to Sep 2024`, `2015`, `2024-25`, `year to Mar 2012`.
 */
export function periodLabel(period: Month, grain: Grain, calendar: FiscalCalendar | null = null): string {
  switch (grain) {
    case 'month':
      return monthLabel(period);
    case 'quarter':
      return (calendar && fiscalQuarter(period, calendar)) ?? spanLabel(period, grain);
    case 'half_year':
      return spanLabel(period, grain);
    case 'year':
      return yearLabel(period, calendar);
    case 'rolling_year':
      return `year to ${monthLabel(periodEnd(period, grain))}`;
  }
}

function fiscalQuarter(period: Month, calendar: FiscalCalendar): string | null {
  const quarter = fiscalQuarterOf(period, calendar);
  return quarterStart(quarter, calendar) === period ? quarterLabel(quarter, calendar) : null;
}

function yearLabel(period: Month, calendar: FiscalCalendar | null): string {
  const startYear = Math.floor(monthIndex(period) / 12);
  if (period === `${period.slice(0, 4)}-01-01`) return String(startYear);
  const isFiscal = calendar && fiscalYearStart(fiscalStartYear(period, calendar), calendar) === period;
  const named: FiscalCalendar = isFiscal ? calendar : { startMonth: 4, naming: 'both' };
  return fiscalYearLabel(startYear, named);
}

/** `Jul to Sep 2024`; with both years where they differ. */
function spanLabel(period: Month, grain: Grain): string {
  const [first, last] = [monthLabel(period), monthLabel(periodEnd(period, grain))];
  const isOneYear = first.slice(-4) === last.slice(-4);
  return `${isOneYear ? first.slice(0, -5) : first} to ${last}`;
}
