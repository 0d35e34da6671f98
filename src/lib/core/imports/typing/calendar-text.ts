import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const namings: Readonly<Record<FiscalCalendar['naming'], string>> = {
  start: 'named by the year in which it starts',
  end: 'named by the year in which it ends',
  both: 'named by both years',
};

/** A fiscal calendar in words: `October to September, named by the year in which it ends`. */
export function calendarText({ startMonth, naming }: FiscalCalendar): string {
  const first = months[startMonth - 1] ?? '';
  const last = months[(startMonth + 10) % 12] ?? '';
  return startMonth === 1 ? 'the calendar year' : `${first} to ${last}, ${namings[naming]}`;
}

/** Read a calendar from an answer such as `10:end`; null when it is none. */
export function parseCalendar(text: string): FiscalCalendar | null {
  const parts = /^(\d{1,2}):(start|end|both)$/.exec(text.trim());
  const startMonth = Number(parts?.[1] ?? 0);
  if (!parts || startMonth < 1 || startMonth > 12) return null;
  return { startMonth, naming: parts[2] as FiscalCalendar['naming'] };
}
