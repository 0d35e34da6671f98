import { groupBy } from '../vocabulary/group-by.ts';
import type { Point } from '../vocabulary/point.ts';
import { pointsByMeasure } from './points-by-measure.ts';

/** Points that have all in common but their period. Those of a database are unpacked when they are first read. */
export interface PointSeries extends Pick<
  Point,
  'measure' | 'service' | 'metric' | 'party' | 'terms' | 'grain'
> {
  readonly points: readonly Point[];
}

/**
 * A list of points by its series. A screen draws few of the series it has at hand, and to make the points of all of them
 * takes as long as to draw it.
 */
export interface PointSet {
  /** All points, in their order. */
  readonly points: readonly Point[];
  /** In the order of their first series. */
  readonly measures: readonly string[];
  readonly seriesOf: (measure: string) => readonly PointSeries[];
}

/** Series as a set. */
export function setOfSeries(series: readonly PointSeries[]): PointSet {
  const byMeasure = groupBy(series, ({ measure }) => measure);
  let all: readonly Point[] | undefined;
  return {
    get points() {
      return (all ??= series.flatMap(({ points }) => points));
    },
    measures: [...byMeasure.keys()],
    seriesOf: (measure) => byMeasure.get(measure) ?? [],
  };
}

const known = new WeakMap<readonly Point[], PointSet>();

/** A list of points as a set. The list must not change any more. */
export function setOfPoints(points: readonly Point[]): PointSet {
  const found = known.get(points);
  if (found) return found;
  const byMeasure = pointsByMeasure(points);
  const series = new Map<string, readonly PointSeries[]>();
  const made: PointSet = {
    points,
    measures: [...byMeasure.keys()],
    seriesOf: (measure) => {
      const own = series.get(measure) ?? seriesIn(byMeasure.get(measure) ?? []);
      series.set(measure, own);
      return own;
    },
  };
  known.set(points, made);
  return made;
}

function seriesIn(points: readonly Point[]): readonly PointSeries[] {
  const byKey = new Map<string, Point[]>();
  let last: Point | undefined;
  let own: Point[] = [];
  for (const point of points) {
    // Most points are of the same series as the one before them.
    if (!last || narrowing.some((key) => point[key] !== last![key])) {
      const key = keyOf(point);
      own = byKey.get(key) ?? [];
      byKey.set(key, own);
    }
    own.push(point);
    last = point;
  }
  return [...byKey.values()].map((found) => {
    const { measure, service, metric, party, terms, grain } = found[0]!;
    return { measure, service, metric, party, terms, grain, points: found };
  });
}

const narrowing = ['service', 'metric', 'party', 'terms', 'grain'] as const;

function keyOf({ service, metric, party, terms, grain }: Point): string {
  return JSON.stringify([service, metric, party, terms, grain]);
}

/** Which series are wanted; what is left out is not narrowed. */
export type SeriesFilter = Pick<PointSeries, 'measure'> &
  Partial<Pick<PointSeries, 'service' | 'metric' | 'party' | 'terms' | 'grain'>>;

/** The points of a set that are of certain series. */
export function pointsIn(set: PointSet, filter: SeriesFilter): readonly Point[] {
  const found = seriesLike(set, filter);
  return found.length === 1 ? found[0]!.points : found.flatMap(({ points }) => points);
}

/** The series of a set that a filter lets through. */
export function seriesLike(set: PointSet, filter: SeriesFilter): readonly PointSeries[] {
  return set
    .seriesOf(filter.measure)
    .filter((series) => narrowing.every((key) => filter[key] === undefined || series[key] === filter[key]));
}

/** The unit of the first value of some measures, in the order of the set; null where there is none. */
export function firstUnit(set: PointSet, measures: readonly string[]): string | null {
  const wanted = set.measures.filter((measure) => measures.includes(measure));
  for (const series of wanted.flatMap(set.seriesOf)) {
    const known = series.points.find(({ value }) => value !== null);
    if (known) return known.unit;
  }
  return null;
}
