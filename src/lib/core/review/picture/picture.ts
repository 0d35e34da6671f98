import { colours, paperColour } from '../../charts/colours.ts';
import { boldFactor, textWidthPx, wrapAnywhere } from '../../charts/labels.ts';
import type { LegendItem } from '../../charts/legend.ts';
import type { Size } from '../../charts/values.ts';
import { markupText } from '../export/plain-text.ts';

/** What a picture of a chart says beside its plot. */
export interface Caption {
  /** The message. */
  readonly title: string;
  /** What the chart shows, in what unit and for whom; may be empty. */
  readonly unit: string;
  /** The finding in words, for those who do not see the picture. */
  readonly summary: string;
  readonly legend: readonly LegendItem[];
  /** What is true of its figures and must be seen with them: sample data, unverified, does not tie. */
  readonly marks: readonly string[];
  /** Where the figures come from, and how fresh they are; a line each. */
  readonly source: readonly string[];
}

/** A chart as drawn: the text of an SVG element in colours of its own, and its size. */
export interface Plotted {
  readonly svg: string;
  readonly size: Size;
}

/** The width of the plot in a picture: as wide as a slide or a page shows it. */
export const pictureWidthPx = 960;

const padPx = 24;
const fonts =
  "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

/**
 * A picture of a chart that stands alone, as the text of an SVG file: the message as title, unit, marks, legend, the
 * plot, and its source below. It needs no stylesheet, no font of ours and nothing from elsewhere.
 */
export function svgPicture(caption: Caption, plot: Plotted): string {
  const { widthPx } = plot.size;
  const head = stacked(headOf(caption, widthPx), padPx);
  const foot = stacked(footOf(caption, widthPx), head.bottom + plot.size.heightPx + 8);
  const [width, height] = [widthPx + 2 * padPx, Math.ceil(foot.bottom + padPx - 6)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${markupText(fonts)}">`,
    `<title>${markupText(caption.title)}</title>`,
    `<desc>${markupText(caption.summary)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    head.svg,
    `<g transform="translate(${padPx},${head.bottom})">${plot.svg}</g>`,
    foot.svg,
    '</svg>',
    '',
  ].join('\n');
}

/** Something of a height, drawn from its top. */
interface Part {
  readonly heightPx: number;
  readonly draw: (topPx: number) => string;
}

function stacked(parts: readonly Part[], topPx: number): { readonly svg: string; readonly bottom: number } {
  return parts.reduce(
    ({ svg, bottom }, { heightPx, draw }) => ({
      svg: `${svg}${draw(bottom)}\n`,
      bottom: bottom + heightPx,
    }),
    { svg: '', bottom: topPx },
  );
}

function headOf({ title, unit, marks, legend }: Caption, widthPx: number): readonly Part[] {
  return [
    ...lines(title, { widthPx, fontPx: 20, linePx: 27, weight: 600, colour: colours.ink[0] }),
    ...lines(unit, { widthPx, fontPx: 14, linePx: 21, weight: 400, colour: colours['ink-muted'][0] }),
    ...rowsOf(
      marks.map((words) => stamp(words, widthPx)),
      widthPx,
      8,
    ),
    ...(legend.length > 1
      ? rowsOf(
          legend.map((item) => sample(item, widthPx)),
          widthPx,
          20,
        )
      : []),
    { heightPx: 10, draw: () => '' },
  ];
}

function footOf({ source }: Caption, widthPx: number): readonly Part[] {
  const style = { widthPx, fontPx: 12, linePx: 17, weight: 400, colour: colours['ink-muted'][0] };
  return source.flatMap((line) => lines(line, style));
}

interface LineStyle {
  readonly widthPx: number;
  readonly fontPx: number;
  readonly linePx: number;
  readonly weight: number;
  readonly colour: string;
}

function lines(text: string, style: LineStyle): readonly Part[] {
  const { widthPx, fontPx, linePx, weight } = style;
  const mostPx = weight > 400 ? widthPx / boldFactor : widthPx;
  return linesOf(text, mostPx, fontPx).map((line) => ({
    heightPx: linePx,
    draw: (topPx) => textAt(line, { x: padPx, y: topPx + fontPx }, style),
  }));
}

function linesOf(text: string, mostPx: number, fontPx: number): readonly string[] {
  const words = text.split(/\s+/).filter(Boolean);
  return words.length === 0 ? [] : wrapAnywhere(words.join(' '), mostPx, fontPx);
}

function textAt(
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  { fontPx, weight, colour }: Pick<LineStyle, 'fontPx' | 'weight' | 'colour'>,
): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${fontPx}" font-weight="${weight}" fill="${colour}">${markupText(text)}</text>`;
}

/** Something small that stands in a row with others of its kind. */
interface Item {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly draw: (leftPx: number, topPx: number) => string;
}

function rowsOf(items: readonly Item[], widthPx: number, gapPx: number): readonly Part[] {
  return inRows(items, widthPx, gapPx).map((row) => ({
    heightPx: Math.max(...row.map(({ item }) => item.heightPx)),
    draw: (topPx) => row.map(({ item, leftPx }) => item.draw(padPx + leftPx, topPx)).join(''),
  }));
}

interface Placed {
  readonly item: Item;
  readonly leftPx: number;
}

function inRows(items: readonly Item[], widthPx: number, gapPx: number): readonly (readonly Placed[])[] {
  return items.reduce<readonly (readonly Placed[])[]>((rows, item) => {
    const row = rows.at(-1);
    const before = row?.at(-1);
    const leftPx = before ? before.leftPx + before.item.widthPx + gapPx : 0;
    const fits = row !== undefined && leftPx + item.widthPx <= widthPx;
    return fits ? [...rows.slice(0, -1), [...row, { item, leftPx }]] : [...rows, [{ item, leftPx: 0 }]];
  }, []);
}

const small = { fontPx: 12, weight: 400, colour: colours.ink[0] } as const;
const stampStyle = { fontPx: 12, weight: 600, colour: colours.concern[0] } as const;
const smallLinePx = 16;

/** A line as it is drawn, and its name. */
function sample({ label, style }: LegendItem, widthPx: number): Item {
  const { colour, widthPx: strokePx, dash } = style;
  const dashes = dash === null ? '' : ` stroke-dasharray="${dash}"`;
  const named = linesOf(label, widthPx - 30, small.fontPx);
  return {
    widthPx: 30 + Math.max(0, ...named.map((line) => textWidthPx(line))),
    heightPx: 8 + named.length * smallLinePx,
    draw: (left, top) =>
      [
        `<line x1="${round(left)}" x2="${round(left + 22)}" y1="${top + 14}" y2="${top + 14}" stroke="${paperColour(colour)}" stroke-width="${strokePx}"${dashes}/>`,
        ...named.map((line, at) => textAt(line, { x: left + 30, y: top + 18 + at * smallLinePx }, small)),
      ].join(''),
  };
}

/** A mark in a box, as a stamp: its words carry the meaning. */
function stamp(words: string, widthPx: number): Item {
  const said = linesOf(words, widthPx / boldFactor - 16, stampStyle.fontPx);
  const boxPx = Math.ceil(Math.max(0, ...said.map((line) => textWidthPx(line))) * 1.04) + 16;
  const heightPx = 5 + said.length * smallLinePx;
  return {
    widthPx: boxPx,
    heightPx: heightPx + 9,
    draw: (left, top) =>
      [
        `<rect x="${round(left + 0.5)}" y="${top + 4.5}" width="${boxPx}" height="${heightPx}" rx="3" fill="#ffffff" stroke="${colours.concern[0]}"/>`,
        ...said.map((line, at) => textAt(line, { x: left + 8, y: top + 19 + at * smallLinePx }, stampStyle)),
      ].join(''),
  };
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
