import * as Plot from '@observablehq/plot';
import { lineStyle, type LineStyle } from './line-style.ts';
import { completePeriods, dateOf, lonePoints } from './time.ts';
import { timePlot } from './time-plot.ts';
import type { ChartPoint, ChartSeries, Role, Size, Theme, TrendValues } from './values.ts';

/**
 * A trend as Plot options: actual solid, plan dashed, baseline a thin dark rule, target stepped, forecast a fading
 * band, events as hairlines with words on top; series are named at their ends, the axis title stands above the axis.
 */
export function trendChart(values: TrendValues, theme: Theme, size: Size): Plot.PlotOptions {
  return timePlot(values, theme, size, {
    marks: [
      ...values.series.map((series) => bandMarks(series, lineStyle(series, values.series, theme))),
      ...drawingOrder(values.series).map((series) => lineMarks(series, values, theme)),
      selectedDots(values, theme),
    ],
  });
}

function bandMarks(series: ChartSeries, style: LineStyle): Plot.Markish {
  const ranged = series.points.filter(({ lower, upper }) => lower !== undefined && upper !== undefined);
  if (ranged.length === 0) return null;
  const x = (point: ChartPoint) => dateOf(point.period);
  return Plot.areaY(ranged, { x, y1: 'lower', y2: 'upper', fill: style.colour, fillOpacity: 0.15 });
}

/** Quiet lines first, so that what was delivered lies on top. */
function drawingOrder(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const order: readonly Role[] = ['baseline', 'target', 'comparison', 'plan', 'forecast', 'actual'];
  return [...series].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

/** The line, dots where a period stands alone, and hollow dots where a value is provisional. */
function lineMarks(series: ChartSeries, values: TrendValues, theme: Theme): Plot.Markish[] {
  const style = lineStyle(series, values.series, theme);
  const x = (point: ChartPoint) => dateOf(point.period);
  const provisional = series.points.filter(({ value, status }) => value !== null && status);
  const dots = { x, y: 'value', r: style.widthPx + 0.75, stroke: style.colour };
  return [
    Plot.lineY(completePeriods(series.points, values.grain), {
      x,
      y: 'value',
      stroke: style.colour,
      strokeWidth: style.widthPx,
      strokeDasharray: style.dash ?? undefined,
      strokeLinejoin: 'round',
      curve: style.curve,
    }),
    Plot.dot(lonePoints(series.points, values.grain), { ...dots, fill: style.colour }),
    series.role === 'actual' ? Plot.dot(provisional, { ...dots, fill: theme.paper, strokeWidth: 1.5 }) : null,
  ];
}

/** The period in view as a ring on each actual. */
function selectedDots({ selected, series }: TrendValues, theme: Theme): Plot.Markish[] {
  const actuals = series.filter(({ role }) => role === 'actual');
  return actuals.map((one) =>
    Plot.dot(
      one.points.filter(({ period, value }) => period === selected && value !== null),
      {
        x: (point: ChartPoint) => dateOf(point.period),
        y: 'value',
        r: 5,
        fill: theme.paper,
        stroke: lineStyle(one, series, theme).colour,
        strokeWidth: 2.5,
      },
    ),
  );
}
