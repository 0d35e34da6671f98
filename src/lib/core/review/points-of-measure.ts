import { pointsByMeasure } from '../measures/points-by-measure.ts';
import type { Point } from '../vocabulary/point.ts';

/** The points of one measure in a list of points, in its order. The list must not change once it has been asked. */
export function pointsOfMeasure(points: readonly Point[], measure: string): readonly Point[] {
  return pointsByMeasure(points).get(measure) ?? none;
}

const none: readonly Point[] = [];
