import { median } from '../statistics/averages.ts';

/** Normal series: the median absolute deviation times this is the standard deviation. */
const deviationFactor = 1.4826;
const reachInDeviations = 2.5;

/**
 * Values drawn in to 2.5 robust standard deviations of their median (1.4826 x median absolute deviation), so that one
 * month far out in both series does not make a lead. As they are where more than half of them are alike.
 * Source: Huber 1981, Robust Statistics. Example: 1, 2, 3, 4, 100 has median 3 and deviation 1.4826; 100 becomes 6.71.
 */
export function clipped(values: readonly (number | null)[]): readonly (number | null)[] {
  const known = values.filter((value) => value !== null);
  const centre = median(known);
  if (centre === null) return values;
  const deviation = deviationFactor * (median(known.map((value) => Math.abs(value - centre))) ?? 0);
  if (!(deviation > 0)) return values;
  const reach = reachInDeviations * deviation;
  return values.map((value) =>
    value === null ? null : Math.min(Math.max(value, centre - reach), centre + reach),
  );
}
