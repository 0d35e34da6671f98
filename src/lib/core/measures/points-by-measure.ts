import { groupBy } from '../vocabulary/group-by.ts';
import type { Point } from '../vocabulary/point.ts';

// A screen asks some hundred times for a few of many thousand points: each list of points is looked through once.
const known = new WeakMap<readonly Point[], ReadonlyMap<string, readonly Point[]>>();

/** The points of a list by their measure, in its order. The list must not change once it has been asked. */
export function pointsByMeasure(points: readonly Point[]): ReadonlyMap<string, readonly Point[]> {
  const found = known.get(points) ?? groupBy(points, (point) => point.measure);
  known.set(points, found);
  return found;
}

/** Keep the points of a list by their measure, as whoever made the list has come by them. */
export function keepByMeasure(
  points: readonly Point[],
  byMeasure: ReadonlyMap<string, readonly Point[]>,
): void {
  known.set(points, byMeasure);
}
