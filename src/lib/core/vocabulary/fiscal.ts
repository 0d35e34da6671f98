import { addMonths, monthIndex, monthOf, type Month } from './month.ts';

/**
 * How a fiscal year is cut and named.
 * `startMonth` is 1 to 12. `naming` says which calendar year names a fiscal year: the one it starts in, the one
 * it ends in, or both (`2025-26`).
 */
export interface FiscalCalendar {
  readonly startMonth: number;
  readonly naming: 'start' | 'end' | 'both';
}

/** United Kingdom central and local government: April to March, named by both years. */
export const ukFiscalCalendar: FiscalCalendar = { startMonth: 4, naming: 'both' };

/** A fiscal quarter by the calendar year in which its fiscal year starts, and its number 1 to 4. */
export interface FiscalQuarter {
  readonly startYear: number;
  readonly quarter: 1 | 2 | 3 | 4;
}

/** The calendar year in which the fiscal year of a month starts. */
export function fiscalStartYear(month: Month, calendar: FiscalCalendar): number {
  return Math.floor((monthIndex(month) - (calendar.startMonth - 1)) / 12);
}

/** The fiscal quarter that holds a month. */
export function fiscalQuarterOf(month: Month, calendar: FiscalCalendar): FiscalQuarter {
  const offset = monthIndex(month) - monthIndex(fiscalYearStart(fiscalStartYear(month, calendar), calendar));
  return {
    startYear: fiscalStartYear(month, calendar),
    quarter: (Math.floor(offset / 3) + 1) as FiscalQuarter['quarter'],
  };
}

/** First month of the fiscal year that starts in `startYear`. */
export function fiscalYearStart(startYear: number, calendar: FiscalCalendar): Month {
  return monthOf(startYear, calendar.startMonth);
}

/** First month of a fiscal quarter. */
export function quarterStart(quarter: FiscalQuarter, calendar: FiscalCalendar): Month {
  return addMonths(fiscalYearStart(quarter.startYear, calendar), (quarter.quarter - 1) * 3);
}

/** Last month of a fiscal quarter. */
export function quarterEnd(quarter: FiscalQuarter, calendar: FiscalCalendar): Month {
  return addMonths(quarterStart(quarter, calendar), 2);
}

/**
 * The calendar year in which the fiscal year named by one number starts: `FY2024` starts in 2023 where years are named
 * by their end. Null where years are named by both numbers, so that one does not say which.
 */
export function startYearNamed(year: number, { startMonth, naming }: FiscalCalendar): number | null {
  if (startMonth === 1 || naming === 'start') return year;
  return naming === 'end' ? year - 1 : null;
}

/** A fiscal year for people: `2025`, `2026` or `2025-26`, by the calendar's naming. */
export function fiscalYearLabel(startYear: number, calendar: FiscalCalendar): string {
  const endYear = calendar.startMonth === 1 ? startYear : startYear + 1;
  if (calendar.naming === 'start' || startYear === endYear) return String(startYear);
  if (calendar.naming === 'end') return String(endYear);
  return `${startYear}-${String(endYear % 100).padStart(2, '0')}`;
}

/** A fiscal quarter for people: `Q3 2025-26`. */
export function quarterLabel(quarter: FiscalQuarter, calendar: FiscalCalendar): string {
  return `Q${quarter.quarter} ${fiscalYearLabel(quarter.startYear, calendar)}`;
}

/** A fiscal quarter as it stands in a link: `2025-Q3`, by the year the fiscal year starts in. */
export function quarterKey(quarter: FiscalQuarter): string {
  return `${quarter.startYear}-Q${quarter.quarter}`;
}

/** Read a quarter from a link; null when the text is not one. */
export function parseQuarterKey(key: string): FiscalQuarter | null {
  const parts = /^(\d{4})-Q([1-4])$/.exec(key);
  if (!parts) return null;
  return { startYear: Number(parts[1]), quarter: Number(parts[2]) as FiscalQuarter['quarter'] };
}
