import type { Cell } from './port.ts';

/** The exact decimal text of a whole number of units: `-1` unit at scale 2 is `-0.01`. */
export function decimalText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`;
}

/** A whole number as a number while that is exact, else as decimal text. */
export function wholeNumber(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

const endOfDays = 2 ** 31 - 1;

/** The date that lies a number of days after 1970-01-01, such as `2025-04-01`; `infinity` as the database has it. */
export function dateText(days: number): string {
  if (days >= endOfDays) return 'infinity';
  if (days <= -endOfDays) return '-infinity';
  return isoDate(days);
}

const endOfTime = 2n ** 63n - 1n;

/**
 * The moment a number of units after 1970-01-01, such as `2025-04-01T09:30:00.250`; `perSecond` is how many units
 * make a second. Parts of a second are left out when there are none.
 */
export function timestampText(units: bigint, perSecond: bigint): string {
  if (units >= endOfTime) return 'infinity';
  if (units <= -endOfTime) return '-infinity';
  const perDay = perSecond * 86_400n;
  const sinceMidnight = ((units % perDay) + perDay) % perDay;
  const days = Number((units - sinceMidnight) / perDay);
  return `${isoDate(days)}T${timeText(sinceMidnight, perSecond)}`;
}

/** The time of day a number of units after midnight, such as `09:30:00`. */
export function timeText(units: bigint, perSecond: bigint): string {
  const seconds = units / perSecond;
  const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map(twoDigits).join(':');
  const rest = units % perSecond;
  return rest === 0n ? clock : `${clock}.${rest.toString().padStart(perSecond.toString().length - 1, '0')}`;
}

function twoDigits(value: bigint): string {
  return value.toString().padStart(2, '0');
}

// Read in UTC, so that no time zone shifts the day. Years outside 0 to 9999 get a sign and six digits, as ISO 8601 has it.
function isoDate(days: number): string {
  const moment = new Date(days * 86_400_000).toISOString();
  return moment.slice(0, moment.indexOf('T'));
}
