import type { Engine, Row } from '../engine/port.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { Better } from '../vocabulary/measure.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Party, Point, Terms } from '../vocabulary/point.ts';
import { pageOf, type Page } from './page.ts';
import { packed, pointsOfSeries, seriesOrder, type SeriesRow } from './series.ts';

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
  return pointsWhere(engine, { partnership, parties: [party], terms: [terms], services: 'all' });
}

/** Which points are wanted; what is left out is not narrowed. */
export interface PointFilter {
  readonly partnership?: string;
  readonly measures?: readonly string[];
  /** Measures that are not made of money are the same for every party and terms, and are always in. */
  readonly parties?: readonly Party[];
  readonly terms?: readonly Terms[];
  /** Points of whole partnerships, of their services, or both. */
  readonly services: 'whole' | 'each' | 'all';
}

/** The points that a filter lets through, by measure, partnership, service, metric, party, terms and period. */
export async function pointsWhere(engine: Engine, filter: PointFilter): Promise<readonly Point[]> {
  const narrowed = narrowing(filter);
  if (filter.services === 'whole') return kept(engine, narrowed);
  const known = await engine.query<KnownMeasure>(
    `select id, is_monetary as "isMonetary", has_services and not keeps_services as "isComputed"
    from measure
    where ($measures::varchar is null or list_contains(string_split($measures, ','), id))
    order by position`,
    { measures: narrowed.parameters['measures'] ?? null },
  );
  const computed = known.filter(({ isComputed }) => isComputed);
  const [points, ...services] = await Promise.all([
    kept(engine, narrowed),
    ...computed.map((measure) => computedOf(engine, measure, narrowed)),
  ]);
  return computed.length === 0 ? points : merged(known, [...points, ...services.flat()]);
}

/** The points of all partnerships in one view, services and metrics of the whole partnership only. */
export async function portfolio(engine: Engine, { party, terms }: View): Promise<readonly Point[]> {
  return pointsWhere(engine, { parties: [party], terms: [terms], services: 'whole' });
}

/** Every point in the given terms, all parties and services: what the command line writes. */
export async function allPoints(engine: Engine, terms: Terms): Promise<readonly Point[]> {
  return pointsWhere(engine, { terms: [terms], services: 'all' });
}

/** The periods of one series up to one of them: a measure of a partnership and service in one view, at one grain. */
export async function seriesOf(
  engine: Engine,
  key: Pick<Point, 'measure' | 'partnership' | 'service' | 'party' | 'terms' | 'grain'> & {
    readonly until: Month;
  },
): Promise<readonly Point[]> {
  const points = await pointsWhere(engine, {
    partnership: key.partnership,
    measures: [key.measure],
    services: key.service === null ? 'whole' : 'each',
  });
  return points.filter(
    ({ service, party, terms, grain, period }) =>
      service === key.service &&
      party === key.party &&
      terms === key.terms &&
      grain === key.grain &&
      period <= key.until,
  );
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
  return metricsOn(await pageOf(engine, partnership, ['metric']));
}

/** The service levels on a page that has their paper. */
export function metricsOn(page: Page): readonly Metric[] {
  return page.rowsOf('metric') as unknown as readonly Metric[];
}

interface KnownMeasure extends Row {
  readonly id: string;
  readonly isMonetary: boolean;
  /** The points of its services are not kept: its query is asked for them. */
  readonly isComputed: boolean;
}

/** A filter as conditions: on every measure, and on those made of money alone. */
interface Narrowed {
  readonly where: string;
  readonly monetary: string;
  readonly parameters: Readonly<Record<string, string>>;
}

function narrowing({ partnership, measures, parties, terms, services }: PointFilter): Narrowed {
  const parameters = {
    ...(partnership === undefined ? {} : { partnership }),
    ...(measures === undefined ? {} : { measures: measures.join(',') }),
    ...(parties === undefined ? {} : { parties: parties.join(',') }),
    ...(terms === undefined ? {} : { terms: terms.join(',') }),
  };
  const where = [
    'true',
    ...(partnership === undefined ? [] : ['partnership = $partnership']),
    ...(services === 'whole' ? ['service is null'] : []),
    ...(services === 'each' ? ['service is not null'] : []),
  ];
  const monetary = [
    'true',
    ...(parties === undefined ? [] : ["list_contains(string_split($parties, ','), party)"]),
    ...(terms === undefined ? [] : ["list_contains(string_split($terms, ','), terms)"]),
  ];
  return { where: where.join(' and '), monetary: monetary.join(' and '), parameters };
}

/** Points that are kept, of every measure that is wanted. */
async function kept(engine: Engine, { where, monetary, parameters }: Narrowed): Promise<readonly Point[]> {
  const wanted =
    parameters['measures'] === undefined
      ? 'true'
      : "measure in (select unnest(string_split($measures, ',')))";
  const rows = await engine.query<SeriesRow>(
    `select * exclude (kind, is_monetary, position, place)
    from series
    where ${wanted} and ${where} and (not is_monetary or (${monetary}))
    order by position, place`,
    parameters,
  );
  return pointsOfSeries(rows);
}

/** Points of the services of one measure, which its query is asked for. */
async function computedOf(
  engine: Engine,
  { id, isMonetary }: KnownMeasure,
  { where, monetary, parameters }: Narrowed,
): Promise<readonly Point[]> {
  const condition = `service is not null and ${where} and ${isMonetary ? monetary : 'true'}`;
  const rows = await engine.query<SeriesRow>(
    `select *
    from (${packed(id, condition)}) as found
    order by ${seriesOrder}`,
    { id, ...used(condition, parameters) },
  );
  return pointsOfSeries(rows);
}

/** Kept and computed points as one: measure by measure, partnership by partnership, the whole before its services. */
function merged(known: readonly KnownMeasure[], points: readonly Point[]): readonly Point[] {
  const byMeasure = groupBy(points, ({ measure }) => measure);
  return known.flatMap(({ id }) => {
    const byPartnership = groupBy(byMeasure.get(id) ?? [], ({ partnership }) => partnership);
    return [...byPartnership.keys()]
      .toSorted()
      .flatMap((partnership) => byPartnership.get(partnership) ?? []);
  });
}

// The engine refuses values that a statement does not use.
function used(condition: string, parameters: Narrowed['parameters']): Narrowed['parameters'] {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => condition.includes(`$${name}`)));
}
