import { addMonths, monthLabel, type Month } from '../../vocabulary/month.ts';

/** Months in words, those that follow each other as a span: `Jan to Mar 2026, Jun 2026`. */
export function monthsWords(months: readonly Month[]): string {
  const runs: { readonly from: Month; until: Month }[] = [];
  for (const month of [...new Set(months)].toSorted()) {
    const last = runs.at(-1);
    if (last && addMonths(last.until, 1) === month) last.until = month;
    else runs.push({ from: month, until: month });
  }
  return runs.map(({ from, until }) => spanWords(from, until)).join(', ');
}

function spanWords(from: Month, until: Month): string {
  if (from === until) return monthLabel(from);
  const [first, last] = [monthLabel(from), monthLabel(until)];
  return first.slice(-4) === last.slice(-4) ? `${first.slice(0, -5)} to ${last}` : `${first} to ${last}`;
}

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A count of months: `one month`, `three new months`. */
export function countedMonths(count: number, word = ''): string {
  const noun = [word, count === 1 ? 'month' : 'months'].filter(Boolean).join(' ');
  return `${numerals[count] ?? String(count)} ${noun}`;
}
