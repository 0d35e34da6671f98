import type { dayFormats } from '../mapping/mapping.ts';
import { englishMonth, monthNumberOf } from './month-names.ts';

/** A way to write a day or a month that the database reads by itself. */
export type DayFormat = (typeof dayFormats)[number];

/** A day of the calendar; the first where a text names only the month. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Read a day as `typing.sql` does; null for a text that is not of the format, or that no calendar has. */
export function readDay(text: string, format: DayFormat): Day | null {
  const cell = text.trim();
  if (format === 'excel_serial') return readSerial(cell);
  if (format === 'mmm-yyyy' && saysMoreThanAMonth.test(cell)) return null;
  for (const pattern of patterns[format]) {
    const parts: DateParts | undefined = pattern.exec(cell)?.groups;
    if (parts) return dayOf(parts);
  }
  return null;
}

interface DateParts {
  readonly year?: string;
  readonly month?: string;
  readonly name?: string;
  readonly day?: string;
}

const name = `(?<name>${englishMonth})`;
const year = '(?<year>[0-9]{4}|[0-9]{2})';
const time = '(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?';

// Two months, the end of a longer span, or a fiscal year: `April 2011 to March 2012`, `Year ended March 2012`,
// `Jan 2024-25`. Read as one month of the calendar, they would lie.
const saysMoreThanAMonth = new RegExp(
  `(?:^|[^a-z])(?:${englishMonth})(?:[^a-z].*)?[^a-z](?:${englishMonth})(?:[^a-z]|$)` +
    `|(?:${englishMonth})[-_/., ']*[0-9]{4} ?[-/–] ?[0-9]{2}(?:[^0-9]|$)` +
    '|(?:year|quarter|months)[ _-]+(?:end|to)|(?:^|[^a-z])ytd(?:[^a-z]|$)',
  'is',
);

const patterns: Readonly<Record<Exclude<DayFormat, 'excel_serial'>, readonly RegExp[]>> = {
  'yyyy-mm-dd': [
    new RegExp(`^(?<year>[0-9]{4})[-/. ](?<month>[0-9]{1,2})[-/. ](?<day>[0-9]{1,2})${time}$`, 's'),
  ],
  'yyyy-mm': [
    /^(?<year>[0-9]{4})[-/. ](?<month>[0-9]{1,2})$/,
    /^(?<month>[0-9]{1,2})[-/. ](?<year>[0-9]{4})$/,
  ],
  'dd/mm/yyyy': [new RegExp(`^(?<day>[0-9]{1,2})[-/. ]+(?<month>[0-9]{1,2})[-/. ]+${year}${time}$`, 's')],
  'mm/dd/yyyy': [new RegExp(`^(?<month>[0-9]{1,2})[-/. ]+(?<day>[0-9]{1,2})[-/. ]+${year}${time}$`, 's')],
  'dd-mmm-yyyy': [
    new RegExp(`^(?<day>[0-9]{1,2})[-/., ]*${name}[-/., ]*${year}${time}$`, 'is'),
    new RegExp(`^${name}[-/. ]*(?<day>[0-9]{1,2})[-/., ]+(?<year>[0-9]{4})${time}$`, 'is'),
    new RegExp(`^(?<year>[0-9]{4})[-/. ]*${name}[-/. ]*(?<day>[0-9]{1,2})${time}$`, 'is'),
    // `5 avril 2024`, `1er mai 2024`, `5th April 2024`, `5 de abril de 2024`.
    new RegExp(
      `^(?<day>[0-9]{1,2})(?:st|nd|rd|th|er|º|ª|°)?[-/., ]*(?:de )?(?<name>\\p{L}{3,12})[-/., ]*(?:del? )?${year}${time}$`,
      'isu',
    ),
  ],
  'mmm-yyyy': [
    new RegExp(`^.*?(?:^|[^a-z])${name}[-_/., ']*(?<year>[0-9]{4})(?:[^0-9].*)?$`, 'is'),
    // No longer number may stand before or after a year of two digits: `April 15, 2024` and `2024-May-05` name a day.
    new RegExp(
      `^(?:[^0-9]|[0-9]{1,3}[^0-9])*?(?:^|[^a-z])${name}[-_/., ']*(?<year>[0-9]{2})(?:[^0-9]+[0-9]{1,3})*[^0-9]*$`,
      'is',
    ),
  ],
  yyyymm: [/^(?<year>[0-9]{4})(?<month>[0-9]{2})$/],
  yyyymmdd: [/^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})$/],
};

function dayOf({ year: yearText = '', month, name: monthName, day = '1' }: DateParts): Day | null {
  const fullYear = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const monthNumber = monthName ? (monthNumberOf(monthName) ?? 0) : Number(month);
  if (fullYear < 1900 || fullYear > 2199) return null;
  const date = new Date(Date.UTC(fullYear, monthNumber - 1, Number(day)));
  const isInCalendar = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === Number(day);
  return isInCalendar ? { year: fullYear, month: monthNumber, day: Number(day) } : null;
}

// Days since 30 December 1899, which makes Excel's dates right from March 1900 on; 1 January 1990 to 31 December 2100.
function readSerial(cell: string): Day | null {
  const serial = /^([3-7][0-9]{4})(?:\.[0-9]+)?$/.exec(cell)?.[1];
  if (serial === undefined || Number(serial) < 32874 || Number(serial) > 73415) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + Number(serial) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
