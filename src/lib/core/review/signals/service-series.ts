import { groupBy } from '../../vocabulary/group-by.ts';
import { grainPlurals } from '../../vocabulary/grain.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { grainsOf } from '../grains-of.ts';

/** A series as it goes into a control chart: its months in order, from the first that has a value. */
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
  const charted = new Map(measures.filter(isCharted).map((measure) => [measure.id, measure]));
  const monthly = withoutDoubles(
    points.filter(
      ({ measure, grain, period }) => grain === 'month' && period <= until && charted.has(measure),
    ),
  );
  return [...groupBy(monthly, ({ measure, metric }) => keyOf(measure, metric, null)).values()].flatMap(
    (own) => {
      const measure = charted.get(own[0]!.measure)!;
      const byService = [...groupBy(own, ({ service }) => service)]
        .map(([service, ofService]) => seriesOf(measure, service, ofService))
        .filter(({ points: { length } }) => length > 0);
      const whole = byService.filter(({ service }) => service === null);
      const services = byService.filter(({ service }) => service !== null);
      return services.length === 1 && whole.length === 1 ? whole : [...whole, ...services];
    },
  );
}

/** Series of service without a single monthly value, each with why it has no chart: `Calls: given by quarters`. */
export function uncharted(
  points: readonly Point[],
  measures: readonly Measure[],
  until: Month,
): readonly string[] {
  const titles = new Map(measures.filter(isCharted).map(({ id, title }) => [id, title]));
  const own = points.filter(({ measure, period }) => period <= until && titles.has(measure));
  return [...groupBy(own, ({ measure, metric }) => keyOf(measure, metric, null)).values()].flatMap(
    (series) => {
      const monthly = series.filter(({ grain }) => grain === 'month');
      if (monthly.some(({ value }) => value !== null)) return [];
      const [first] = series;
      const [grain] = grainsOf(series);
      const reason =
        monthly.length > 0 ? (monthly.at(-1)!.status ?? 'no value') : `given by ${grainPlurals[grain!]}`;
      return [`${first!.metric ?? titles.get(first!.measure)!}: ${reason}`];
    },
  );
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
