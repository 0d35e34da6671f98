import { barsHeightPx } from '../../charts/bars.ts';
import { labelFontPx, textWidthPx } from '../../charts/labels.ts';
import type { Table, TableRow } from '../../charts/table.ts';
import { waterfallHeightPx } from '../../charts/waterfall.ts';
import type { ReviewComment } from '../../vocabulary/review-settings.ts';
import type {
  ChartBlock,
  DecisionsBlock,
  PackBlock,
  PackFigure,
  PackPage,
  TableBlock,
} from '../pack/pack.ts';
import { gapPx, type Room } from './room.ts';

/** What is left for the blocks of a page under its title and words, in pixels, estimated without a page. */
export function bodyPx({ title, lead, blocks, source }: PackPage, room: Room): number {
  const isSaid = !room.isTight || !blocks.some(({ kind }) => kind === 'chart');
  // Titles are set closer than other words.
  const titleLines = linesOf(title, room.widthPx * 1.07, room.titleFontPx);
  const leadLines = lead === '' || !isSaid ? 0 : linesOf(lead, room.widthPx, room.fontPx + 2);
  const head =
    titleLines * room.titleFontPx * 1.2 +
    (leadLines > 0 ? leadLines * (room.fontPx + 2) * 1.5 + 6 : 0) +
    gapPx;
  return room.heightPx - head - footMorePx(source, room);
}

/** What the foot of a page takes over its usual two lines; beside its source stand vintage, marks and its number. */
function footMorePx(source: string, { widthPx, fontPx }: Room): number {
  const lines = Math.ceil((textWidthPx(source, fontPx) + 480) / (widthPx - 180));
  return Math.max(0, lines - 2) * fontPx * 1.35;
}

/** What a page leaves free, in pixels; below 0 where it holds more than was estimated. */
export function sparePx(page: PackPage, room: Room): number {
  const heights = page.blocks.map((block) => heightOf(block, room) + gapPx);
  return bodyPx(page, room) - sum(heights);
}

/** The height of a block, estimated with room to spare. */
export function heightOf(block: PackBlock, room: Room): number {
  switch (block.kind) {
    case 'figures': {
      const each = (room.widthPx - columnPadPx * block.figures.length) / Math.max(block.figures.length, 1);
      return Math.max(0, ...block.figures.map((figure) => figurePx(figure, each, room)));
    }
    case 'chart':
      return Math.min(chartPx(block, room), room.heightPx * 0.8);
    case 'table':
      return tableHeadPx(block, room) + sum(rowsPx(block.table, room));
    case 'text':
      return sum(block.paragraphs.map((paragraph) => paragraphPx(paragraph, room)));
    case 'decisions':
      return sum(block.decisions.map((decision) => decisionPx(decision, room)));
  }
}

const columnPadPx = 24;

/** Large numbers one under the other. */
export function columnOfFiguresPx(figures: readonly PackFigure[], room: Room): number {
  const heights = figures.map(
    (figure) => figurePx(figure, room.sidePx, { ...room, faceFontPx: columnFacePx }) + figureGapPx,
  );
  return sum(heights) - figureGapPx;
}

/** Four numbers one under the other are a little smaller. */
const columnFacePx = 26;
const figureGapPx = 9;

function figurePx({ label, delta, period, status }: PackFigure, widthPx: number, room: Room): number {
  const small = [label, delta ? `-- ${delta.text}` : '', period].filter(Boolean);
  const lines = sum(small.map((text) => linesOf(text, widthPx, room.fontPx)));
  const stated = status ? linesOf(`${status.kind}: ${status.detail}`, widthPx - 24, room.fontPx) : 0;
  return room.faceFontPx * 1.1 + (lines + stated) * room.fontPx * 1.3 + (small.length + 1) * 2;
}

/** Lines over time take what they get; bars need a row each. */
function chartPx({ chart }: ChartBlock, room: Room): number {
  if (chart.kind === 'waterfall') return Math.max(room.chartPx, waterfallHeightPx(chart.values) + captionPx);
  if (chart.kind === 'bars') return Math.max(room.chartPx, barsHeightPx(chart.values) + captionPx);
  return room.chartPx;
}

/** Title and unit of a chart. */
const captionPx = 40;

/** A comment with who wrote it, in a column of this width. */
export function commentPx({ text }: Pick<ReviewComment, 'text'>, widthPx: number, { fontPx }: Room): number {
  const lines = sum(text.split('\n').map((line) => linesOf(line, widthPx - 14, fontPx + 1)));
  // Who and when may take two lines, where it stands beside a chart with a long name.
  return lines * (fontPx + 1) * 1.5 + 2 * fontPx * 1.5 + 10;
}

/** Caption, header row and note. */
function tableHeadPx({ title, note, table }: TableBlock, room: Room): number {
  const caption = title === '' ? 0 : linesOf(title, room.widthPx, room.fontPx) * room.fontPx * 1.5 + 8;
  const under = note === '' ? 0 : linesOf(note, room.widthPx, room.fontPx) * room.fontPx * 1.5 + 8;
  const widths = columnsPx(table, room);
  const header = Math.max(
    ...table.columns.map(({ label }, at) => linesOf(label, widths[at] ?? 0, room.fontPx)),
    1,
  );
  return caption + under + header * room.fontPx * 1.35 + cellPadPx;
}

const cellPadPx = 10;
const cellSidesPx = 24;
const iconPx = 28;

function rowsPx(table: Table, room: Room): readonly number[] {
  const widths = columnsPx(table, room);
  return table.rows.map((row) => {
    const lines = row.cells.map(({ text, icon }, at) =>
      linesOf(text, (widths[at] ?? 0) - (icon ? iconPx : 0), room.fontPx),
    );
    const hasIcon = row.cells.some(({ icon }) => icon);
    return Math.max(Math.max(...lines, 1) * room.fontPx * 1.35, hasIcon ? 22 : 0) + cellPadPx;
  });
}

/** The widths of columns as a browser lays them out: as wide as their widest text, or what is left, in proportion. */
function columnsPx(table: Table, { widthPx, fontPx }: Room): readonly number[] {
  const wanted = table.columns.map(({ label }, at) => {
    const texts = table.rows.map((row: TableRow) => {
      const cell = row.cells[at];
      return textWidthPx(cell?.text ?? '', fontPx) + (cell?.icon ? iconPx : 0);
    });
    return Math.max(textWidthPx(label, fontPx), ...texts);
  });
  const room = Math.max(widthPx - table.columns.length * cellSidesPx, table.columns.length * 20);
  const total = sum(wanted);
  if (total <= room) return wanted;
  const isFixed = (at: number) => table.columns[at]?.align === 'end' || wanted[at]! <= room / 8;
  const fixed = sum(wanted.filter((_, at) => isFixed(at)));
  const free = total - fixed;
  const share = free > 0 ? Math.max(room - fixed, room / 4) / free : room / total;
  return wanted.map((width, at) => (isFixed(at) && free > 0 ? width : width * share));
}

export function paragraphPx(paragraph: string, { widthPx, textFontPx: font }: Room): number {
  const width = Math.min(widthPx, 72 * 0.5 * font);
  return sum(paragraph.split('\n').map((line) => linesOf(line, width, font))) * font * 1.5 + 12;
}

type Decision = DecisionsBlock['decisions'][number];

export function decisionPx({ text, why, owner, due }: Decision, room: Room): number {
  const width = room.widthPx - 32;
  const asked = linesOf(text, width, room.fontPx + 2) * (room.fontPx + 2) * 1.4;
  const reason = why === '' ? 0 : linesOf(why, width, room.fontPx + 1) * (room.fontPx + 1) * 1.5;
  return asked + reason + (owner !== '' || due !== null ? room.fontPx * 1.6 : 0) + 16;
}

/** Lines that a text takes: a tenth more than its letters, since lines break between words. */
function linesOf(text: string, widthPx: number, fontPx: number): number {
  const widths = textWidthPx(text, labelFontPx) * (fontPx / labelFontPx);
  if (widths <= widthPx) return 1;
  return Math.ceil((widths * 1.1) / Math.max(widthPx, fontPx * 4));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
