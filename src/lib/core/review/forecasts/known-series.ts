import type { MonthlyValues } from '../../indicators/forecast/fitted.ts';
import { grainPlurals } from '../../vocabulary/grain.ts';
import { add, type Decimal } from '../../vocabulary/money.ts';
import { monthIndex, monthLabel, monthsBetween, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { grainsOf } from '../grains-of.ts';

/** Which series is meant. */
export interface SeriesId {
  readonly measure: string;
  readonly metric: string | null;
  readonly service: string | null;
}

/** A monthly series from its first to its last known month, up to the one in view. */
export interface KnownSeries {
  readonly id: SeriesId;
  readonly first: Month;
  readonly last: Month;
  readonly months: readonly Month[];
  /** Null where a month has no point, or more than one. */
  readonly pointOf: (month: Month) => Point | null;
  readonly unit: string;
  readonly notes: readonly string[];
}

/** The series, or why it cannot be continued. */
export function knownSeries(points: readonly Point[], id: SeriesId, until: Month): KnownSeries | string {
  const own = points.filter(
    (point) =>
      point.measure === id.measure &&
      point.metric === id.metric &&
      point.service === id.service &&
      point.period <= until,
  );
  const monthly = own.filter(({ grain }) => grain === 'month');
  const [other] = grainsOf(own);
  if (monthly.length === 0)
    return other ? `given by ${grainPlurals[other]}: a forecast needs months` : 'no data';
  const byMonth = new Map<Month, Point | null>();
  for (const point of monthly) byMonth.set(point.period, byMonth.has(point.period) ? null : point);
  const known = [...byMonth.values()].filter((point) => point !== null && point.value !== null) as Point[];
  const months = known.map(({ period }) => period).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return monthly.at(-1)?.status ?? 'no month has a value';
  if (new Set(known.map(({ unit }) => unit)).size > 1) return 'units differ';
  const doubled = [...byMonth].filter(([, point]) => point === null).map(([month]) => month);
  return {
    id,
    first,
    last,
    months: monthsBetween(first, last),
    pointOf: (month) => byMonth.get(month) ?? null,
    unit: known[0]?.unit ?? '',
    notes: notesOf({ known, first, last, doubled, until }),
  };
}

/** The doubles of a series, a gap where a month is missing: what statistics are made of. */
export function doublesOf({ months, pointOf }: KnownSeries): MonthlyValues {
  return months.map((month) => {
    const value = pointOf(month)?.value ?? null;
    return value === null ? null : Number(value);
  });
}

/** The exact sum over some months, or the first of them that is not known. */
export function exactSum(
  pointOf: KnownSeries['pointOf'],
  months: readonly Month[],
): { readonly sum: Decimal } | { readonly unknown: Month; readonly status: string } {
  const values: Decimal[] = [];
  for (const month of months) {
    const point = pointOf(month);
    if (point === null || point.value === null)
      return { unknown: month, status: point?.status ?? 'no value' };
    values.push(point.value);
  }
  return { sum: values.length === 0 ? '0' : add(...values) };
}

interface Facts {
  readonly known: readonly Point[];
  readonly first: Month;
  readonly last: Month;
  readonly doubled: readonly Month[];
  readonly until: Month;
}

function notesOf({ known, first, last, doubled, until }: Facts): readonly string[] {
  const span = monthIndex(last) - monthIndex(first) + 1;
  const gaps = span - known.length;
  const statuses = [...new Set(known.flatMap(({ status }) => status ?? []))];
  const lag = monthIndex(until) - monthIndex(last);
  return [
    ...(lag > 0 ? [`Known to ${monthLabel(last)}: later months to ${monthLabel(until)} are forecast.`] : []),
    ...(gaps > 0 ? [`${gaps} of ${span} months have no value and are left out.`] : []),
    ...doubled.map((month) => `${monthLabel(month)} is given more than once and is left out.`),
    ...statuses.slice(0, 3).map((status) => `Some months: ${status}.`),
    ...(statuses.length > 3 ? [`And ${statuses.length - 3} other remarks on months.`] : []),
  ];
}
