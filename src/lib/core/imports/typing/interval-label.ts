import type { Grain } from '../../vocabulary/grain.ts';
import { addMonths, monthIndex, monthOf, type Month } from '../../vocabulary/month.ts';
import { readDay, type Day, type DayFormat } from './day-text.ts';
import { monthNumberOf } from './month-names.ts';
import type { Period } from './period.ts';

/**
 * Read a span of whole months written with both its ends or with one end and its length: `2023-04-01/P3M`,
 * `April 2011 to March 2012`, `Apr-Jun 2024`, `Year ended March 2012`. Null for a span that is no month, quarter, half
 * year or year.
 */
export function readInterval(text: string): Period | null {
  const label = text
    .trim()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ');
  const span = readDuration(label) ?? readEnding(label) ?? readDaySpan(label) ?? readMonthSpan(label);
  const grain = span && grainByMonths[span.months];
  return grain ? { first: span.first, grain, isAdjustment: false } : null;
}

interface Span {
  readonly first: Month;
  readonly months: number;
}

const grainByMonths: Readonly<Partial<Record<number, Grain>>> = {
  1: 'month',
  3: 'quarter',
  6: 'half_year',
  12: 'year',
};

/** `2023-04-01/P3M`, as ISO 8601 writes a start and a length. */
function readDuration(label: string): Span | null {
  const parts = /^([0-9-]+)(?:T[0-9:]+Z?)?\/P([0-9]{1,2})([MY])$/i.exec(label);
  const start = parts && (readDay(parts[1] ?? '', 'yyyy-mm-dd') ?? readDay(parts[1] ?? '', 'yyyy-mm'));
  if (!start || start.day !== 1) return null;
  return { first: monthOfDay(start), months: Number(parts[2]) * (/y/i.test(parts[3] ?? '') ? 12 : 1) };
}

/** `Year ended March 2012`, `3 months to June 2024`: the last month and the length. */
function readEnding(label: string): Span | null {
  const parts = /^(year|quarter|month|([0-9]{1,2}) months) ?(?:end(?:ed|ing)?|to) (.+)$/i.exec(label);
  const last = parts && monthIn(parts[3] ?? '');
  if (!last) return null;
  const words = { year: 12, quarter: 3, month: 1 } as const;
  const months = parts[2] ? Number(parts[2]) : words[(parts[1] ?? '').toLowerCase() as keyof typeof words];
  return { first: addMonths(last, 1 - months), months };
}

/** Two days, in the one order that makes whole months of them: `2023-04-01/2023-06-30`. */
function readDaySpan(label: string): Span | null {
  const spans = endsOf(label).flatMap(([from, until]) =>
    dayFormatsTried.flatMap((format) => spanOfDays(readDay(from, format), readDay(until, format)) ?? []),
  );
  const found = new Map(spans.map((span) => [`${span.first} ${span.months}`, span]));
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}

const dayFormatsTried: readonly DayFormat[] = ['yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy', 'dd-mmm-yyyy'];

/** The ways to cut a label into from and until; marks that may also stand within a date are tried at each place. */
function endsOf(label: string): readonly (readonly [string, string])[] {
  const cuts = [...label.matchAll(/ ?(?:\bto\b|\buntil\b|[-/]) ?/gi)];
  return cuts.map((cut): [string, string] => [
    label.slice(0, cut.index),
    label.slice(cut.index + cut[0].length),
  ]);
}

// The end is the last day of its month, or, as ISO 8601 has it, the first day after.
function spanOfDays(from: Day | null, until: Day | null): Span | null {
  if (from?.day !== 1 || !until) return null;
  const isLastDay = new Date(Date.UTC(until.year, until.month - 1, until.day + 1)).getUTCDate() === 1;
  if (!isLastDay && until.day !== 1) return null;
  const months = monthIndex(monthOfDay(until)) - monthIndex(monthOfDay(from)) + (isLastDay ? 1 : 0);
  return months > 0 ? { first: monthOfDay(from), months } : null;
}

/** Two months, the first with its year or without: `April 2011 to March 2012`, `Apr-Jun 2024`. */
function readMonthSpan(label: string): Span | null {
  for (const [from, until] of endsOf(label)) {
    const last = monthIn(until);
    const first = last && (monthIn(from) ?? monthNamed(from, last));
    const months = last && first ? monthIndex(last) - monthIndex(first) + 1 : 0;
    if (first && months > 0) return { first, months };
  }
  return null;
}

/** A month and nothing else: `April 2011`, `Apr-11`, `2011-04`. */
function monthIn(text: string): Month | null {
  const parts = /^(\p{L}+)\.?[-/ ']*([0-9]{4}|[0-9]{2})$/u.exec(text.trim());
  const month = parts && monthNumberOf(parts[1] ?? '');
  if (month) return monthOf(yearOf(parts[2] ?? ''), month);
  const day = readDay(text, 'yyyy-mm');
  return day && monthOfDay(day);
}

/** A month without a year, in the year of the last one. */
function monthNamed(text: string, last: Month): Month | null {
  const month = monthNumberOf(text.trim().replace(/\.$/, ''));
  return month === null ? null : monthOf(Number(last.slice(0, 4)), month);
}

function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthOfDay({ year, month }: Day): Month {
  return monthOf(year, month);
}
