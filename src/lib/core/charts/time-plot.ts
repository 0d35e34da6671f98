import * as Plot from '@observablehq/plot';
import { eventMarks, timeAxis, valueAxis } from './axes.ts';
import { endNames } from './end-marks.ts';
import { frameOf, narrowPx } from './frame.ts';
import { dateOf } from './time.ts';
import type { Size, Theme, TrendValues } from './values.ts';

/** What is drawn between the axes, and the colours of the names at the ends of lines where they are others. */
interface Drawn {
  readonly marks: readonly Plot.Markish[];
  readonly names?: Theme;
}

/**
 * Marks over months in the frame that every chart of a series has: values and quarters on the axes, events as hairlines
 * with words on top, the period in view as a rule, lines named at their ends where there is room.
 */
export function timePlot(
  values: TrendValues,
  theme: Theme,
  size: Size,
  { marks, names = theme }: Drawn,
): Plot.PlotOptions {
  const frame = frameOf(values, size);
  const { selected } = values;
  return {
    className: 'plot',
    width: size.widthPx,
    height: size.heightPx,
    ...frame.margins,
    x: { type: 'utc', domain: frame.dates, axis: null },
    y: { type: 'linear', domain: [...frame.scale.domain], axis: null },
    marks: [
      valueAxis(values, theme, frame),
      timeAxis(values, theme, frame),
      eventMarks(theme, frame),
      selected ? Plot.ruleX([dateOf(selected)], { stroke: theme.accent, strokeOpacity: 0.35 }) : null,
      ...marks,
      size.widthPx < narrowPx ? [] : endNames(values, names, frame),
    ],
  };
}
