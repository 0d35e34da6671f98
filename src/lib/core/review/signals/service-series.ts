import { groupBy } from '../../vocabulary/group-by.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { isOverBy, ofShortestGrain } from '../grains-of.ts';

/** A series as it goes into a control chart: its periods in order, from the first that has a value. */
export interface ServiceSeries {
  readonly key: string;
  readonly measure: Measure;
  readonly metric: string | null;
  readonly service: string | null;
  readonly points: readonly Point[];
}

/**
 * Demand, which is no level of service; and shares of several levels, levels frozen at the start and counts of cases,
 * which say less than the series they are made of, or made into.
 */
const notLevels: ReadonlySet<string> = new Set([
  'volume',
  'planned_volume',
  'baseline_volume',
  'targets_met',
  'baseline_attainment',
  'cases_opened',
  'cases_resolved',
  'backlog',
  'promoters',
  'detractors',
]);

/** Whether a measure is judged by control charts: of service, by the month, not cumulative. */
export function isCharted({ id, kind, span }: Measure): boolean {
  return kind === 'service' && span === 'month' && !notLevels.has(id);
}

/**
 * The monthly series of service of one partnership: the whole, and each service. A whole that no single figure can be
 * given for is left out where its services have theirs, and so is the only service of a whole, which says the same.
 */
export function serviceSeries(
  points: readonly Point[],
  measures: readonly Measure[],
  until: Month,
): readonly ServiceSeries[] {
  const { charted, levels } = levelsOf(points, measures);
  return levels.flatMap((level) =>
    wholeAndServices(
      level.filter(({ grain, period }) => grain === 'month' && period <= until),
      charted,
    ),
  );
}

/** The same where no month is given: by its shortest period, of which no control chart can be drawn. */
export function longSeries(
  points: readonly Point[],
  measures: readonly Measure[],
  until: Month,
): readonly ServiceSeries[] {
  const { charted, levels } = levelsOf(points, measures);
  return levels.flatMap((level) => {
    const monthly = new Set(level.filter(isOfMonth).map(({ service }) => service));
    const long = level.filter(({ service }) => !monthly.has(service));
    return wholeAndServices(ofShortestGrain(long).filter(isOverBy(until)), charted);
  });
}

/** A level of service without a single value. */
export interface WithoutValues {
  readonly title: string;
  /** `suppressed by the source`. */
  readonly reason: string;
}

/** Levels of service without a single value, each with the reason. */
export function withoutValues(
  points: readonly Point[],
  measures: readonly Measure[],
  until: Month,
): readonly WithoutValues[] {
  const { charted, levels } = levelsOf(points, measures);
  return levels.flatMap((level) => {
    const own = ofShortestGrain(level.filter(isOverBy(until)));
    const last = own.at(-1);
    if (!last || own.some(({ value }) => value !== null)) return [];
    const title = last.metric ?? charted.get(last.measure)!.title;
    return [{ title, reason: last.status ?? 'no value' }];
  });
}

function isOfMonth({ grain }: Point): boolean {
  return grain === 'month';
}

/** The points of each level that can be judged, the whole and its services together. */
function levelsOf(points: readonly Point[], measures: readonly Measure[]) {
  const charted = new Map(measures.filter(isCharted).map((measure) => [measure.id, measure]));
  const own = withoutDoubles(points.filter(({ measure }) => charted.has(measure)));
  const levels = [...groupBy(own, ({ measure, metric }) => keyOf(measure, metric, null)).values()];
  return { charted, levels };
}

function wholeAndServices(
  own: readonly Point[],
  charted: ReadonlyMap<string, Measure>,
): readonly ServiceSeries[] {
  const byService = [...groupBy(own, ({ service }) => service)]
    .map(([service, ofService]) => seriesOf(charted.get(ofService[0]!.measure)!, service, ofService))
    .filter(({ points: { length } }) => length > 0);
  const whole = byService.filter(({ service }) => service === null);
  const services = byService.filter(({ service }) => service !== null);
  return services.length === 1 && whole.length === 1 ? whole : [...whole, ...services];
}

/** A level that has a measure of its own, such as availability, is charted as that and not as any level once more. */
function withoutDoubles(points: readonly Point[]): readonly Point[] {
  const told = new Set(
    points
      .filter(({ measure, metric }) => measure !== 'attainment' && metric !== null)
      .map(({ metric }) => metric),
  );
  return points.filter(({ measure, metric }) => measure !== 'attainment' || !told.has(metric));
}

/** The name of a series in links: measure, metric and service, each kept apart whatever it holds. */
export function keyOf(measure: string, metric: string | null, service: string | null): string {
  return [measure, metric ?? '', service ?? ''].map((part) => part.replaceAll(/[\\|]/g, '\\$&')).join('|');
}

function seriesOf(measure: Measure, service: string | null, points: readonly Point[]): ServiceSeries {
  const ordered = points.toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
  const first = ordered.findIndex(({ value }) => value !== null);
  const metric = points[0]?.metric ?? null;
  return {
    key: keyOf(measure.id, metric, service),
    measure,
    metric,
    service,
    points: first < 0 ? [] : ordered.slice(first),
  };
}
