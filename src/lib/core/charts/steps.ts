import * as Plot from '@observablehq/plot';
import { lineStyle } from './line-style.ts';
import { dateOf } from './time.ts';
import { timePlot } from './time-plot.ts';
import type { ChartPoint, Size, Theme, TrendValues } from './values.ts';

/** Estimates at dates as Plot options: a dot for each with its interval as a hairline, the one claimed large and full. */
export function stepsChart(values: TrendValues, theme: Theme, size: Size): Plot.PlotOptions {
  return timePlot(values, theme, size, {
    marks: values.series.flatMap((series) => {
      const { colour } = lineStyle(series, values.series, theme);
      const isClaimed = series.role === 'actual';
      const x = (point: ChartPoint) => dateOf(point.period);
      const ranged = series.points.filter(({ lower, upper }) => lower !== undefined && upper !== undefined);
      return [
        Plot.ruleX(ranged, { x, y1: 'lower', y2: 'upper', stroke: colour, strokeWidth: isClaimed ? 2.5 : 1 }),
        Plot.dot(
          series.points.filter(({ value }) => value !== null),
          { x, y: 'value', r: isClaimed ? 5.5 : 3, fill: isClaimed ? colour : theme.paper, stroke: colour },
        ),
      ];
    }),
  });
}
