import type { Engine } from '../../engine/port.ts';
import { pointsWhere } from '../../measures/points.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import type { Decimal } from '../../vocabulary/money.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { SnapshotSeries } from '../../vocabulary/snapshot.ts';
import { columnOf, spanOf } from './column.ts';
import type { StateRequest } from './state-request.ts';

/** Service levels of single services have figures of their own; their series are kept, so the fetch is small. */
const ofServices = ['attainment'];

/** The months of every measure of a partnership in one view, and of its service levels by service. */
export async function seriesOf(
  engine: Engine,
  { partnership, party, until }: StateRequest,
): Promise<readonly SnapshotSeries[]> {
  const [whole, services] = await Promise.all([
    pointsWhere(engine, { partnership, parties: [party], services: 'whole' }),
    pointsWhere(engine, { partnership, parties: [party], measures: ofServices, services: 'each' }),
  ]);
  const months = [...whole, ...services].filter(({ grain, period }) => grain === 'month' && period <= until);
  return [...groupBy(months, keyOf).values()].flatMap(packedSeries);
}

function keyOf({ measure, service, metric, party, terms }: Point): string {
  return JSON.stringify([measure, service, metric, party, terms]);
}

function packedSeries(points: readonly Point[]): readonly SnapshotSeries[] {
  const [point] = points;
  const span = spanOf(points.map(({ period }) => period));
  if (!point || !span) return [];
  const { measure, service, metric, party, terms } = point;
  const column = (of: (one: Point) => Decimal | null) => {
    const known = points.flatMap((one) => {
      const value = of(one);
      return value === null ? [] : [[one.period, value] as const];
    });
    return known.length === 0 ? [] : columnOf(span, new Map(known));
  };
  return [
    {
      measure,
      service,
      metric,
      party,
      terms,
      from: span.from,
      values: column(({ value }) => value),
      numerators: column(({ numerator }) => numerator),
      denominators: column(({ denominator }) => denominator),
    },
  ];
}
