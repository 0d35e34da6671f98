import * as Plot from '@observablehq/plot';
import { monthLabel, type Month } from '../vocabulary/month.ts';
import { frameOf } from './frame.ts';
import { labelFontPx } from './labels.ts';
import { completePeriods, dateOf } from './time.ts';
import { trendChart } from './trend.ts';
import type { ChartPoint, Size, Theme, TrendValues } from './values.ts';

/**
 * A cumulative net position as Plot options: a trend whose actual is filled towards zero, above in the accent and
 * below in the colour of concern, with the month marked from which it stays above zero.
 */
export function positionChart(values: TrendValues, theme: Theme, size: Size): Plot.PlotOptions {
  const trend = trendChart({ ...values, zero: true }, theme, size);
  const actual = values.series.find(({ role }) => role === 'actual')?.points ?? [];
  return {
    ...trend,
    marks: [
      ...areas(actual, theme),
      ...(trend.marks ?? []),
      ...breakEvenMarks(actual, theme, frameOf(values, size).dates),
    ],
  };
}

/** The first month from which a position that was below zero is at or above it and stays so; null if none. */
export function breakEven(points: readonly ChartPoint[]): Month | null {
  const known = completePeriods(points).flatMap(({ period, value }) =>
    value === null ? [] : [{ period, value }],
  );
  const lastBelow = known.findLastIndex(({ value }) => value < 0);
  return lastBelow < 0 ? null : (known[lastBelow + 1]?.period ?? null);
}

/** A corner of an area: zero crossings lie between months, so time is a date rather than a month. */
interface Corner {
  readonly date: Date;
  readonly value: number | null;
}

function areas(points: readonly ChartPoint[], theme: Theme): Plot.Markish[] {
  const corners = withCrossings(points);
  const side = (clip: (value: number) => number) =>
    corners.map(({ date, value }) => ({ date, value: value === null ? null : clip(value) }));
  // From zero by name: stacked, as `y` alone would be, a month without a value would count as zero.
  const area = { x: 'date', y1: 0, y2: 'value', fillOpacity: 0.14 } as const;
  return [
    Plot.areaY(
      side((value) => Math.max(0, value)),
      { ...area, fill: theme.accent },
    ),
    Plot.areaY(
      side((value) => Math.min(0, value)),
      { ...area, fill: theme.concern },
    ),
  ];
}

/** The months of a series with a corner added wherever the line between two months crosses zero. */
export function withCrossings(points: readonly ChartPoint[]): readonly Corner[] {
  const corners = completePeriods(points).map(({ period, value }) => ({ date: dateOf(period), value }));
  return corners.flatMap((corner, index) => {
    const before = corners[index - 1];
    if (!before || before.value === null || corner.value === null) return [corner];
    if (before.value * corner.value >= 0) return [corner];
    const share = before.value / (before.value - corner.value);
    const time = Number(before.date) + share * (Number(corner.date) - Number(before.date));
    return [{ date: new Date(time), value: 0 }, corner];
  });
}

/** A diamond where the position rises above zero for good; the words keep to the side with more room. */
function breakEvenMarks(
  points: readonly ChartPoint[],
  theme: Theme,
  span: readonly [Date, Date],
): Plot.Markish[] {
  const month = breakEven(points);
  if (month === null) return [];
  const date = dateOf(month);
  const isLate = Number(date) > (Number(span[0]) + Number(span[1])) / 2;
  const at = { x: [date], y: [0] };
  return [
    Plot.dot([0], { ...at, symbol: 'diamond', r: 5, fill: theme.paper, stroke: theme.ink, strokeWidth: 1.5 }),
    Plot.text([`Above zero from ${monthLabel(month)}`], {
      ...at,
      dy: isLate ? -14 : 16,
      dx: isLate ? -8 : 8,
      textAnchor: isLate ? 'end' : 'start',
      fontSize: labelFontPx,
      fill: theme.ink,
      stroke: theme.paper,
      strokeWidth: 4,
    }),
  ];
}
