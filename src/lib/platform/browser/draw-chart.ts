import * as Plot from '@observablehq/plot';
import { pageTheme, paperColour } from '../../core/charts/colours.ts';
import type { Size } from '../../core/charts/values.ts';
import { plainText } from '../../core/review/export/plain-text.ts';
import { plotOf } from '../../core/review/pack/chart.ts';
import type { PackChart } from '../../core/review/pack/pack.ts';

/** A chart as the text of an SVG element whose colours refer to the stylesheet around it. */
export function drawChart(chart: PackChart, size: Size): string {
  return drawnText(plotOf(chart, pageTheme, size), (colour) => colour);
}

/** A chart as the text of an SVG element in the colours of white paper, which needs no stylesheet. */
export function drawPaperChart(chart: PackChart, size: Size): string {
  return drawPaperPlot(plotOf(chart, pageTheme, size));
}

/** The same for options of Plot that were made with the theme of the page. */
export function drawPaperPlot(options: Plot.PlotOptions): string {
  return drawnText(options, paperColour);
}

const coloured = ['fill', 'stroke', 'color', 'stop-color'];
const measured = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'transform', 'points'];

/** Without the style element of Plot, for a strict policy would report it, and without what only a page can use. */
function drawnText(options: Plot.PlotOptions, colourOf: (colour: string) => string): string {
  const svg = Plot.plot(options);
  svg.querySelector('style')?.remove();
  svg.removeAttribute('font-family');
  svg.setAttribute('overflow', 'visible');
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    change(element, coloured, colourOf);
    change(element, measured, rounded);
    // Names of marks are for Plot's own reader of charts; a picture says what it shows in words.
    element.removeAttribute('aria-label');
  }
  return plainText(new XMLSerializer().serializeToString(svg));
}

function change(element: Element, names: readonly string[], by: (value: string) => string): void {
  for (const name of names) {
    const value = element.getAttribute(name);
    if (value !== null) element.setAttribute(name, by(value));
  }
}

/** To a tenth of a pixel: nobody sees more, and files are a third smaller. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
