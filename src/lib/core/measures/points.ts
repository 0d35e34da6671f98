import type { Engine, Row } from '../engine/port.ts';
import type { Better } from '../vocabulary/measure.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Party, Point, Terms } from '../vocabulary/point.ts';

/** Which view of the figures to show. Measures that are not made of money are the same in every view. */
export interface View {
  readonly party: Party;
  readonly terms: Terms;
}

/** Every point of a partnership in one view, by measure, service, metric and month. */
export async function pointsOf(
  engine: Engine,
  { partnership, party, terms }: View & { readonly partnership: string },
): Promise<readonly Point[]> {
  const where =
    'point.partnership = $partnership and (not is_monetary or (party = $party and terms = $terms))';
  return select(engine, where, { partnership, party, terms });
}

/** The points of all partnerships in one view, services and metrics of the whole partnership only. */
export async function portfolio(engine: Engine, { party, terms }: View): Promise<readonly Point[]> {
  const where = 'service is null and (not is_monetary or (party = $party and terms = $terms))';
  return select(engine, where, { party, terms });
}

/** Every point in the given terms, all parties and services: what the command line writes. */
export async function allPoints(engine: Engine, terms: Terms): Promise<readonly Point[]> {
  return select(engine, 'not is_monetary or terms = $terms', { terms });
}

/** The periods of one series up to one of them: a measure of a partnership and service in one view, at one grain. */
export async function seriesOf(
  engine: Engine,
  key: Pick<Point, 'measure' | 'partnership' | 'service' | 'party' | 'terms' | 'grain'> & {
    readonly until: Month;
  },
): Promise<readonly Point[]> {
  const where = `measure = $measure
    and partnership = $partnership
    and service is not distinct from $service::varchar
    and party = $party
    and terms = $terms
    and grain = $grain
    and period <= $until::date`;
  return select(engine, where, {
    measure: key.measure,
    partnership: key.partnership,
    service: key.service,
    party: key.party,
    terms: key.terms,
    grain: key.grain,
    until: key.until,
  });
}

/** A service level of a partnership: which direction is good, and in what unit it is. */
export interface Metric {
  readonly metric: string;
  readonly service: string | null;
  readonly better: Better;
  readonly unit: string;
}

/** The service levels of a partnership as they stand in its last month; `neutral` where rows disagree on direction. */
export async function metricsOf(engine: Engine, partnership: string): Promise<readonly Metric[]> {
  const rows = await engine.query(
    `select
      metric,
      service,
      coalesce(arg_max(better, period), 'neutral') as better,
      arg_max(unit, period) as unit
    from level_month
    where partnership = $partnership
    group by metric, service
    order by metric, service nulls first`,
    { partnership },
  );
  return rows.map(
    ({ metric, service, better, unit }) => ({ metric, service, better, unit }) as unknown as Metric,
  );
}

async function select(engine: Engine, where: string, parameters: Readonly<Record<string, string | null>>) {
  const rows = await engine.query(
    `select point.*
    from point
    join measure on measure.id = point.measure
    where ${where}
    order by measure.position, partnership, service nulls first, metric, party, terms, months_in(grain), grain, period`,
    parameters,
  );
  return rows.map(toPoint);
}

// The columns of table `point` are declared in point-table.sql; its contract test holds them to `Point`.
function toPoint(row: Row): Point {
  return row as unknown as Point;
}
