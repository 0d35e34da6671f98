import { monthIndex, monthsBetween, type Month } from '#lib/core/vocabulary/month.ts';
import { bell, type Random } from './random.ts';

/** The months of the sample: four fiscal years, April to March. */
export const months: readonly Month[] = monthsBetween('2022-04-01', '2026-03-01');

/** One number for each month of the sample. */
export type Series = readonly number[];

/** The place of a month in a series; below 0 before the sample. */
export function place(month: Month): number {
  return monthIndex(month) - monthIndex('2022-04-01');
}

/** The same number in every month. */
export function always(value: number): Series {
  return months.map(() => value);
}

/** `before`, then `after` from a month on. */
export function step(at: Month, before: number, after: number): Series {
  return months.map((_, index) => (index < place(at) ? before : after));
}

/** `before` until a month, `after` from a later month on, and a straight line between the two. */
export function ramp(from: Month, to: Month, before: number, after: number): Series {
  const width = place(to) - place(from);
  return months.map((_, index) => {
    const way = Math.min(1, Math.max(0, (index - place(from)) / width));
    return before + (after - before) * way;
  });
}

/** A value from `from` to `to`, both included, and 0 outside. */
export function between(from: Month, to: Month, value: number): Series {
  return months.map((_, index) => (index >= place(from) && index <= place(to) ? value : 0));
}

/** Month by month product. */
export function times(...factors: readonly Series[]): Series {
  return months.map((_, index) => factors.reduce((product, factor) => product * (factor[index] ?? 0), 1));
}

/** A yearly pattern, April first, scaled so that its mean is 1. */
export function season(pattern: readonly number[]): Series {
  const mean = pattern.reduce((sum, value) => sum + value, 0) / pattern.length;
  return months.map((_, index) => (pattern[index % 12] ?? 1) / mean);
}

/** 1 plus noise of a relative size, whose mean over each fiscal year is 1: noise moves months, never a year's story. */
export function noise(random: Random, size: number): Series {
  const raw = months.map(() => bell(random) * size);
  const means = [0, 12, 24, 36].map((start) => mean(raw.slice(start, start + 12)));
  return raw.map((value, index) => 1 + value - (means[Math.floor(index / 12)] ?? 0));
}

/** Arithmetic mean; 0 for no values. */
export function mean(values: Series): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
