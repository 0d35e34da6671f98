import type { Engine } from '../../engine/port.ts';
import { pageOf, type PaperRef } from '../../measures/page.ts';
import { pointsWhere, type View } from '../../measures/points.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Point } from '../../vocabulary/point.ts';
import { benefitsOf } from '../benefits/benefits-data.ts';
import { serviceOf } from '../service/service-data.ts';
import type { LifecycleData } from './data.ts';

const papers = ['objective', 'log', 'alternative', 'survey', 'milestone', 'component'] as const;

/** Everything the Life cycle and Agreement screens of a partnership are drawn from, in one view. */
export async function lifecycleOf(
  engine: Engine,
  {
    partnership,
    measures,
    ...view
  }: View & {
    readonly partnership: string;
    readonly measures: readonly Measure[];
  },
): Promise<LifecycleData> {
  const [page, recharges, prices, benefits, service] = await Promise.all([
    pageOf(engine, partnership, papers),
    pointsWhere(engine, {
      partnership,
      measures: ['recharge'],
      parties: ['customer'],
      terms: ['nominal'],
      services: 'all',
    }),
    pricesByMonth(engine),
    benefitsOf(engine, { partnership, ...view }),
    serviceOf(engine, partnership, measures),
  ]);
  const rowsOf = <T>(paper: PaperRef) => page.rowsOf(paper) as unknown as readonly T[];
  return {
    partnership,
    objectives: rowsOf('objective'),
    log: rowsOf('log'),
    alternatives: rowsOf('alternative'),
    survey: rowsOf('survey'),
    milestones: rowsOf('milestone'),
    components: rowsOf('component'),
    events: service.events,
    benefits,
    service,
    recharges: recharges.filter(({ grain }) => grain === 'month'),
    named: await namedPoints(engine, partnership, {
      measures,
      names: [...rowsOf<Naming>('objective'), ...rowsOf<Naming>('log')],
    }),
    prices,
  };
}

interface Naming {
  readonly measure: string | null;
}

interface Named {
  readonly measures: readonly Measure[];
  readonly names: readonly Naming[];
}

/** Points of measures that records name, of kinds that the data of benefits and of service do not hold. */
async function namedPoints(
  engine: Engine,
  partnership: string,
  { measures, names }: Named,
): Promise<readonly Point[]> {
  const held = new Set(['cost', 'benefit', 'service']);
  const named = new Set(names.map(({ measure }) => measure));
  const ids = measures.filter(({ id, kind }) => named.has(id) && !held.has(kind)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const points = await pointsWhere(engine, {
    partnership,
    measures: ids,
    parties: ['system'],
    terms: ['nominal'],
    services: 'whole',
  });
  return points.filter(({ grain }) => grain === 'month');
}

/** Every price index by month. */
async function pricesByMonth(engine: Engine): Promise<LifecycleData['prices']> {
  return engine.query(
    `select series, period::varchar as period, plain_text(level) as index
    from price
    order by series, period`,
  ) as unknown as Promise<LifecycleData['prices']>;
}
