import { fiscalYearStart, startYearNamed, type FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { addMonths, monthIndex } from '../../vocabulary/month.ts';
import { monthNumberOf } from './month-names.ts';
import type { Period } from './period.ts';

/**
 * Read a fiscal label through a calendar: `FY24`, `2024-25`, `2024-25 Q4`, `Q1 FY2024`, `FY2024 P03`, `001.2025`. A
 * year named by one number cannot be read where the calendar names years by both, nor a year named by two numbers
 * where the year is the calendar year: then null.
 */
export function readFiscal(text: string, calendar: FiscalCalendar): Period | null {
  const label = partsOf(text);
  if (!label) return null;
  const startYear = startYearOf(label.year, calendar);
  return startYear === null ? null : periodIn(label, fiscalYearStart(startYear, calendar));
}

/**
 * The calendars under which every one of these labels is read, given one to start from. More than one when the labels do
 * not say which year names the fiscal year (`FY24` where years are named by both), none when the labels name years by
 * two numbers and the given calendar starts in January: then a person must say.
 */
export function calendarsReading(
  cells: readonly string[],
  calendar: FiscalCalendar,
): readonly FiscalCalendar[] {
  const labels = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const readsAll = (candidate: FiscalCalendar) => labels.every((label) => readFiscal(label, candidate));
  if (labels.length === 0 || readsAll(calendar)) return [calendar];
  const namings = (['end', 'start'] as const).map((naming) => ({ ...calendar, naming }));
  return namings.filter(readsAll);
}

/** True for a text that is a fiscal label under some calendar. */
export function isFiscalLabel(text: string): boolean {
  const label = partsOf(text);
  return label !== null && periodIn(label, '2000-04-01') !== null;
}

interface YearText {
  readonly first: string;
  readonly second: string | null;
}

/**
 * What part of the year a label names: a quarter, a half, a period (13 to 16: adjustments), a month by its name, or all
 * of it.
 */
interface Part {
  readonly kind: 'quarter' | 'half' | 'period' | 'month' | 'year';
  readonly number: number;
}

interface FiscalLabel {
  readonly year: YearText;
  readonly part: Part;
}

/** Posting periods of SAP: `001.2025`, and `2025 001` or `2025 1` from a column of years and one of period numbers. */
const posting = [
  /^0(?<period>[0-9]{2})[./](?<first>[0-9]{4})$/,
  /^(?<first>[0-9]{4}) (?<period>[0-9]{1,3})$/,
] as const;
const yearText =
  /^(?:(?:s?fy|fiscal year|financial year|fiscal)\s*['’]?\s*)?(?<first>[0-9]{4}|[0-9]{2})(?:\s*[-/]\s*(?<second>[0-9]{4}|[0-9]{2}))?$/;
const packedYears = /^(?<first>(?:19|20)[0-9]{2})(?<second>[0-9]{2})$/;
const parts: readonly (readonly [Part['kind'], RegExp])[] = [
  ['quarter', /(?:^|[\s-])(?:q|qtr|quarter)\s?([1-4])(?=$|[\s-])/],
  ['half', /(?:^|[\s-])(?:h|half)\s?([12])(?=$|[\s-])/],
  ['period', /(?:^|[\s-])(?:p|per|period|m|mth|month)\s?([0-9]{1,2})(?=$|[\s-])/],
];

function partsOf(text: string): FiscalLabel | null {
  const label = plain(text);
  const posted = posting.map((pattern) => pattern.exec(label)?.groups).find((groups) => groups !== undefined);
  if (posted) {
    const year = yearOf(posted['first'] ?? '');
    return year && { year, part: { kind: 'period', number: Number(posted['period']) } };
  }
  for (const [kind, pattern] of parts) {
    const found = pattern.exec(label);
    if (!found) continue;
    const year = yearOf(trimMarks(label.replace(found[0], ' ')));
    return year && { year, part: { kind, number: Number(found[1]) } };
  }
  return monthPartOf(label) ?? yearLabelOf(label);
}

/** `Jan 2024-25`, `FY25 January`: the month within the fiscal year. `Jan 2025` is a month of the calendar. */
function monthPartOf(label: string): FiscalLabel | null {
  const found = /(?:^|[\s-])(\p{L}{3,12})\.?(?=$|[\s-])/u.exec(label);
  const number = found && monthNumberOf(found[1] ?? '');
  if (!number) return null;
  const rest = trimMarks(label.replace(found[0], ' '));
  const year = yearOf(rest);
  const isFiscal = year !== null && (year.second !== null || rest.includes('fy'));
  return isFiscal ? { year, part: { kind: 'month', number } } : null;
}

function yearLabelOf(label: string): FiscalLabel | null {
  const year = yearOf(label);
  // Two digits alone may be anything; `FY24` says what they are.
  return year === null || /^[0-9]{2}$/.test(label) ? null : { year, part: { kind: 'year', number: 1 } };
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[_\s]+/g, ' ')
    .replace(/^([1-4]) ?q(?![1-4](?:$|\s))/, 'q$1 ')
    .replace(/([0-9])(?=[qhpm])/g, '$1 ')
    .replace(/([0-9])(?=s?fy)/g, '$1 ');
}

function trimMarks(text: string): string {
  return text.replace(/^[\s-]+|[\s-]+$/g, '');
}

function yearOf(text: string): YearText | null {
  const found = (yearText.exec(text) ?? packedYears.exec(text))?.groups;
  if (!found) return null;
  const { first = '', second = null } = found;
  if (fullYear(first) < 1900 || fullYear(first) > 2199) return null;
  return second === null || follows(fullYear(first), second) ? { first, second } : null;
}

function follows(first: number, second: string): boolean {
  return second.length === 4 ? Number(second) === first + 1 : Number(second) === (first + 1) % 100;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function startYearOf({ first, second }: YearText, calendar: FiscalCalendar): number | null {
  if (second === null) return startYearNamed(fullYear(first), calendar);
  return calendar.startMonth === 1 ? null : fullYear(first);
}

const noAdjustment = { isAdjustment: false } as const;

function periodIn({ part: { kind, number } }: FiscalLabel, start: string): Period | null {
  switch (kind) {
    case 'year':
      return { first: start, grain: 'year', ...noAdjustment };
    case 'half':
      return { first: addMonths(start, (number - 1) * 6), grain: 'half_year', ...noAdjustment };
    case 'quarter':
      return { first: addMonths(start, (number - 1) * 3), grain: 'quarter', ...noAdjustment };
    case 'month': {
      const offset = (number - 1 - (monthIndex(start) % 12) + 12) % 12;
      return { first: addMonths(start, offset), grain: 'month', ...noAdjustment };
    }
    case 'period':
      if (number < 1 || number > 16) return null;
      return { first: addMonths(start, Math.min(number, 12) - 1), grain: 'month', isAdjustment: number > 12 };
  }
}
