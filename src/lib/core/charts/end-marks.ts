import * as Plot from '@observablehq/plot';
import { endNamesOf, type EndName } from './end-names.ts';
import { plotHeight, type Frame } from './frame.ts';
import { labelFontPx, labelLinePx, spread } from './labels.ts';
import { lineStyle } from './line-style.ts';
import { dateOf } from './time.ts';
import type { Theme, TrendValues } from './values.ts';

/** Names in the right margin, level with the ends of their lines and pushed apart where they would overlap. */
export function endNames(values: TrendValues, theme: Theme, frame: Frame): Plot.Markish[] {
  const labels = endNamesOf(values, frame.size);
  const [low, high] = frame.scale.domain;
  const pxPerUnit = plotHeight(frame) / (high - low);
  const wanted = labels.map(({ last, lines }) => ({
    at: (high - last.value) * pxPerUnit,
    height: lines.length * labelLinePx + 4,
  }));
  const middles = spread(wanted, -labelLinePx, plotHeight(frame) + labelLinePx);
  return labels.flatMap(({ series, last, lines }, index) => {
    const { colour } = lineStyle(series, values.series, theme);
    const y = high - (middles[index] ?? 0) / pxPerUnit;
    return [
      leader(last, colour, frame),
      Plot.text([lines.join('\n')], {
        x: [frame.dates[1]],
        y: [y],
        dx: 9,
        textAnchor: 'start',
        lineHeight: labelLinePx / labelFontPx,
        fontSize: labelFontPx,
        fontWeight: series.role === 'actual' ? 600 : 400,
        fill: colour,
      }),
    ];
  });
}

/** From the end of a line that stops early to its name in the margin. */
function leader(last: EndName['last'], colour: string, { dates }: Frame): Plot.Markish {
  const end = dateOf(last.period);
  if (Number(end) >= Number(dates[1])) return null;
  const ends = { x1: [end], x2: [dates[1]], y1: [last.value], y2: [last.value] };
  return Plot.link([0], { ...ends, stroke: colour, strokeOpacity: 0.4, strokeWidth: 1 });
}
