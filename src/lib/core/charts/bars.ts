import * as Plot from '@observablehq/plot';
import { axisTitle, formatFace, type Unit } from '../vocabulary/format.ts';
import type { Decimal } from '../vocabulary/money.ts';
import { labelFontPx, labelLinePx, textWidthPx } from './labels.ts';
import { shareScale, valueScale } from './scale.ts';
import type { Theme } from './values.ts';

/** One thing compared: its value, and its target where it has one. */
export interface BarRow {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly exact?: Decimal | null;
  readonly target?: number | null;
  readonly status?: string | null;
}

/** A comparison of many things at one time, in the order given; the first `most` are drawn, the rest are said. */
export interface BarValues {
  readonly unit: Unit;
  readonly rows: readonly BarRow[];
  readonly most: number;
  readonly better: 'higher' | 'lower' | 'neutral';
  readonly selected?: string | null;
}

const rowPx = 26;
const topPx = 30;

/** The height that gives each bar the same room; the last line says how many others there are. */
export function barsHeightPx(values: BarValues): number {
  return topPx + shownBars(values).length * rowPx + (othersOf(values) ? labelLinePx + 12 : 6);
}

/** The bars that are drawn. */
export function shownBars({ rows, most }: BarValues): readonly BarRow[] {
  return rows.slice(0, most);
}

/** What is said of the bars that are not drawn: `and 188 others, from 52.0% to 81.3%`; empty when all are drawn. */
export function othersOf({ rows, most, unit }: BarValues): string {
  const rest = rows.slice(most);
  if (rest.length === 0) return '';
  const known = rest.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const face = (value: number | undefined) => formatFace(value ?? null, { ...unit, label: '' });
  const range = known.length > 0 ? `, from ${face(known[0])} to ${face(known.at(-1))}` : '';
  return `and ${rest.length} other${rest.length === 1 ? '' : 's'}${range}`;
}

/** Whether a bar falls short of its target. */
export function isShort({ value, target }: BarRow, better: BarValues['better']): boolean {
  if (value === null || target === null || target === undefined || better === 'neutral') return false;
  return better === 'higher' ? value < target : value > target;
}

/** A list of horizontal bars from zero as Plot options: name, value, bar, and the target as an upright mark. */
export function barsChart(values: BarValues, theme: Theme, widthPx: number): Plot.PlotOptions {
  const rows = shownBars(values);
  const present = rows
    .flatMap(({ value, target }) => [value, target ?? null])
    .filter((value) => value !== null);
  const scale = (values.unit.kind === 'share' ? shareScale : valueScale)(present, true, 4);
  const columns = columnsOf(values, widthPx);
  const others = othersOf(values);
  return {
    className: 'plot',
    width: widthPx,
    height: barsHeightPx(values),
    marginLeft: columns.namePx + columns.valuePx,
    marginRight: 8,
    marginTop: topPx,
    marginBottom: others ? labelLinePx + 12 : 6,
    x: { type: 'linear', domain: [...scale.domain], axis: null },
    y: { type: 'band', domain: rows.map(({ id }) => id), axis: null, padding: 0.5 },
    marks: [
      Plot.barX(rows, {
        y: 'id',
        x: 'value',
        fill: (row: BarRow) => barColour(row, values, theme),
        fillOpacity: (row: BarRow) => (row.id === values.selected ? 1 : 0.6),
      }),
      Plot.tickX(rows, { y: 'id', x: 'target', stroke: theme.ink, strokeWidth: 1.5, inset: -4 }),
      Plot.ruleX([0], { stroke: theme.ruleStrong }),
      names(rows, values, theme, columns),
      valueWords(rows, values, theme),
      title(values, theme, columns),
      others ? othersWords(others, theme, columns) : null,
    ],
  };
}

/** Names and values stand in columns left of the bars, as in a table. */
interface Columns {
  readonly namePx: number;
  readonly valuePx: number;
}

function columnsOf(values: BarValues, widthPx: number): Columns {
  const rows = shownBars(values);
  const widest = Math.max(0, ...rows.map(({ label }) => textWidthPx(label)));
  const faces = rows.map((row) => textWidthPx(valueWord(row, values)));
  return { namePx: Math.min(widthPx * 0.42, widest + 12), valuePx: Math.max(0, ...faces) + 18 };
}

function barColour(row: BarRow, { better, selected }: BarValues, theme: Theme): string {
  if (row.id === selected) return theme.accent;
  return isShort(row, better) ? theme.concern : theme.muted;
}

function valueWord(row: BarRow, { unit, better }: BarValues): string {
  if (row.value === null) return row.status ?? 'no value';
  return `${isShort(row, better) ? '▾ ' : ''}${formatFace(row.exact ?? row.value, { ...unit, label: '' })}`;
}

function names(
  rows: readonly BarRow[],
  { selected }: BarValues,
  theme: Theme,
  columns: Columns,
): Plot.Markish {
  return Plot.text(rows, {
    y: 'id',
    frameAnchor: 'left',
    text: (row: BarRow) => cut(row.label, columns.namePx - 10),
    title: 'label',
    dx: -columns.namePx - columns.valuePx,
    textAnchor: 'start',
    fontSize: labelFontPx,
    fill: (row: BarRow) => (row.id === selected ? theme.accent : theme.ink),
  });
}

function valueWords(rows: readonly BarRow[], values: BarValues, theme: Theme): Plot.Markish {
  return Plot.text(rows, {
    y: 'id',
    frameAnchor: 'left',
    text: (row: BarRow) => valueWord(row, values),
    dx: -10,
    textAnchor: 'end',
    fontSize: labelFontPx,
    fontVariant: 'tabular-nums',
    fill: (row: BarRow) => (row.value === null ? theme.muted : theme.ink),
  });
}

function title({ unit, rows }: BarValues, theme: Theme, columns: Columns): Plot.Markish {
  const hasTarget = rows.some(({ target }) => target !== null && target !== undefined);
  return Plot.text([`${axisTitle(unit)}${hasTarget ? ' (upright mark: target; ▾ short of it)' : ''}`], {
    frameAnchor: 'top-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    dx: -columns.namePx - columns.valuePx,
    dy: 3 - topPx,
    fontSize: labelFontPx,
    fill: theme.muted,
  });
}

function othersWords(text: string, theme: Theme, columns: Columns): Plot.Markish {
  return Plot.text([text], {
    frameAnchor: 'bottom-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    dx: -columns.namePx - columns.valuePx,
    dy: 10,
    fontSize: labelFontPx,
    fill: theme.muted,
  });
}

/** A text as wide as there is room for; what is cut off shows as an ellipsis. */
export function cut(text: string, mostPx: number): string {
  if (textWidthPx(text) <= mostPx) return text;
  const letters = [...text];
  const fitting = letters.findIndex(
    (_, index) => textWidthPx(`${letters.slice(0, index + 1).join('')}…`) > mostPx,
  );
  return `${letters.slice(0, Math.max(1, fitting)).join('').trimEnd()}…`;
}
