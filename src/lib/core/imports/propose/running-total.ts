import { add, compare } from '../../vocabulary/money.ts';
import type { Seen } from './proposal.ts';
import { readNumber } from '../typing/typed-text.ts';

/** Of columns of money, those that are not the running total of another: each row adds to the row before. */
export function withoutRunningTotals(seen: Seen, places: readonly number[]): readonly number[] {
  return places.filter((place) => !places.some((other) => other !== place && isRunning(seen, place, other)));
}

function isRunning({ samples }: Seen, total: number, part: number): boolean {
  // The samples are rows one after the other at first, then rows from all over the file.
  const rows = samples.slice(0, 12).map((row) => [number(row[total]), number(row[part])] as const);
  const steps = rows.slice(1).map(([sum, amount], at) => ({ before: rows[at]?.[0] ?? null, sum, amount }));
  const told = steps.filter(({ before, sum, amount }) => before !== null && sum !== null && amount !== null);
  return (
    told.length >= 3 &&
    told.every(({ before, sum, amount }) => compare(add(before ?? '0', amount ?? '0'), sum ?? '0') === 0)
  );
}

function number(cell = ''): string | null {
  return readNumber(cell, '.');
}
