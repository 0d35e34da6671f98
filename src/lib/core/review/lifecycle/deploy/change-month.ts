import { addMonths, monthLabel, type Month } from '../../../vocabulary/month.ts';

/** The first month that a change on a day (`YYYY-MM-DD`) can be seen in: its own, or the next from the 16th on. */
export function firstMonthUnder(date: string): Month {
  const month = monthOfDay(date);
  return Number(date.slice(8)) <= 15 ? month : addMonths(month, 1);
}

/** The month of a day. */
export function monthOfDay(date: string): Month {
  return `${date.slice(0, 7)}-01`;
}

/** A day for people: `4 Nov 2024`. */
export function dayLabel(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthLabel(monthOfDay(date))}`;
}

/** The last day of a month. */
export function lastDayOf(month: Month): string {
  return new Date(Date.parse(`${addMonths(month, 1)}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

const dayMs = 86_400_000;
