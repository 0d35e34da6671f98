import { groupBy } from '../vocabulary/group-by.ts';
import type { Point } from '../vocabulary/point.ts';

// A screen asks some hundred times for a few of many thousand points: each list of points is looked through once.
const known = new WeakMap<readonly Point[], ReadonlyMap<string, readonly Point[]>>();

/** The points of one measure in a list of points, in its order. The list must not change once it has been asked. */
export function pointsOfMeasure(points: readonly Point[], measure: string): readonly Point[] {
  const found = known.get(points) ?? groupBy(points, (point) => point.measure);
  known.set(points, found);
  return found.get(measure) ?? none;
}

const none: readonly Point[] = [];
