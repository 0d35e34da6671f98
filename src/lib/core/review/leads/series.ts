import { groupBy } from '../../vocabulary/group-by.ts';
import type { SeriesName } from '../../vocabulary/indicator-settings.ts';
import { capitalised } from '../../vocabulary/format.ts';
import { monthsBetween, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { IndicatorsData, IndicatorsView } from '../indicators/data.ts';

/** A monthly series of the whole partnership, by name. */
export interface NamedSeries {
  readonly name: SeriesName;
  readonly label: string;
  readonly valueByMonth: ReadonlyMap<Month, number>;
}

/** Every monthly series of the whole partnership that has a value, up to the month in view, by label. */
export function namedSeries(data: IndicatorsData, view: IndicatorsView): readonly NamedSeries[] {
  const points = data.points.filter(
    ({ service, grain, period, value }) =>
      service === null && grain === 'month' && value !== null && period <= view.until,
  );
  return [...groupBy(points, seriesKey)]
    .map(([, own]) => {
      const { measure, metric } = own[0]!;
      const name = { measure, metric };
      return { name, label: seriesLabel(name), valueByMonth: monthly(own) };
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}

/** Months with one value; one that stands twice with different values is left out, since neither is known to be right. */
function monthly(points: readonly Point[]): ReadonlyMap<Month, number> {
  const known = [...groupBy(points, ({ period }) => period)].flatMap(([period, own]) => {
    const values = new Set(own.map(({ value }) => Number(value)));
    const [value] = values;
    return values.size === 1 && value !== undefined && Number.isFinite(value)
      ? [[period, value] as const]
      : [];
  });
  return new Map(known.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a series is called: a service level by its name, a measure by its title, of which the id is made. */
export function seriesLabel({ measure, metric }: SeriesName): string {
  const title = measure.replaceAll('_', ' ');
  if (metric === null) return capitalised(title);
  return measure === 'attainment' ? metric : `${capitalised(title)}: ${metric}`;
}

/** Series that an analyst is offered: not those of single benefits or versions, which start and end with one record. */
export function offeredSeries(series: readonly NamedSeries[]): readonly NamedSeries[] {
  return series.filter(({ name }) => name.metric === null || !/_(benefit|by_version)$/.test(name.measure));
}

/** A text that names a series and no other. */
export function seriesKey({ measure, metric }: SeriesName): string {
  return JSON.stringify([measure, metric]);
}

/** Two series over the same months. */
interface AlignedSeries {
  readonly indicator: readonly (number | null)[];
  readonly outcome: readonly (number | null)[];
}

/** The values of two series month by month from the first to the last month of either; null where there is none. */
export function aligned(indicator: NamedSeries, outcome: NamedSeries): AlignedSeries {
  const months = [...indicator.valueByMonth.keys(), ...outcome.valueByMonth.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  const all = first && last ? monthsBetween(first, last) : [];
  const valuesOf = ({ valueByMonth }: NamedSeries) => all.map((month) => valueByMonth.get(month) ?? null);
  return { indicator: valuesOf(indicator), outcome: valuesOf(outcome) };
}
