import type { ControlChart } from '../../vocabulary/control.ts';

/** Cases a month on the rarer side of a share, met or missed, under which its limits say little. */
const fewestExpected = 1;

/**
 * Whether the rarer side of a share comes up less than once a month. Limits take shares to spread evenly about their
 * mean; here they lie so close that a single case is a signal. `mean × cases`, or `(1 − mean) × cases` where that is
 * less, over the months of the last segment. Never for shares that are 0 or 100 % throughout, which give no signal.
 * Example: 1 miss in 30 months of 1,000 cases is expected 0.033 times a month.
 */
export function hasRareSide({
  kind,
  points,
  segments,
}: Pick<ControlChart, 'kind' | 'points' | 'segments'>): boolean {
  const mean = segments.at(-1)?.mean ?? null;
  const cases = points.flatMap(({ segment, value, denominator }) =>
    segment === segments.length - 1 && value !== null && denominator !== null ? [denominator] : [],
  );
  if (kind !== 'p_prime' || mean === null || cases.length === 0) return false;
  const usual = cases.reduce((sum, count) => sum + count, 0) / cases.length;
  const expected = Math.min(mean, 1 - mean) * usual;
  return expected > 0 && expected < fewestExpected;
}
