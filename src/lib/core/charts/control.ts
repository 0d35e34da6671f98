import * as Plot from '@observablehq/plot';
import type { ControlChart, ControlPoint, Variation } from '../vocabulary/control.ts';
import { formatFace, type Unit } from '../vocabulary/format.ts';
import { monthLabel, type Month } from '../vocabulary/month.ts';
import { completePeriods, dateOf, lonePoints } from './time.ts';
import { timePlot } from './time-plot.ts';
import type { ChartEvent, ChartPoint, ChartSeries, QuarterTick, Size, Theme, TrendValues } from './values.ts';

/** A control chart to be drawn, with what happened and how its values are written. */
export interface ControlFigure {
  readonly chart: ControlChart;
  readonly unit: Unit;
  readonly events: readonly ChartEvent[];
  readonly quarters: readonly QuarterTick[];
  readonly selected?: Month | null;
}

/** Colours of a control chart: improvement, and a change that is neither better nor worse, beside those of any chart. */
export interface ControlTheme extends Theme {
  readonly good: string;
  readonly neutral: string;
}

/** How a point is drawn: shape and size tell what colour tells, for print and for eyes that do not see it. */
export interface PointStyle {
  readonly symbol: 'circle' | 'diamond' | 'square' | 'triangle';
  readonly radiusPx: number;
  readonly colour: string;
}

/** The look of a point by what it says; null: not judged. */
export function pointStyle(variation: Variation | null, theme: ControlTheme): PointStyle {
  switch (variation) {
    case 'improvement':
      return { symbol: 'diamond', radiusPx: 5.5, colour: theme.good };
    case 'concern':
      return { symbol: 'square', radiusPx: 5, colour: theme.concern };
    case 'neutral':
      return { symbol: 'triangle', radiusPx: 5.5, colour: theme.neutral };
    case 'common_cause':
    case null:
      return { symbol: 'circle', radiusPx: 3, colour: theme.muted };
  }
}

/** What the shapes on a chart mean, of those that are on it: `◆ improvement, ■ concern, ● no signal`. */
export function shapeKey({ points }: ControlChart, words: (variation: Variation) => string): string {
  const shapes = { improvement: '◆', concern: '■', neutral: '▲', common_cause: '●' } as const;
  const variations = Object.keys(shapes) as readonly Variation[];
  return variations
    .filter((one) => points.some(({ variation }) => variation === one))
    .map((one) => `${shapes[one]} ${words(one).toLowerCase()}`)
    .join(', ');
}

/**
 * A control chart as Plot options: values as a grey line, mean a thin rule, limits dashed, target stepped, points in
 * the colour and shape of what they say, a hairline with its reason where limits start anew; all named at the end.
 * What cannot be (over 100 %) is not drawn, though rules are tested against it.
 */
export function controlPlot(figure: ControlFigure, theme: ControlTheme, size: Size): Plot.PlotOptions {
  const values = controlTrend(figure);
  return timePlot(values, theme, size, {
    marks: [
      ...limitMarks(figure, theme),
      targetMarks(values, theme),
      ...valueMarks(values, theme),
      ...pointMarks(figure, theme),
    ],
    names: { ...theme, accent: theme.ink },
  });
}

/**
 * The same as values of a trend, by which its frame is measured and its lines are named: the roles give a limit the
 * quiet grey of a plan and the mean the thin rule of a baseline.
 */
export function controlTrend(figure: ControlFigure): TrendValues {
  const { chart, unit, quarters, selected = null } = figure;
  return {
    unit,
    quarters,
    selected,
    events: eventsOf(figure),
    zero: false,
    series: [actualOf(figure), ...limitNames(figure), ...targetOf(chart)],
  };
}

/** The value with its limits as range, so that they are on the axis. */
function actualOf({ chart, unit }: ControlFigure): ChartSeries {
  const last = chart.points.findLast(({ value }) => value !== null);
  const bound = boundOf(chart, unit);
  return {
    id: 'value',
    label: last ? monthLabel(last.period) : 'Value',
    role: 'actual',
    points: chart.points.map(({ period, value, lower, upper, status }) => ({
      period,
      value,
      status,
      ...(lower !== null && upper !== null ? { lower: bound(lower), upper: bound(upper) } : {}),
    })),
  };
}

/** What cannot be is not drawn: shares keep within 0 and 1, counts above 0, unless a value itself lies beyond. */
export function boundOf({ points }: ControlChart, unit: Unit): (value: number) => number {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const isShare = unit.kind === 'share' && values.every((value) => value >= 0 && value <= 1);
  const isCount = unit.kind === 'count' && values.every((value) => value >= 0);
  const [least, most] = [isShare || isCount ? 0 : -Infinity, isShare ? 1 : Infinity];
  return (value) => Math.min(most, Math.max(least, value));
}

/** Mean and limits in force, as names at the end of their lines. */
function limitNames({ chart, unit }: ControlFigure): readonly ChartSeries[] {
  const last = chart.points.findLast(({ mean }) => mean !== null);
  const segment = chart.points.at(-1)?.segment;
  if (!last || last.segment !== segment) return [];
  const bound = boundOf(chart, unit);
  const face = (value: number) => formatFace(value, { ...unit, label: '' });
  const trial = chart.state === 'trial' ? 'trial ' : '';
  const named = (id: 'mean' | 'upper' | 'lower', role: 'baseline' | 'plan', label: string): ChartSeries => {
    const value = last[id]!;
    const [drawn, word] = [
      bound(value),
      value > bound(value) ? 'over ' : value < bound(value) ? 'under ' : '',
    ];
    const words = `${word}${face(drawn)}`;
    return { id, role, label: `${label} ${words}`, points: [{ period: last.period, value: drawn }] };
  };
  const mean = named('mean', 'baseline', 'Mean');
  if (last.lower === last.upper) return [mean];
  return [named('upper', 'plan', `Upper ${trial}limit`), mean, named('lower', 'plan', `Lower ${trial}limit`)];
}

function targetOf({ points }: ControlChart): readonly ChartSeries[] {
  const aimed = points.map(({ period, target }): ChartPoint => ({ period, value: target }));
  if (aimed.every(({ value }) => value === null)) return [];
  return [{ id: 'target', label: 'Target', role: 'target', points: aimed }];
}

/** Rebases first: they explain the limits. An event that is the rebase itself is not told twice. */
function eventsOf({ chart, events }: ControlFigure): readonly ChartEvent[] {
  const rebases = chart.segments.flatMap(({ from, reason }) => (reason === null ? [] : [{ from, reason }]));
  const isRebase = ({ date, title }: ChartEvent) =>
    rebases.some(({ from, reason }) => date.slice(0, 7) === from.slice(0, 7) && reason.includes(title));
  // The reason in full is said of the first point of the segment; over the chart there is room for what happened.
  const named = rebases.map(({ from, reason }) => ({
    date: from,
    title: `Rebase: ${reason.split(': ')[0] ?? reason}`,
  }));
  return [...named, ...events.filter((event) => !isRebase(event))];
}

function limitMarks({ chart, unit }: ControlFigure, theme: ControlTheme): Plot.Markish[] {
  const limited = chart.points.filter(({ mean }) => mean !== null);
  const bound = boundOf(chart, unit);
  const line = {
    x: (point: ControlPoint) => dateOf(point.period),
    z: 'segment',
    curve: chart.kind === 'p_prime' ? ('step' as const) : ('linear' as const),
  };
  const limit = { ...line, stroke: theme.muted, strokeWidth: 1, strokeDasharray: '5 3' };
  return [
    Plot.lineY(limited, { ...limit, y: (point: ControlPoint) => bound(point.upper!) }),
    Plot.lineY(limited, { ...limit, y: (point: ControlPoint) => bound(point.lower!) }),
    Plot.lineY(limited, { ...line, y: 'mean', stroke: theme.ink, strokeWidth: 1 }),
  ];
}

function targetMarks({ series }: TrendValues, theme: ControlTheme): Plot.Markish {
  const target = series.find(({ id }) => id === 'target');
  if (!target) return null;
  return Plot.lineY(completePeriods(target.points), {
    x: (point: ChartPoint) => dateOf(point.period),
    y: 'value',
    stroke: theme.ink,
    strokeWidth: 1.5,
    strokeDasharray: '1.5 3',
    curve: 'step-after',
  });
}

function valueMarks({ series }: TrendValues, theme: ControlTheme): Plot.Markish[] {
  const points = series.find(({ id }) => id === 'value')?.points ?? [];
  const x = (point: ChartPoint) => dateOf(point.period);
  return [
    Plot.lineY(completePeriods(points), { x, y: 'value', stroke: theme.ruleStrong, strokeWidth: 1.5 }),
    Plot.dot(lonePoints(points), { x, y: 'value', r: 2, fill: theme.ruleStrong }),
  ];
}

/** Provisional values, and those that are not judged, are hollow. */
function pointMarks({ chart, selected }: ControlFigure, theme: ControlTheme): Plot.Markish[] {
  const known = chart.points.filter(({ value }) => value !== null);
  const looks: readonly (Variation | null)[] = [null, 'common_cause', 'neutral', 'improvement', 'concern'];
  const x = (point: ControlPoint) => dateOf(point.period);
  const dots = looks.map((variation) => {
    const { symbol, radiusPx, colour } = pointStyle(variation, theme);
    const isHollow = ({ status }: ControlPoint) => variation === null || status !== null;
    return Plot.dot(
      known.filter((point) => point.variation === variation),
      {
        x,
        y: 'value',
        symbol,
        r: radiusPx,
        fill: (point: ControlPoint) => (isHollow(point) ? theme.paper : colour),
        stroke: colour,
        strokeWidth: 1.5,
      },
    );
  });
  const chosen = known.filter(({ period }) => period === selected);
  const ring = Plot.dot(chosen, { x, y: 'value', r: 9, stroke: theme.accent, strokeWidth: 1.5 });
  return [...dots, ring];
}
