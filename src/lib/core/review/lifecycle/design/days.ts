import { monthLabel, type Month } from '../../../vocabulary/month.ts';

const dayMs = 86_400_000;

/** The last day of a month, `YYYY-MM-DD`: what is agreed of a month is what holds on it. */
export function lastDayOf(month: Month): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The day so many days later (earlier when negative). */
export function daysLater(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** The month that holds a day. */
export function monthOfDay(day: string): Month {
  return `${day.slice(0, 7)}-01`;
}

/** A day for people: `1 Jul 2025`. */
export function dayWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthLabel(monthOfDay(day))}`;
}
