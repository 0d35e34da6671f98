import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { DateFormat } from '../mapping/mapping.ts';
import { parsePeriod, type Period } from './period-label.ts';

const longestWords = 6;

/**
 * The period that stands somewhere in a text: `costs_2025-04.csv`, `Month ending 30 April 2016`. The longest run of
 * words that can be read wins; null when none can.
 */
export function periodIn(text: string, format: DateFormat, calendar: FiscalCalendar): Period | null {
  const whole = parsePeriod(text.trim(), format, calendar);
  if (whole) return whole;
  const words = text.replace(/\.[A-Za-z]{2,4}$/, '').split(/[\s_,:;()]+|(?<=[A-Za-z])-(?=\d{4})/u);
  for (let length = Math.min(longestWords, words.length); length > 0; length--) {
    const found = words
      .slice(0, words.length - length + 1)
      .flatMap((_, at) => parsePeriod(words.slice(at, at + length).join(' '), format, calendar) ?? []);
    if (found[0]) return found[0];
  }
  return null;
}
