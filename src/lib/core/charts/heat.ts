import * as Plot from '@observablehq/plot';
import { axisTitle, formatExact, formatFace, formatShare, type Unit } from '../vocabulary/format.ts';
import type { Decimal } from '../vocabulary/money.ts';
import { cut } from './bars.ts';
import { labelFontPx, labelLinePx, textWidthPx } from './labels.ts';
import type { Table } from './table.ts';
import type { Theme } from './values.ts';
import type { Stop, Walk } from './walk.ts';

/** One thing at one time. `status` says why there is no value, or what is to be known of one that is there. */
export interface HeatCell {
  readonly column: string;
  readonly value: number | null;
  readonly exact?: Decimal | null;
  readonly status?: string | null;
}

/** One thing over time: a cell for each column, in their order. */
export interface HeatRow {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly HeatCell[];
}

/** A column with its label, such as `Q3 2025-26`; what stands behind the space goes on a line of its own. */
export interface HeatColumn {
  readonly id: string;
  readonly label: string;
}

/**
 * Many things over time against one mark, such as 1 where all of a plan was realised: short of it by more than
 * `tolerance` is behind. The first `most` rows are drawn, the table has all.
 */
export interface HeatValues {
  readonly unit: Unit;
  readonly columns: readonly HeatColumn[];
  readonly rows: readonly HeatRow[];
  readonly mark: number;
  readonly tolerance: number;
  readonly most: number;
}

const rowPx = 26;
const topPx = 62;
const behindSign = '▾';
const levelSign = '•';

/** The height that gives each row the same room; a last line says how many are not drawn. */
export function heatHeightPx(values: HeatValues): number {
  return topPx + shownRows(values).length * rowPx + (hiddenOf(values) > 0 ? labelLinePx + 12 : 6);
}

/** Whether a value falls short of the mark. */
export function isBehind({ value }: HeatCell, { mark, tolerance }: HeatValues): boolean {
  return value !== null && value < mark - tolerance;
}

/**
 * A heat of cells as Plot options. What is behind has its own colour and sign; the figure stands in the cell where it
 * fits, and a dash where there is none.
 */
export function heatChart(values: HeatValues, theme: Theme, widthPx: number): Plot.PlotOptions {
  const rows = shownRows(values);
  const namePx = nameWidthPx(rows, widthPx);
  const columnPx = (widthPx - namePx) / Math.max(1, values.columns.length);
  const cells = rows.flatMap((row) => row.cells.map((cell, index) => ({ ...cell, row: row.id, index })));
  return {
    className: 'plot',
    width: widthPx,
    height: heatHeightPx(values),
    marginLeft: namePx,
    marginRight: 0,
    marginTop: topPx,
    marginBottom: hiddenOf(values) > 0 ? labelLinePx + 12 : 6,
    x: { type: 'linear', domain: [-0.5, Math.max(1, values.columns.length) - 0.5], axis: null },
    y: { type: 'band', domain: rows.map(({ id }) => id), axis: null, padding: 0 },
    marks: [
      Plot.barX(
        cells.filter(({ value }) => value !== null),
        {
          y: 'row',
          x1: (cell: Placed) => cell.index - 0.5,
          x2: (cell: Placed) => cell.index + 0.5,
          inset: 1,
          fill: (cell: Placed) => (isBehind(cell, values) ? theme.concern : theme.accent),
          fillOpacity: (cell: Placed) => depthOf(cell, values),
        },
      ),
      Plot.text(cells, {
        x: 'index',
        y: 'row',
        text: (cell: Placed) => wordOf(cell, values, columnPx),
        fontSize: labelFontPx,
        fontVariant: 'tabular-nums',
        fill: (cell: Placed) => (cell.value === null ? theme.muted : theme.ink),
      }),
      headings(values, theme, columnPx),
      names(rows, theme, namePx),
      title(values, theme, namePx),
      rest(values, theme, namePx),
    ],
  };
}

/** The finding: how many are behind in the last column, which most, and how many have no value there. */
export function describeHeat({ columns, rows, unit, ...rest }: HeatValues): string {
  const values = { columns, rows, unit, ...rest };
  const last = columns.at(-1);
  const latest = rows.flatMap((row) => {
    const cell = row.cells.at(-1);
    return cell ? [{ row, cell }] : [];
  });
  const known = latest.filter(({ cell }) => cell.value !== null);
  const behind = known
    .filter(({ cell }) => isBehind(cell, values))
    .sort((a, b) => (a.cell.value ?? 0) - (b.cell.value ?? 0));
  if (!last || known.length === 0) return 'No values to show.';
  const [worst] = behind;
  const at = `At the end of ${last.label},`;
  const unknown = latest.length - known.length;
  const silent = unknown === 0 ? '' : ` ${unknown} ${unknown === 1 ? 'has' : 'have'} no rate there.`;
  if (!worst) return `${at} ${numberOf(known.length)} on plan or ahead of it.${silent}`;
  const furthest = `${worst.row.label} at ${faceOf(worst.cell, unit)}`;
  const who = behind.length === 1 ? furthest : `furthest ${furthest}`;
  return `${at} ${behind.length} of ${known.length} ${behind.length === 1 ? 'is' : 'are'} behind plan: ${who}.${silent}`;
}

/** The cells to walk: left and right along a row, up and down between rows. */
export function heatWalks(values: HeatValues, theme: Theme): readonly Walk[] {
  const style = { colour: theme.accent, widthPx: 8, dash: null, curve: 'linear' } as const;
  return shownRows(values).map((row) => ({
    id: row.id,
    label: row.label,
    style,
    stops: row.cells.map((cell, index): Stop => ({
      key: cell.column,
      place: values.columns[index]?.label ?? cell.column,
      x: index,
      y: row.id,
      face: faceOf(cell, values.unit),
      exact: exactOf(cell, values.unit),
      note: [isBehind(cell, values) ? 'behind plan' : '', cell.status ?? ''].filter(Boolean).join('; '),
    })),
  }));
}

/** All rows as a table, a column for each time; a cell without a value says why. */
export function heatRows(values: HeatValues): Table {
  return {
    columns: [
      { id: 'label', label: 'Name', align: 'start' },
      ...values.columns.map(({ id, label }) => ({ id, label, align: 'end' as const })),
    ],
    rows: values.rows.map((row) => ({
      id: row.id,
      cells: [
        { text: row.label, sort: row.label },
        ...row.cells.map((cell) => ({
          text:
            cell.value === null
              ? (cell.status ?? 'no value')
              : `${isBehind(cell, values) ? `${behindSign} ` : ''}${exactOf(cell, values.unit)}`,
          sort: cell.value,
        })),
      ],
    })),
  };
}

type Placed = HeatCell & { readonly row: string; readonly index: number };

function shownRows({ rows, most }: HeatValues): readonly HeatRow[] {
  return rows.slice(0, most);
}

function hiddenOf({ rows, most }: HeatValues): number {
  return Math.max(0, rows.length - most);
}

function nameWidthPx(rows: readonly HeatRow[], widthPx: number): number {
  const widest = Math.max(40, ...rows.map(({ label }) => textWidthPx(label)));
  return Math.min(widthPx * 0.36, widest + 14);
}

/** The further behind, the deeper; on plan or ahead is one tint, since more than the plan is no louder news. */
function depthOf(cell: HeatCell, values: HeatValues): number {
  if (!isBehind(cell, values)) return 0.16;
  const shortfall = (values.mark - (cell.value ?? 0)) / Math.max(values.mark, 1e-9);
  return 0.14 + Math.min(0.36, shortfall * 0.36);
}

function wordOf(cell: HeatCell, values: HeatValues, columnPx: number): string {
  if (cell.value === null) return '–';
  const sign = isBehind(cell, values) ? behindSign : '';
  const word = `${sign}${faceOf(cell, values.unit)}`;
  if (textWidthPx(word) + 6 <= columnPx) return word;
  return sign || levelSign;
}

/** Shares whole: a tenth of a per cent of a plan is no news. */
function faceOf({ exact, value }: HeatCell, unit: Unit): string {
  const known = exact ?? value;
  if (known === null) return 'none';
  if (unit.kind === 'share') return formatShare(typeof known === 'number' ? known.toFixed(6) : known, 0);
  return formatFace(known, { ...unit, label: '' });
}

function exactOf({ exact, value }: HeatCell, unit: Unit): string {
  const known = exact ?? value;
  return known === null ? 'no value' : formatExact(known, { ...unit, label: '' });
}

function numberOf(count: number): string {
  return count === 1 ? 'the one with a rate is' : `all ${count} with a rate are`;
}

/** Quarter over year; the year stands where it begins, and at the first column. */
function headings({ columns }: HeatValues, theme: Theme, columnPx: number): Plot.Markish[] {
  const placed = columns.map(({ label }, index) => {
    const [first = '', ...others] = label.split(' ');
    const year = others.join(' ');
    const before = columns[index - 1]?.label.split(' ').slice(1).join(' ');
    const columnsOfYear = columns.filter((other) => other.label.endsWith(year)).length;
    const isYearShown = year !== before && textWidthPx(year) <= columnPx * columnsOfYear;
    return { index, first, year: isYearShown ? year : '' };
  });
  const words = { x: 'index', frameAnchor: 'top', fontSize: labelFontPx, fill: theme.muted } as const;
  const hasRoom = columnPx >= textWidthPx('Q4') + 2;
  return [
    Plot.text(placed, {
      ...words,
      text: 'year',
      lineAnchor: 'bottom',
      textAnchor: 'start',
      dx: -columnPx / 2 + 2,
      dy: -20,
    }),
    hasRoom ? Plot.text(placed, { ...words, text: 'first', lineAnchor: 'bottom', dy: -5 }) : null,
  ];
}

function names(rows: readonly HeatRow[], theme: Theme, namePx: number): Plot.Markish {
  return Plot.text(rows, {
    y: 'id',
    frameAnchor: 'left',
    text: (row: HeatRow) => cut(row.label, namePx - 12),
    title: 'label',
    dx: -namePx,
    textAnchor: 'start',
    fontSize: labelFontPx,
    fill: theme.ink,
  });
}

function title({ unit }: HeatValues, theme: Theme, namePx: number): Plot.Markish {
  return Plot.text([`${axisTitle(unit)} (${behindSign} behind, – none)`], {
    frameAnchor: 'top-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    dx: -namePx,
    dy: 2 - topPx,
    fontSize: labelFontPx,
    fill: theme.muted,
  });
}

function rest(values: HeatValues, theme: Theme, namePx: number): Plot.Markish {
  const hidden = hiddenOf(values);
  if (hidden === 0) return null;
  return Plot.text([`and ${hidden} other${hidden === 1 ? '' : 's'}, in the table`], {
    frameAnchor: 'bottom-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    dx: -namePx,
    dy: 10,
    fontSize: labelFontPx,
    fill: theme.muted,
  });
}
