import type { ExpectedLead } from '../../indicators/catalogue/indicator.ts';
import { addMonths, monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Bite } from './row.ts';

/** When what is warned of could show: the expected lead counted from the first month of the signal. */
export function biteOf(since: Month | null, lead: ExpectedLead): Bite | null {
  return since === null ? null : { from: addMonths(since, lead.from), until: addMonths(since, lead.until) };
}

/** The same in words, as seen from a month: ahead, under way, or past, when the outcome itself should tell. */
export function biteWords(bite: Bite | null, now: Month): string {
  if (bite === null) return '';
  if (bite.until <= now) return `expected to have shown by ${monthLabel(bite.until)}: look at the outcome`;
  if (bite.from <= now) return `could show now, until ${monthLabel(bite.until)}`;
  return bite.from === bite.until
    ? `could show in ${monthLabel(bite.from)}`
    : `could show from ${monthLabel(bite.from)} to ${monthLabel(bite.until)}`;
}

/** `3 to 9 months`. */
export function leadWords({ from, until }: ExpectedLead): string {
  return from === until ? `${until} months` : `${from} to ${until} months`;
}
