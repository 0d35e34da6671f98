import type { Engine } from '../../engine/port.ts';
import { metricsOf, pointsWhere, type View } from '../../measures/points.ts';
import { eventsOf } from '../partnership-info.ts';
import type { IndicatorsData } from './data.ts';

/** Measures of which each service is looked at, beside the whole partnership. */
const byService = ['cost', 'planned_cost', 'volume', 'planned_volume', 'attainment'];

/** Everything the Indicators screen of a partnership is drawn from, in one view. */
export async function indicatorsOf(
  engine: Engine,
  { partnership, party, terms }: View & { readonly partnership: string },
): Promise<IndicatorsData> {
  const wanted = { partnership, parties: [party], terms: [terms] };
  const [whole, services, metrics, events] = await Promise.all([
    pointsWhere(engine, { ...wanted, services: 'whole' }),
    pointsWhere(engine, { ...wanted, measures: byService, services: 'each' }),
    metricsOf(engine, partnership),
    eventsOf(engine, partnership),
  ]);
  return { partnership, points: [...whole, ...services], metrics, events };
}
