import { capitalised, formatExact } from '../vocabulary/format.ts';
import type { Assurance, Variation } from '../vocabulary/control.ts';
import { grainNames } from '../vocabulary/grain.ts';
import type { Month } from '../vocabulary/month.ts';
import type { BarValues } from './bars.ts';
import { labelOf } from './time.ts';
import type { ChartPoint, TrendValues } from './values.ts';

/** A column of a table; numbers are aligned to the end so that digits stand under digits. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly align: 'start' | 'end';
}

/**
 * A cell as it is read, and what it is sorted by; null sorts last either way. `exact` is the number as exported, where
 * the cell holds one; `icon` stands before the text, which says the same in words.
 */
export interface TableCell {
  readonly text: string;
  readonly sort: number | string | null;
  readonly exact?: string | null;
  readonly icon?: TableIcon;
}

/** The sign of a control chart in a table. */
export type TableIcon =
  | { readonly kind: 'variation'; readonly variation: Variation; readonly side: 'high' | 'low' | null }
  | { readonly kind: 'assurance'; readonly assurance: Assurance };

/** A row by a stable id; `href` makes its first cell a link. */
export interface TableRow {
  readonly id: string;
  readonly cells: readonly TableCell[];
  readonly href?: string;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** The data of a trend as a table: a row a period, a column a series, values in full, and notes where there are any. */
export function chartRows(values: TrendValues): Table {
  const months = [
    ...new Set(values.series.flatMap(({ points }) => points.map(({ period }) => period))),
  ].sort();
  const bySeries = values.series.map(({ points }) => new Map(points.map((point) => [point.period, point])));
  const notes = months.map((month) => notesOf(month, bySeries));
  const hasNotes = notes.some(Boolean);
  return {
    columns: [
      { id: 'period', label: capitalised(grainNames[values.grain ?? 'month']), align: 'start' },
      ...values.series.map(({ id, label }) => ({ id, label, align: 'end' as const })),
      ...(hasNotes ? [{ id: 'notes', label: 'Notes', align: 'start' as const }] : []),
    ],
    rows: months.map((month, index) => ({
      id: month,
      cells: [
        { text: labelOf(values, month), sort: month },
        ...bySeries.map((points) => valueCell(points.get(month), values)),
        ...(hasNotes ? [{ text: notes[index] ?? '', sort: notes[index] || null }] : []),
      ],
    })),
  };
}

/** The data of a comparison as a table, all rows included. */
export function barRows({ rows, unit }: BarValues): Table {
  const cell = (value: number | null | undefined, exact?: string | null): TableCell => ({
    text: formatExact(exact ?? value ?? null, { ...unit, label: '' }),
    sort: value ?? null,
    exact: exact ?? (typeof value === 'number' ? String(value) : null),
  });
  return {
    columns: [
      { id: 'label', label: 'Name', align: 'start' },
      { id: 'value', label: 'Value', align: 'end' },
      { id: 'target', label: 'Target', align: 'end' },
    ],
    rows: rows.map(({ id, label, value, exact, target }) => ({
      id,
      cells: [{ text: label, sort: label }, cell(value, exact), cell(target)],
    })),
  };
}

/** Rows in the order of one column; equal rows keep their order, and cells without a value come last. */
export function sortedRows(
  rows: readonly TableRow[],
  column: number,
  direction: 'ascending' | 'descending',
): readonly TableRow[] {
  const turn = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [left, right] = [a.cells[column]?.sort ?? null, b.cells[column]?.sort ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return turn * compareSorts(left, right);
  });
}

function compareSorts(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en-GB', { numeric: true });
}

function valueCell(point: ChartPoint | undefined, { unit }: TrendValues): TableCell {
  const value = point?.exact ?? point?.value ?? null;
  return {
    text: formatExact(value, { ...unit, label: '' }),
    sort: point?.value ?? null,
    exact: value === null ? null : String(value),
  };
}

function notesOf(month: Month, bySeries: readonly ReadonlyMap<Month, ChartPoint>[]): string {
  const statuses = bySeries.map((points) => points.get(month)?.status).filter(Boolean);
  return [...new Set(statuses)].join('; ');
}
