import type { ChartSeries, TrendValues } from '../charts/values.ts';
import type { FiscalCalendar } from '../vocabulary/fiscal.ts';
import type { Grain } from '../vocabulary/grain.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { periodLabel } from '../vocabulary/period.ts';
import { unitOfPoint } from '../vocabulary/point-unit.ts';
import type { Point } from '../vocabulary/point.ts';
import { quarterTicks } from './quarter-ticks.ts';

/** One series of a measure over time: of a partnership or one service of it, of one metric, at one grain. */
export interface OwnTrend {
  readonly key: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly grain: Grain;
  readonly values: TrendValues;
}

/** The last period of each series, by partnership, service, metric and grain: in the order of the points. */
export function latestOfEach(points: readonly Point[]): readonly Point[] {
  return [...groupBy(points, keyOf).values()].map((series) =>
    series.reduce((a, b) => (b.period > a.period ? b : a)),
  );
}

/** The series of one partnership that have a figure, each as a trend of its own. */
export function ownTrends(
  measure: Measure,
  points: readonly Point[],
  { partnership, calendar }: { readonly partnership: string; readonly calendar: FiscalCalendar },
): readonly OwnTrend[] {
  const own = points.filter((point) => point.partnership === partnership);
  return [...groupBy(own, keyOf)].flatMap(([key, series]) => {
    const [first] = series;
    if (!first || series.every(({ value }) => value === null)) return [];
    const { service, metric, grain } = first;
    return [{ key, service, metric, grain, values: trendOf(measure, series, calendar) }];
  });
}

function keyOf({ partnership, service, metric, grain }: Point): string {
  return JSON.stringify([partnership, service, metric, grain]);
}

function trendOf(measure: Measure, points: readonly Point[], calendar: FiscalCalendar): TrendValues {
  const grain = points[0]?.grain ?? 'month';
  const starts = [...new Set(points.map(({ period }) => period))].sort();
  const isShort = grain === 'month' || grain === 'quarter';
  const actual = seriesOf(points, 'actual', measure.title);
  const target = seriesOf(
    points.map((point) => ({ ...point, value: point.target, status: null })),
    'target',
    'Target',
  );
  return {
    subject: measure.title,
    unit: unitOfPoint(measure, points.find(({ unit }) => unit !== '')?.unit ?? ''),
    series: target.points.some(({ value }) => value !== null) ? [actual, target] : [actual],
    events: [],
    quarters: isShort
      ? quarterTicks(starts, calendar)
      : starts.map((start) => ({ start, label: periodLabel(start, grain, calendar) })),
    grain,
    selected: null,
    zero: measure.unit !== 'level' && measure.unit !== 'share',
  };
}

function seriesOf(points: readonly Point[], role: 'actual' | 'target', label: string): ChartSeries {
  return {
    id: role,
    label,
    role,
    points: points.map(({ period, value, status }) => ({
      period,
      value: value === null ? null : Number(value),
      exact: value,
      status,
    })),
  };
}
