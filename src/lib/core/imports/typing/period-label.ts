import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { addMonths, monthIndex, monthOf } from '../../vocabulary/month.ts';
import { readDay } from './day-text.ts';
import { readFiscal } from './fiscal-label.ts';
import { readInterval } from './interval-label.ts';
import type { DateFormat } from '../mapping/mapping.ts';
import { monthNumberOf } from './month-names.ts';
import type { Period } from './period.ts';

export type { Period } from './period.ts';

/** Read a period from its label; null for a text that is not of the format. Days give the month that holds them. */
export function parsePeriod(text: string, format: DateFormat, calendar: FiscalCalendar): Period | null {
  const label = text.trim();
  switch (format) {
    case 'yyyy':
      return readYear(label);
    case 'yyyy-qq':
      return readQuarter(label);
    case 'fiscal':
      return readFiscal(label, calendar);
    case 'interval':
      return readInterval(label);
    case 'yy-mmm':
      return readYearMonth(label);
    case 'month-name':
      return readMonthName(label);
    default: {
      const day = readDay(label, format);
      return day && wholeMonth(day.year, day.month);
    }
  }
}

/** True when periods of a year overlap, so that their sum counts months more than once. */
export function isRolling(periods: readonly Period[]): boolean {
  const years = periods.filter(({ grain }) => grain === 'year' || grain === 'rolling_year');
  const starts = [...new Set(years.map(({ first }) => first))].sort();
  return starts.some((start, at) => {
    const next = starts[at + 1];
    return next !== undefined && monthIndex(next) < monthIndex(addMonths(start, 12));
  });
}

function readYear(label: string): Period | null {
  const year = /^(?:CY ?)?((?:19|2[01])[0-9]{2})$/i.exec(label)?.[1];
  return year ? period(Number(year), 1, 'year') : null;
}

const yearFirst = /^(?<year>(?:19|2[01])[0-9]{2})[-/. ]?\s?Q(?:uarter|tr)? ?(?<quarter>[1-4])$/i;
const quarterFirst = /^Q(?:uarter|tr)? ?(?<quarter>[1-4])[-/ ]?\s?(?<year>(?:19|2[01])[0-9]{2}|[0-9]{2})$/i;
const numberFirst = /^(?<quarter>[1-4])Q[-/ ]?(?<year>(?:19|2[01])[0-9]{2}|[0-9]{2})$/i;

function readQuarter(label: string): Period | null {
  const parts = (yearFirst.exec(label) ?? quarterFirst.exec(label) ?? numberFirst.exec(label))?.groups;
  return parts ? period(fullYear(parts['year']), Number(parts['quarter']) * 3 - 2, 'quarter') : null;
}

function readYearMonth(label: string): Period | null {
  const parts = /^([0-9]{2})[-/ ]([a-z]+)$/i.exec(label);
  const month = parts && englishMonthOf(parts[2] ?? '');
  return month ? wholeMonth(fullYear(parts[1]), month) : null;
}

const nameFirst = /^(?<name>\p{L}+)\.?[-/,. ']*(?:de[l]? )?(?<year>(?:19|2[01])[0-9]{2}|[0-9]{2})$/u;
const nameLast = /^(?<year>(?:19|2[01])[0-9]{2})[-/,. ]*(?<name>\p{L}+)\.?$/u;

function readMonthName(label: string): Period | null {
  const parts = (nameFirst.exec(label) ?? nameLast.exec(label))?.groups;
  const month = parts && monthNumberOf(parts['name'] ?? '');
  return month ? wholeMonth(fullYear(parts['year']), month) : null;
}

// What Excel makes of `Apr 24` is English.
function englishMonthOf(name: string): number | null {
  return readDay(`${name} 2000`, 'mmm-yyyy')?.month ?? null;
}

function fullYear(text = ''): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function wholeMonth(year: number, month: number): Period {
  return period(year, month, 'month');
}

function period(year: number, month: number, grain: Period['grain']): Period {
  return { first: monthOf(year, month), grain, isAdjustment: false };
}
