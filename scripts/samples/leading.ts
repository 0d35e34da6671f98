import type { LevelRow } from './rows.ts';
import { mean, months, type Series } from './series.ts';
import type { Leading } from './story.ts';

/**
 * What a level that leads another adds to its own: `size` for each deviation by which the other lies above its mean
 * `months` later. In the last months, whose outcome lies beyond the sample, it adds nothing.
 */
export function leadingShift(
  { metric, service, months: ahead, size }: Leading,
  rows: readonly LevelRow[],
): Series {
  const outcome = rows.filter((row) => row.metric === metric && row.service === service).map(shareOf);
  const usual = mean(outcome);
  const deviation = Math.sqrt(mean(outcome.map((value) => (value - usual) ** 2)));
  return months.map((_, index) => {
    const later = outcome[index + ahead];
    return later === undefined || deviation === 0 ? 0 : (size * (later - usual)) / deviation;
  });
}

function shareOf({ value, numerator, denominator }: LevelRow): number {
  return value === null ? (numerator ?? 0) / (denominator ?? 1) : Number(value);
}
