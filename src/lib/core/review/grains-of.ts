import { grains, type Grain } from '../vocabulary/grain.ts';
import type { Month } from '../vocabulary/month.ts';
import { periodEnd } from '../vocabulary/period.ts';
import type { Point } from '../vocabulary/point.ts';

/** The grains that some points have, the shortest first. */
export function grainsOf(points: readonly Pick<Point, 'grain'>[]): readonly Grain[] {
  const found = new Set(points.map((point) => point.grain));
  return grains.filter((grain) => found.has(grain));
}

/** The points of the shortest grain: months where there are any. Others are never mixed in. */
export function ofShortestGrain(points: readonly Point[]): readonly Point[] {
  const [shortest] = grainsOf(points);
  return points.filter((point) => point.grain === shortest);
}

/** True for a point whose period is over at the end of a month. */
export function isOverBy(month: Month): (point: Point) => boolean {
  return ({ period, grain }) => periodEnd(period, grain) <= month;
}

/**
 * The latest figure of a measure for the whole partnership up to a month where it is given for periods longer than a
 * month only: the last with a value, else the last at all. Null where there are months, or nothing.
 */
export function latestLongPeriod(points: readonly Point[], measure: string, until: Month): Point | null {
  const own = points.filter((point) => point.measure === measure && point.service === null);
  const [shortest] = grainsOf(own);
  if (shortest === undefined || shortest === 'month') return null;
  const over = own
    .filter((point) => point.grain === shortest)
    .filter(isOverBy(until))
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  return over.findLast((point) => point.value !== null) ?? over.at(-1) ?? null;
}
