import type { Size } from '../../charts/values.ts';
import { pageTheme } from '../../charts/colours.ts';
import { heightOf, legendOf, shapesOf } from '../pack/chart.ts';
import type { ChartBlock, Pack, PackChart } from '../pack/pack.ts';
import { pictureWidthPx, svgPicture } from './picture.ts';

/** Draws a chart at a size as the text of an SVG element. Whoever has a document gives it; core has none. */
export type ChartDrawer = (chart: PackChart, size: Size) => string;

/** A chart of a review as a picture that stands alone; `draw` draws it in the colours of paper. */
export function chartPicture(block: ChartBlock, pack: Pack, draw: ChartDrawer): string {
  const { chart, title, unit, summary, source } = block;
  const size = { widthPx: pictureWidthPx, heightPx: heightOf(chart, pictureWidthPx) };
  const caption = {
    title,
    unit: [unit, shapesOf(chart)].filter(Boolean).join('. '),
    summary,
    legend: legendOf(chart, pageTheme),
    marks: pack.marks.map(({ words }) => words),
    source: [source, `${pack.name}, ${pack.scope}. ${pack.vintage}`].filter(Boolean),
  };
  return svgPicture(caption, { svg: draw(chart, size), size });
}
