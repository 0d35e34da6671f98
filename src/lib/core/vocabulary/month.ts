/** A calendar month as its first day in ISO form, `YYYY-MM-01`: the value of every `period` at month grain. */
export type Month = string;

const pattern = /^(\d{4})-(0[1-9]|1[0-2])-01$/;

/** True for the text of a month's first day, such as `2025-04-01`. */
export function isMonth(text: string): boolean {
  return pattern.test(text);
}

/** The month of a year and a month number (1 to 12). */
export function monthOf(year: number, month: number): Month {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

/** Months since year 0: a number to count and compare with. Throws RangeError on anything but a month. */
export function monthIndex(month: Month): number {
  const parts = pattern.exec(month);
  if (!parts) throw new RangeError(`"${month}": expected a month as YYYY-MM-01`);
  return Number(parts[1]) * 12 + Number(parts[2]) - 1;
}

/** The month that lies `count` months later (earlier when negative). */
export function addMonths(month: Month, count: number): Month {
  const index = monthIndex(month) + count;
  return monthOf(Math.floor(index / 12), (index % 12) + 1);
}

/** Every month from `first` to `last`, both included; empty when `last` is earlier. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const count = monthIndex(last) - monthIndex(first) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, step) => addMonths(first, step));
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A month for people: `Apr 2025`. */
export function monthLabel(month: Month): string {
  const index = monthIndex(month);
  return `${names[index % 12]} ${Math.floor(index / 12)}`;
}
