import type * as Plot from '@observablehq/plot';
import { formatExact, formatFace, formatShare } from '../vocabulary/format.ts';
import type { Month } from '../vocabulary/month.ts';
import { trendLegend, type LegendItem } from './legend.ts';
import { chartRows, type Table, type TableCell } from './table.ts';
import { trendChart } from './trend.ts';
import type { ChartPoint, ChartSeries, Size, Theme, TrendValues } from './values.ts';
import { trendWalks, type Walk } from './walk.ts';

/** Between which values a share of outcomes is expected. */
export interface FanRange {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** A coming month: what is expected, and its ranges from the narrowest to the widest. */
export interface FanPoint {
  readonly period: Month;
  readonly value: number;
  readonly ranges: readonly FanRange[];
}

/** What was, as a trend, and what is expected after it. */
export interface FanValues {
  readonly trend: TrendValues;
  readonly forecast: readonly FanPoint[];
}

/**
 * A fan as Plot options: actual solid, plan dashed, and the forecast as bands that fade outwards, each from the last
 * known month. The bands lie on each other, so that what is likelier is darker, in grey as well.
 */
export function fanChart(values: FanValues, theme: Theme, size: Size): Plot.PlotOptions {
  const { trend, forecast } = values;
  const shares = (forecast[0]?.ranges ?? []).map(({ share }) => share);
  const start = startOf(values);
  const bands = shares.toReversed().map((share): ChartSeries => {
    const points = forecast.map(({ period, ranges }): ChartPoint => {
      const range = ranges.find((one) => one.share === share);
      return { period, value: null, ...(range ? { lower: range.lower, upper: range.upper } : {}) };
    });
    const root = start ? [{ ...start, value: null, lower: start.value, upper: start.value }] : [];
    return { id: `range ${share}`, label: rangeLabel(share), role: 'forecast', points: [...root, ...points] };
  });
  const line = forecastSeries(values);
  const joined = { ...line, points: [...(start ? [start] : []), ...line.points] };
  return trendChart({ ...trend, series: [...bands, ...trend.series, joined] }, theme, size);
}

/** The points of a fan to walk: each coming month says its widest range. */
export function fanWalks(values: FanValues, theme: Theme): readonly Walk[] {
  return trendWalks(withForecast(values), theme);
}

/** The lines of a fan; its bands are told by what stands beside it. */
export function fanLegend(values: FanValues, theme: Theme): readonly LegendItem[] {
  return trendLegend(withForecast(values), theme);
}

/** The data of a fan as a table: a trend's, with both ends of each range of the coming months. */
export function fanRows(values: FanValues): Table {
  const ranges = values.forecast[0]?.ranges ?? [];
  const plain = { ...forecastSeries(values), points: forecastSeries(values).points.map(withoutStatus) };
  const { columns, rows } = chartRows({ ...values.trend, series: [...values.trend.series, plain] });
  const at = 2 + values.trend.series.length;
  const byMonth = new Map(values.forecast.map((point) => [point.period, point]));
  const ends = ranges.flatMap(({ share }) => [
    { id: `lower ${share}`, label: `${rangeLabel(share)} from`, align: 'end' as const },
    { id: `upper ${share}`, label: 'to', align: 'end' as const },
  ]);
  const cells = (period: string): readonly TableCell[] =>
    ranges.flatMap((_, index) => {
      const range = byMonth.get(period)?.ranges[index];
      return [range?.lower ?? null, range?.upper ?? null].map((end) => ({
        text: formatExact(end, { ...values.trend.unit, label: '' }),
        sort: end,
      }));
    });
  return {
    columns: columns.toSpliced(at, 0, ...ends),
    rows: rows.map((row) => ({ ...row, cells: row.cells.toSpliced(at, 0, ...cells(row.id)) })),
  };
}

function withForecast(values: FanValues): TrendValues {
  return { ...values.trend, series: [...values.trend.series, forecastSeries(values)] };
}

function forecastSeries({ trend, forecast }: FanValues): ChartSeries {
  const face = { ...trend.unit, label: '' };
  const points = forecast.map(({ period, value, ranges }): ChartPoint => {
    const widest = ranges.at(-1);
    const status = widest
      ? `${rangeLabel(widest.share)} ${formatFace(widest.lower, face)} to ${formatFace(widest.upper, face)}`
      : null;
    return { period, value, status };
  });
  return { id: 'forecast', label: 'Forecast', role: 'forecast', points };
}

function withoutStatus({ period, value }: ChartPoint): ChartPoint {
  return { period, value };
}

/** The last known month, from which the fan opens. */
function startOf({ trend }: FanValues): (ChartPoint & { readonly value: number }) | null {
  const actual = trend.series.find(({ role }) => role === 'actual');
  const last = actual?.points.findLast(({ value }) => value !== null);
  return last && last.value !== null ? { period: last.period, value: last.value } : null;
}

function rangeLabel(share: number): string {
  return `${formatShare(share.toFixed(2), 0)} range`;
}
