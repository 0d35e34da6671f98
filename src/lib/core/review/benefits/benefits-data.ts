import type { Engine } from '../../engine/port.ts';
import { baselinesOf } from '../../measures/baselines.ts';
import { metricsOf, pointsWhere, type View } from '../../measures/points.ts';
import { registerOf } from '../../measures/register.ts';
import { scopeMonthsOf } from '../../measures/scope-months.ts';
import { eventsOf } from '../partnership-info.ts';
import type { BenefitsData } from './data.ts';

/** Measures of which the Benefits screen draws every service. */
const byService = ['cost', 'planned_cost', 'volume', 'planned_volume', 'attainment'];

/** Everything the Benefits screen of a partnership is drawn from, in one view. */
export async function benefitsOf(
  engine: Engine,
  { partnership, party, terms }: View & { readonly partnership: string },
): Promise<BenefitsData> {
  const [whole, services, register, baselines, real, nominal, events, metrics] = await Promise.all([
    pointsWhere(engine, { partnership, services: 'whole' }),
    pointsWhere(engine, {
      partnership,
      measures: byService,
      parties: [party],
      terms: [terms],
      services: 'each',
    }),
    registerOf(engine, partnership),
    baselinesOf(engine, partnership),
    scopeMonthsOf(engine, { partnership, party: 'system', terms: 'real' }),
    scopeMonthsOf(engine, { partnership, party: 'system', terms: 'nominal' }),
    eventsOf(engine, partnership),
    metricsOf(engine, partnership),
  ]);
  const scopes = real.length > 0 ? real : nominal;
  return { partnership, whole, services, register, baselines, scopes, events, metrics };
}
