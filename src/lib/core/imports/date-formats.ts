import { dateFormats, type DateFormat } from './mapping.ts';

/**
 * Which ways of writing a date read every one of these cells; blank cells say nothing. Two formats are left when the
 * cells cannot tell day from month: then a person must say. The rules are those of `typing.sql`.
 */
export function formatsReading(cells: readonly string[]): readonly DateFormat[] {
  const written = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (written.length === 0) return [];
  const reading = dateFormats.filter((format) => written.every((cell) => reads(cell, format)));
  // `13-Nov-2012` holds a month and a year as well: the day says more.
  return reading.includes('dd-mmm-yyyy') ? reading.filter((format) => format !== 'mmm-yyyy') : reading;
}

interface DateParts {
  readonly year?: string;
  readonly month?: string;
  readonly name?: string;
  readonly day?: string;
}

const monthName =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = '(?<year>[0-9]{4}|[0-9]{2})';
const time = '(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?';

const patterns: Readonly<Record<DateFormat, RegExp>> = {
  'yyyy-mm-dd': new RegExp(
    `^(?<year>[0-9]{4})[-/. ](?<month>[0-9]{1,2})[-/. ](?<day>[0-9]{1,2})${time}$`,
    's',
  ),
  'yyyy-mm': /^(?<year>[0-9]{4})[-/. ](?<month>[0-9]{1,2})$/,
  'dd/mm/yyyy': new RegExp(`^(?<day>[0-9]{1,2})[-/. ]+(?<month>[0-9]{1,2})[-/. ]+${year}${time}$`, 's'),
  'mm/dd/yyyy': new RegExp(`^(?<month>[0-9]{1,2})[-/. ]+(?<day>[0-9]{1,2})[-/. ]+${year}${time}$`, 's'),
  'dd-mmm-yyyy': new RegExp(`^(?<day>[0-9]{1,2})[-/., ]*${monthName}[-/., ]*${year}${time}$`, 'is'),
  'mmm-yyyy': new RegExp(`(?:^|[^a-z])${monthName}[-_/., ']*${year}(?:[^0-9]|$)`, 'i'),
  yyyymm: /^(?<year>[0-9]{4})(?<month>[0-9]{2})$/,
  yyyymmdd: /^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})$/,
};

function reads(cell: string, format: DateFormat): boolean {
  const parts: DateParts | undefined = patterns[format].exec(cell)?.groups;
  return parts !== undefined && isDate(parts);
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function isDate({ year: yearText = '', month, name, day = '1' }: DateParts): boolean {
  const fullYear = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const monthNumber = name ? monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1 : Number(month);
  const date = new Date(Date.UTC(fullYear, monthNumber - 1, Number(day)));
  const isInCalendar = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === Number(day);
  return isInCalendar && fullYear >= 1900 && fullYear <= 2199;
}
