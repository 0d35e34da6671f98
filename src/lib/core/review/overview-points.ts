import type { Engine } from '../engine/port.ts';
import { pointsWhere, type View } from '../measures/points.ts';
import type { Point } from '../vocabulary/point.ts';

/**
 * What the Overview of a partnership is drawn from, in one view: all measures of the whole, and of its services the
 * levels and volumes; their unit costs, which take long to compute, only where there is none of the whole.
 */
export async function overviewPoints(
  engine: Engine,
  { partnership, party, terms }: View & { readonly partnership: string },
): Promise<readonly Point[]> {
  const view = { partnership, parties: [party], terms: [terms] };
  const [whole, services] = await Promise.all([
    pointsWhere(engine, { ...view, services: 'whole' }),
    pointsWhere(engine, { ...view, measures: ['attainment', 'volume'], services: 'each' }),
  ]);
  const isPooled = whole.some(({ measure, value }) => measure === 'volume' && value !== null);
  const costs =
    isPooled || services.every(({ measure }) => measure !== 'volume')
      ? []
      : await pointsWhere(engine, { ...view, measures: ['unit_cost'], services: 'each' });
  return [...whole, ...services, ...costs];
}
