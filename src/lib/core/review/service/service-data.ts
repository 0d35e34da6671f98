import type { Engine } from '../../engine/port.ts';
import { metricsOf, pointsWhere, type Metric } from '../../measures/points.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { DatedEvent } from '../indicators/data.ts';
import { eventsOf } from '../partnership-info.ts';
import { isCharted } from '../signals/service-series.ts';
import type { ServiceData } from './data.ts';

/** Everything the Service levels screen of a partnership is drawn from: no party and no prices change it. */
export async function serviceOf(
  engine: Engine,
  partnership: string,
  measures: readonly Measure[],
): Promise<ServiceData> {
  const ids = measures.filter(({ kind }) => kind === 'service').map(({ id }) => id);
  const [service, credits, metrics, events] = await Promise.all([
    pointsWhere(engine, { partnership, measures: ids, services: 'all' }),
    pointsWhere(engine, { partnership, measures: ['service_credit'], terms: ['nominal'], services: 'whole' }),
    metricsOf(engine, partnership),
    eventsOf(engine, partnership),
  ]);
  return { partnership, points: [...service, ...credits], metrics, events };
}

/** What the control charts of all partnerships are computed from: the whole of each, without its services. */
export interface PortfolioService {
  readonly points: readonly Point[];
  readonly metrics: readonly (Metric & { readonly partnership: string })[];
  readonly rebases: readonly (DatedEvent & { readonly partnership: string })[];
}

/** The service of all partnerships. */
export async function portfolioServiceOf(
  engine: Engine,
  measures: readonly Measure[],
): Promise<PortfolioService> {
  const charted = measures.filter(isCharted).map(({ id }) => id);
  const [points, metrics, rebases] = await Promise.all([
    pointsWhere(engine, { measures: charted, services: 'whole' }),
    engine.query(
      `select partnership, metric, service, better, unit
      from metric_at_hand
      where service is null
      order by partnership, metric`,
    ),
    engine.query(
      `select partnership, date, coalesce(title, 'rebase') as title, kind, reason
      from event
      where kind = 'rebase'
      order by partnership, date, title`,
    ),
  ]);
  return {
    points,
    metrics: metrics as unknown as PortfolioService['metrics'],
    rebases: rebases as unknown as PortfolioService['rebases'],
  };
}
