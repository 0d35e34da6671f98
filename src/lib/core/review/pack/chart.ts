import type { PlotOptions } from '@observablehq/plot';
import { barsChart, barsHeightPx } from '../../charts/bars.ts';
import {
  boundOf,
  controlPlot,
  shapeKey,
  type ControlFigure,
  type ControlTheme,
} from '../../charts/control.ts';
import { controlLegend, controlRows, controlWalks, type ControlWords } from '../../charts/control-walk.ts';
import { describeBars, describePosition, describeTrend } from '../../charts/describe.ts';
import { fanChart, fanLegend, fanRows, fanWalks, type FanValues } from '../../charts/fan.ts';
import { trendLegend, type LegendItem } from '../../charts/legend.ts';
import { positionChart } from '../../charts/position.ts';
import { barRows, chartRows, type Table } from '../../charts/table.ts';
import { labelOf } from '../../charts/time.ts';
import { trendChart } from '../../charts/trend.ts';
import type { Size, TrendValues } from '../../charts/values.ts';
import { barWalks, eventsIn, trendWalks, type Walk } from '../../charts/walk.ts';
import {
  describeWaterfall,
  waterfallChart,
  waterfallHeightPx,
  waterfallRows,
  waterfallWalks,
} from '../../charts/waterfall.ts';
import { meetsTarget } from '../../indicators/control/assurance.ts';
import { controlSentence } from '../../indicators/control/sentence.ts';
import { ruleName, variationWords } from '../../indicators/control/words.ts';
import type { ControlChart } from '../../vocabulary/control.ts';
import { formatFace } from '../../vocabulary/format.ts';
import type { PackChart } from './pack.ts';

/** A chart as Plot options. */
export function plotOf(chart: PackChart, theme: ControlTheme, size: Size): PlotOptions {
  switch (chart.kind) {
    case 'trend':
      return trendChart(chart.values, theme, size);
    case 'position':
      return positionChart(chart.values, theme, size);
    case 'fan':
      return fanChart(chart.values, theme, size);
    case 'control':
      return controlPlot(chart.figure, theme, size);
    case 'waterfall':
      return waterfallChart(chart.values, theme, size);
    case 'bars':
      return barsChart(chart.values, theme, size.widthPx);
  }
}

/** The height a chart wants at a width: of the lines over time about 0.42 of it, of bars as much as there are. */
export function heightOf(chart: PackChart, widthPx: number): number {
  if (chart.kind === 'waterfall') return waterfallHeightPx(chart.values);
  if (chart.kind === 'bars') return barsHeightPx(chart.values);
  return Math.round(Math.min(Math.max(widthPx * 0.42, 260), 460));
}

/** The data of a chart as a table. */
export function tableOf(chart: PackChart): Table {
  switch (chart.kind) {
    case 'trend':
    case 'position':
      return chartRows(chart.values);
    case 'fan':
      return fanRows(chart.values);
    case 'control':
      return controlRows(chart.figure, controlWords(chart.figure.chart));
    case 'waterfall':
      return waterfallRows(chart.values);
    case 'bars':
      return barRows(chart.values);
  }
}

/** The names of the lines of a chart; bars carry theirs beside them. */
export function legendOf(chart: PackChart, theme: ControlTheme): readonly LegendItem[] {
  switch (chart.kind) {
    case 'trend':
    case 'position':
      return trendLegend(chart.values, theme);
    case 'fan':
      return fanLegend(chart.values, theme);
    case 'control':
      return controlLegend(chart.figure, theme);
    case 'waterfall':
    case 'bars':
      return [];
  }
}

/** The finding of a chart in words. */
export function sentenceOf(chart: PackChart): string {
  switch (chart.kind) {
    case 'trend':
      return describeTrend(chart.values);
    case 'position':
      return describePosition(chart.values);
    case 'fan':
      return [describeTrend(chart.values.trend), expected(chart.values)].filter(Boolean).join(' ');
    case 'control':
      return controlSentence(chart.figure.chart, chart.subject, chart.figure.unit);
    case 'waterfall':
      return describeWaterfall(chart.values);
    case 'bars':
      return describeBars(chart.values);
  }
}

/** The points of a chart to walk with pointer or keyboard. */
export function walksOf(chart: PackChart, theme: ControlTheme): readonly Walk[] {
  switch (chart.kind) {
    case 'trend':
    case 'position':
      return trendWalks(chart.values, theme);
    case 'fan':
      return fanWalks(chart.values, theme);
    case 'control':
      return drawnWalks(chart.figure, theme);
    case 'waterfall':
      return waterfallWalks(chart.values, theme);
    case 'bars':
      return barWalks(chart.values, theme);
  }
}

/** What happened in a period of a chart over time, in words; nothing is dated in bars. */
export function eventsOf(chart: PackChart, period: string): readonly string[] {
  switch (chart.kind) {
    case 'trend':
    case 'position':
      return eventsIn(chart.values, period);
    case 'fan':
      return eventsIn(chart.values.trend, period);
    case 'control':
      return eventsIn(trendOf(chart.figure), period);
    case 'waterfall':
    case 'bars':
      return [];
  }
}

/** What the shapes on a control chart mean; empty for the other kinds, which have none. */
export function shapesOf(chart: PackChart): string {
  return chart.kind === 'control'
    ? shapeKey(chart.figure.chart, controlWords(chart.figure.chart).variation)
    : '';
}

/** What signals and rules of a control chart are called. */
function controlWords({ ruleSet, better }: ControlChart): ControlWords {
  return {
    variation: (variation) => variationWords[variation].short,
    rule: (rule) => ruleName(ruleSet, rule),
    isMet: ({ value, target }) => meetsTarget(value, target, better),
  };
}

/** A limit beyond what can be is walked where it is drawn. */
function drawnWalks(figure: ControlFigure, theme: ControlTheme): readonly Walk[] {
  const bound = boundOf(figure.chart, figure.unit);
  return controlWalks(figure, theme, controlWords(figure.chart)).map((walk) => ({
    ...walk,
    stops: walk.stops.map((stop) => ({ ...stop, y: typeof stop.y === 'number' ? bound(stop.y) : stop.y })),
  }));
}

function trendOf({ unit, events, quarters }: ControlFigure): TrendValues {
  return { unit, events, quarters, series: [], zero: false };
}

/** What a fan expects of its last month, with the widest range. */
function expected({ trend, forecast }: FanValues): string {
  const last = forecast.at(-1);
  if (!last) return '';
  const face = (value: number) => formatFace(value, { ...trend.unit, label: '' });
  const widest = last.ranges.at(-1);
  const range = widest ? `, within ${face(widest.lower)} to ${face(widest.upper)}` : '';
  return `Expected in ${labelOf(trend, last.period)}: ${face(last.value)}${range}.`;
}
