import type {
  ChartEvent,
  ChartPoint,
  ChartSeries,
  QuarterTick,
  Role,
  TrendValues,
} from '../charts/values.ts';
import type { FiscalCalendar } from '../vocabulary/fiscal.ts';
import type { BarValues } from '../charts/bars.ts';
import type { Metric } from '../measures/points.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import { grainNames, type Grain } from '../vocabulary/grain.ts';
import type { Month } from '../vocabulary/month.ts';
import { periodLabel } from '../vocabulary/period.ts';
import { unitOfPoint } from '../vocabulary/point-unit.ts';
import type { Point } from '../vocabulary/point.ts';
import { grainsOf, isOverBy } from './grains-of.ts';
import { quarterTicks } from './quarter-ticks.ts';

/** What the charts of a partnership are drawn from: its points in one view (party and terms), and its events. */
export interface BoardSource {
  /** Of one grain only: see `atGrain`. */
  readonly points: readonly Point[];
  readonly events: readonly ChartEvent[];
  readonly calendar: FiscalCalendar;
  readonly selected: Month;
  /** How long the periods of the points are; months unless said. */
  readonly grain?: Grain;
}

/** The part of a source whose periods are of one length: each is drawn by itself, never with another. */
export function atGrain(source: BoardSource, grain: Grain): BoardSource {
  const points = source.points.filter((point) => point.grain === grain);
  const over = points.filter(isOverBy(source.selected)).map((point) => point.period);
  const selected = grain === 'month' ? source.selected : over.reduce((a, b) => (a > b ? a : b), '');
  return { ...source, points, grain, selected };
}

/** The charts of what is given for periods of one length longer than a month. */
export interface LongPeriodTrends {
  readonly grain: Grain;
  readonly cost: TrendValues;
  readonly volumes: readonly MeasureTrend[];
  readonly levels: readonly ServiceLevelTrend[];
}

/** Charts of quarters, half years, years and rolling years, each length by itself; none where all data are monthly. */
export function longPeriodTrends(source: BoardSource): readonly LongPeriodTrends[] {
  return grainsOf(source.points)
    .filter((grain) => grain !== 'month')
    .map((grain) => {
      const own = atGrain(source, grain);
      return {
        grain,
        cost: costValues(own),
        volumes: volumeTrends(own),
        levels: serviceLevelTrends(own),
      };
    });
}

/** One service level over time with its targets. */
export interface ServiceLevelTrend {
  readonly metric: string;
  readonly service: string | null;
  readonly values: TrendValues;
}

/** Cumulative net position against plan. */
export function positionValues(source: BoardSource): TrendValues {
  return moneyValues(source, 'Net position', 'cumulative net position', [
    ['net_position', 'Realised', 'actual'],
    ['planned_net_position', 'Plan', 'plan'],
  ]);
}

/** Running cost by month (or longer period) against what the service would have cost without the partnership. */
export function costValues(source: BoardSource): TrendValues {
  return moneyValues(source, 'Running cost', `running cost a ${grainNames[source.grain ?? 'month']}`, [
    ['cost', 'Actual cost', 'actual'],
    ['flexed_baseline', 'Flexed baseline', 'baseline'],
  ]);
}

/** One measure over time for the whole partnership, or for one service of it. */
export interface MeasureTrend {
  readonly measure: string;
  readonly service: string | null;
  readonly values: TrendValues;
}

/** Unit cost and volume over time: of the whole partnership where its volume has one unit, else service by service. */
export function volumeTrends(source: BoardSource): readonly MeasureTrend[] {
  return scopesWithVolume(source.points).flatMap((service) =>
    (['unit_cost', 'volume'] as const).map((measure) => ({
      measure,
      service,
      values: measureValues(source, measure, service),
    })),
  );
}

function scopesWithVolume(points: readonly Point[]): readonly (string | null)[] {
  const known = points.filter((point) => point.measure === 'volume' && point.value !== null);
  if (known.some((point) => point.service === null)) return [null];
  return [...new Set(known.map((point) => point.service))];
}

function measureValues(
  source: BoardSource,
  measure: 'unit_cost' | 'volume',
  service: string | null,
): TrendValues {
  const own = source.points.filter((point) => point.measure === measure && point.service === service);
  const kind = measure === 'unit_cost' ? 'money per unit' : 'count';
  const subject = measure === 'unit_cost' ? 'Unit cost' : 'Volume';
  return {
    ...frame(source),
    subject,
    unit: unitOfPoint({ unit: kind }, own.find((point) => point.unit !== '')?.unit ?? ''),
    series: [{ id: measure, label: subject, role: 'actual', points: own.map(chartPoint) }],
    zero: true,
  };
}

/** Each service level of the partnership as a small trend of its own; pooled over services where it can be. */
export function serviceLevelTrends(source: BoardSource): readonly ServiceLevelTrend[] {
  const levels = source.points.filter((point) => point.measure === 'attainment' && point.metric !== null);
  return [...groupBy(levels, (point) => point.metric ?? '')].flatMap(([metric, points]) =>
    trendsOf(source, metric, points),
  );
}

/** A service level compared over the services of a partnership, in one month. */
export interface LevelComparison {
  readonly metric: string;
  readonly period: Month;
  readonly values: BarValues;
}

/** Each level that two or more services have, in the last month that has it up to the one in view; worst first. */
export function levelComparisons(
  { points, selected }: BoardSource,
  metrics: readonly Metric[],
): readonly LevelComparison[] {
  const levels = points.filter(
    ({ measure, service, period, value }) =>
      measure === 'attainment' && service !== null && period <= selected && value !== null,
  );
  return [...groupBy(levels, (point) => point.metric ?? '')].flatMap(([metric, own]) => {
    const period = own.reduce((last, point) => (point.period > last ? point.period : last), '');
    const month = own.filter((point) => point.period === period);
    const better = metrics.find((one) => one.metric === metric)?.better ?? 'neutral';
    return month.length < 2 ? [] : [{ metric, period, values: comparisonOf(month, better) }];
  });
}

function comparisonOf(month: readonly Point[], better: BarValues['better']): BarValues {
  const sign = better === 'lower' ? -1 : 1;
  const rows = month
    .map((point) => ({
      id: point.service ?? '',
      label: point.service ?? '',
      value: toNumber(point.value),
      exact: point.value,
      target: toNumber(point.target),
      status: point.status,
    }))
    .sort((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)));
  return { unit: unitOfPoint({ unit: 'level' }, month[0]?.unit ?? ''), rows, most: 20, better };
}

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}

function trendsOf(
  source: BoardSource,
  metric: string,
  points: readonly Point[],
): readonly ServiceLevelTrend[] {
  const pooled = points.filter((point) => point.service === null);
  const isPooled = pooled.some((point) => point.value !== null);
  const shown = isPooled ? pooled : points.filter((point) => point.service !== null);
  return [...groupBy(shown.length > 0 ? shown : pooled, (point) => point.service)].map(
    ([service, level]) => ({
      metric,
      service,
      values: levelValues(source, metric, level),
    }),
  );
}

function levelValues(source: BoardSource, metric: string, points: readonly Point[]): TrendValues {
  const unitName = points.find((point) => point.unit !== '')?.unit ?? '';
  const unit = unitOfPoint({ unit: 'level' }, unitName);
  const actual: ChartSeries = {
    id: 'attainment',
    label: 'Actual',
    role: 'actual',
    points: points.map(chartPoint),
  };
  const targets = points.map((point) => ({ ...chartPoint({ ...point, value: point.target }), status: null }));
  const hasTarget = targets.some((target) => target.value !== null);
  const target: ChartSeries = { id: 'target', label: 'Target', role: 'target', points: targets };
  return {
    ...frame(source),
    subject: metric,
    unit,
    series: hasTarget ? [actual, target] : [actual],
    zero: false,
  };
}

type SeriesSpec = readonly [measure: string, label: string, role: Role];

function moneyValues(
  source: BoardSource,
  subject: string,
  label: string,
  specs: readonly SeriesSpec[],
): TrendValues {
  const series = specs
    .map(([measure, name, role]) => seriesOf(source.points, measure, name, role))
    .filter((one) => one.points.some((point) => point.value !== null));
  return {
    ...frame(source),
    subject,
    unit: { kind: 'money', label, currency: currencyOf(source.points) },
    series,
    zero: true,
  };
}

function seriesOf(points: readonly Point[], measure: string, label: string, role: Role): ChartSeries {
  const own = points.filter((point) => point.measure === measure && point.service === null);
  return { id: measure, label, role, points: own.map(chartPoint) };
}

function chartPoint(point: Point): ChartPoint {
  return {
    period: point.period,
    value: point.value === null ? null : Number(point.value),
    exact: point.value,
    status: point.status,
  };
}

function frame(source: BoardSource): Pick<TrendValues, 'events' | 'quarters' | 'selected' | 'grain'> {
  const { events, grain = 'month' } = source;
  const isShort = grain === 'month' || grain === 'quarter';
  const quarters = isShort
    ? quarterTicks(
        source.points.map((point) => point.period),
        source.calendar,
      )
    : periodTicks(source, grain);
  return { events, quarters, selected: source.selected || null, grain };
}

function periodTicks({ points, calendar }: BoardSource, grain: Grain): readonly QuarterTick[] {
  const starts = [...new Set(points.map((point) => point.period))].sort();
  return starts.map((start) => ({ start, label: periodLabel(start, grain, calendar) }));
}

function currencyOf(points: readonly Point[]): string | null {
  return points.find((point) => point.measure === 'cost')?.unit ?? null;
}
