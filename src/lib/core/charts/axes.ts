import * as Plot from '@observablehq/plot';
import { axisTitle } from '../vocabulary/format.ts';
import { plotHeight, yearRowPx, type Frame } from './frame.ts';
import { labelFontPx, labelLinePx } from './labels.ts';
import { periodTicks, timeTicks } from './time.ts';
import type { Theme, TrendValues } from './values.ts';

/** Hairlines and numbers of the value axis, a firm rule at zero, and the title with its unit above them. */
export function valueAxis({ unit }: TrendValues, theme: Theme, frame: Frame): Plot.Markish[] {
  const { scale, tick, margins } = frame;
  const { marginLeft, marginTop } = margins;
  return [
    Plot.ruleY(
      scale.ticks.filter((value) => value !== 0),
      { stroke: theme.rule },
    ),
    scale.ticks.includes(0) ? Plot.ruleY([0], { stroke: theme.ruleStrong }) : null,
    Plot.text(scale.ticks, {
      y: (value: number) => value,
      text: tick,
      frameAnchor: 'left',
      dx: -marginLeft,
      textAnchor: 'start',
      fontSize: labelFontPx,
      fill: theme.muted,
      fontVariant: 'tabular-nums',
    }),
    Plot.text([axisTitle(unit)], {
      frameAnchor: 'top-left',
      lineAnchor: 'top',
      textAnchor: 'start',
      dx: -marginLeft,
      dy: 3 - marginTop,
      fontSize: labelFontPx,
      fill: theme.muted,
    }),
  ];
}

/**
 * Fiscal quarters under the plot, each name to the right of its tick, and years on a second row; longer periods by
 * their own names.
 */
export function timeAxis(
  { quarters, grain = 'month' }: TrendValues,
  theme: Theme,
  frame: Frame,
): Plot.Markish[] {
  const widthPx = frame.size.widthPx - frame.margins.marginLeft - frame.margins.marginRight;
  const isShort = grain === 'month' || grain === 'quarter';
  const ticks = (isShort ? timeTicks : periodTicks)(quarters, frame.months, widthPx);
  const words = {
    frameAnchor: 'bottom',
    textAnchor: 'start',
    lineAnchor: 'top',
    dx: 4,
    fontSize: labelFontPx,
  } as const;
  const mark = { x: 'date', stroke: theme.ruleStrong, insetTop: plotHeight(frame) } as const;
  const years = ticks.filter(({ year }) => year);
  return [
    Plot.ruleX(ticks, { ...mark, insetBottom: -6 }),
    Plot.ruleX(years, { ...mark, insetBottom: 6 - yearRowPx }),
    Plot.text(ticks, { ...words, x: 'date', text: 'quarter', dy: 6, fill: theme.muted }),
    Plot.text(ticks, {
      ...words,
      x: 'date',
      text: 'year',
      dy: ticks.some(({ quarter }) => quarter) ? 21 : 8,
      fill: theme.ink,
    }),
  ];
}

/** A hairline for each event, up to its words; the words of crowded events are counted, not drawn. */
export function eventMarks(theme: Theme, { words }: Frame): Plot.Markish[] {
  return [
    ...words.map(({ date, row }) =>
      Plot.ruleX([date], {
        stroke: theme.ruleStrong,
        strokeOpacity: 0.6,
        insetTop: row === null ? 0 : -(row + 1) * labelLinePx,
      }),
    ),
    ...words.flatMap(({ date, row, text, anchor }) =>
      row === null
        ? []
        : Plot.text([text], {
            x: [date],
            frameAnchor: 'top',
            lineAnchor: 'top',
            textAnchor: anchor,
            dx: anchor === 'start' ? 4 : -4,
            dy: -(row + 1) * labelLinePx - 1,
            fontSize: labelFontPx,
            fill: theme.muted,
          }),
    ),
  ];
}
