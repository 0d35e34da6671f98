import { ukFiscalCalendar, type FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { isFiscalLabel } from './fiscal-label.ts';
import { dateFormats, type DateFormat } from '../mapping/mapping.ts';
import { parsePeriod } from './period-label.ts';
import { isNothing, tidy } from './typed-text.ts';

/**
 * Which ways of writing a date read every one of these cells, the most telling first; blank cells and `?` say nothing. More than
 * one is left when the cells do not say which is meant: then a person must. `fiscal` is among them for a label that is
 * fiscal in some calendar, even when the given one does not read it: see `calendarsReading`.
 */
export function formatsReading(
  cells: readonly string[],
  calendar: FiscalCalendar = ukFiscalCalendar,
): readonly DateFormat[] {
  const labels = [...new Set(cells.map(tidy).filter((cell) => !isNothing(cell)))];
  if (labels.length === 0) return [];
  const reading = dateFormats.filter((format) => labels.every((label) => reads(label, format, calendar)));
  return withoutEchoes(withoutWeaker(reading, labels), labels, calendar);
}

/** True for a text that is a date or the label of a period in some way of writing them. */
export function isDateText(text: string, calendar: FiscalCalendar = ukFiscalCalendar): boolean {
  const label = tidy(text);
  return !isNothing(label) && dateFormats.some((format) => reads(label, format, calendar));
}

/** Formats that a header speaks for: `Financial year` for a fiscal label, `Month` for a month; else all of them. */
export function formatsByHeader(formats: readonly DateFormat[], header: string): readonly DateFormat[] {
  const speaks = headerWords.filter(({ words }) => words.test(header)).flatMap(({ for: spoken }) => spoken);
  const chosen = formats.filter((format) => speaks.includes(format));
  return chosen.length > 0 ? chosen : formats;
}

/**
 * True for a format that a person confirms even when no other reads the cells: `24-Apr` may also be a day and month
 * whose year is lost, and `45383` a number like any other, unless its header says date.
 */
export function isDoubtful(format: DateFormat, header: string): boolean {
  if (format === 'yy-mmm') return true;
  return (
    format === 'excel_serial' && !/\b(?:date|day|datum|fecha|data|dato|posted|paid)\b/i.test(spaced(header))
  );
}

/** True when every cell may be a day and a month without a year, which cannot be loaded: `24-Apr`. */
export function areDaysWithoutYear(cells: readonly string[]): boolean {
  const labels = cells.map(tidy).filter((cell) => !isNothing(cell));
  return (
    labels.length > 0 &&
    // A leap year, so that 29 February is a day.
    labels.every((label) => parsePeriod(`${label}-2024`, 'dd-mmm-yyyy', ukFiscalCalendar) !== null)
  );
}

const headerWords: readonly { readonly words: RegExp; readonly for: readonly DateFormat[] }[] = [
  {
    words:
      /fiscal|financial[ _]?year|(?:^|[^a-z])s?fy(?:[^a-z]|$)|exercice|ejercicio|haushaltsjahr|gesch(?:ä|ae)ftsjahr|boekjaar|esercizio/i,
    for: ['fiscal'],
  },
  { words: /calendar[ _]?(?:year|quarter)/i, for: ['yyyy', 'yyyy-qq'] },
  {
    words: /(?:^|[^a-z])(?:months?|mois|monat|mes|mese|maand)(?:[^a-z]|$)/i,
    for: ['yyyy-mm', 'yyyymm', 'mmm-yyyy', 'month-name'],
  },
];

function spaced(header: string): string {
  return header.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
}

function reads(label: string, format: DateFormat, calendar: FiscalCalendar): boolean {
  return parsePeriod(label, format, calendar) !== null || (format === 'fiscal' && isFiscalLabel(label));
}

function withoutWeaker(formats: readonly DateFormat[], labels: readonly string[]): readonly DateFormat[] {
  const weaker = new Set<DateFormat>();
  // `13-Nov-2012` holds a month and a year as well, and `1 March 2011 - 31 March 2011` two: the longer says more.
  if (formats.includes('dd-mmm-yyyy') || formats.includes('interval')) weaker.add('mmm-yyyy');
  if (lookYearFirst(labels)) weaker.add('dd/mm/yyyy').add('mm/dd/yyyy');
  if (areFiscalYears(labels)) weaker.add('yyyy-mm').add('yyyymm');
  // `2024 03` in one cell is a month; a year and a period number come from two columns, and their profile says so.
  if (formats.includes('yyyy-mm') && labels.every((label) => /^[0-9]{4} [0-9]{1,2}$/.test(label)))
    weaker.add('fiscal');
  return formats.filter((format) => !weaker.has(format));
}

// `2009-10`, `2010-11`, `2011-12`: each the year after the other. One or two of them may still be months.
function areFiscalYears(labels: readonly string[]): boolean {
  return (
    labels.length >= 3 && labels.every((label) => /^[0-9]{4}\D?[0-9]{2}$/.test(label) && isFiscalLabel(label))
  );
}

// `24-04-01`, `24-04-02`, `24-04-03`: the last part runs through days while the first stays one of the years around now.
// No format reads a year of two digits in front, and read as a day it would lie.
function lookYearFirst(labels: readonly string[]): boolean {
  const parts = labels.map((label) => /^([0-9]{2})[-/.][0-9]{2}[-/.]([0-9]{2})$/.exec(label));
  if (!parts.every((part) => part !== null)) return false;
  const firsts = new Set(parts.map((part) => part[1] ?? ''));
  const lasts = new Set(parts.map((part) => part[2] ?? ''));
  return (
    lasts.size >= 3 && firsts.size < lasts.size && [...firsts].every((year) => year > '14' && year < '31')
  );
}

// Two formats that read the same from every cell are no question. Days and months the wrong way round are: another cell
// may differ.
function withoutEchoes(
  formats: readonly DateFormat[],
  labels: readonly string[],
  calendar: FiscalCalendar,
): readonly DateFormat[] {
  const read = (format: DateFormat) =>
    JSON.stringify(labels.map((label) => parsePeriod(label, format, calendar)));
  return formats.filter(
    (format, at) =>
      format === 'mm/dd/yyyy' || !formats.slice(0, at).some((earlier) => read(earlier) === read(format)),
  );
}
