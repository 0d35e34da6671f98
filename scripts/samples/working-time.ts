/** Working hours run from 8:00 to 18:00. */
export const minutesADay = 600;
const opensAt = 480;
const dayMs = 86_400_000;

/** Public holidays in the months of the tickets. */
const holidays: readonly string[] = ['2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06'];

/** Days on which a desk works, from one day to another, both included, in order. */
export function workingDays(first: string, last: string): readonly string[] {
  const count = (Date.parse(last) - Date.parse(first)) / dayMs + 1;
  return Array.from({ length: count }, (_, index) => new Date(Date.parse(first) + index * dayMs))
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10))
    .filter((day) => !holidays.includes(day));
}

/** The moment that lies so many working minutes after the first of `days` opens: `2026-03-31 14:05`. */
export function momentAt(days: readonly string[], minutes: number): string {
  const clock = opensAt + (minutes % minutesADay);
  const hour = String(Math.floor(clock / 60)).padStart(2, '0');
  return `${days[Math.floor(minutes / minutesADay)] ?? ''} ${hour}:${String(clock % 60).padStart(2, '0')}`;
}
