import type { RecordShape } from './records.ts';
import { isTotalLabel } from './total-words.ts';
import { isPlaceholder, kindOf } from './cell-kinds.ts';
import { fitsKind, kindsBelow, labelsIn, type ColumnKind } from './column-kinds.ts';

/** A row that may be no row of the table: what becomes of it shows only further down. */
export interface WaitingRow extends RecordShape {
  /** Number among the rows of the table, and among the records of the file. */
  readonly row: number;
  readonly record: number;
  /** True when it is a line of the header to the byte. */
  readonly isHeaderAgain: boolean;
  /** Blank rows of the table above it. */
  readonly blankRows: number;
  readonly cells: readonly string[];
}

/** What is known of the table that rows are held against. */
export interface TableShape {
  readonly names: readonly string[];
  readonly width: number;
  readonly typical: number;
  readonly kinds: readonly ColumnKind[];
  /** Cells of a usual row, those that name nothing included, and how many up to the last filled one. */
  readonly usualFields: number;
  readonly usualUsed: number;
}

/** A table found below another one: at which waiting row its title starts, and at which its header. */
export interface NewTable {
  readonly start: number;
  readonly header: number;
}

/** Whether the waiting rows start another table; `unknown` while only further rows can tell. */
export function newTableIn(rows: readonly WaitingRow[], table: TableShape): NewTable | 'none' | 'unknown' {
  const header = rows.findIndex((row) => !isTitle(row));
  if (header < 0) return 'unknown';
  const names = rows[header] as WaitingRow;
  const isApart = rows.slice(0, header + 1).some((row) => row.isAfterGap) || header > 0;
  if (!isApart || !isHeaderOfAnother(names, table)) return 'none';
  const first = rows[header + 1];
  if (!first) return 'unknown';
  const second = isNames(first) && first.fields === names.fields ? rows[header + 2] : first;
  if (!second) return 'unknown';
  return isRowBelow(second, names) ? { start: titleOf(rows, header), header } : 'none';
}

/** True for a row of one text or less, as titles and notes are. */
export function isTitle({ filled, isBroken }: WaitingRow): boolean {
  return filled <= 1 && !isBroken;
}

/** Cells of words alone: nothing that reads as an amount or a date, years aside. */
function isNames(row: WaitingRow): boolean {
  if (row.filled < 2 || row.isBroken || row.cells.some((cell) => kindOf(cell) === 'number')) return false;
  return labelsIn(row.cells, []) === row.filled;
}

function isHeaderOfAnother(row: WaitingRow, { names, width, kinds }: TableShape): boolean {
  if (!isNames(row) || row.isHeaderAgain) return false;
  if (row.cells.every((cell, at) => cell.trim() === (names[at] ?? ''))) return false;
  if (row.fields !== width) return true;
  const typed = kinds.flatMap((kind, at) => (kind === 'text' ? [] : [at]));
  // A date among dates: a row of the table in which another cell is a word.
  if (typed.some((at) => kinds[at] === 'date' && kindOf(row.cells[at] ?? '') === 'date')) return false;
  const filled = typed.map((at) => row.cells[at] ?? '').filter((cell) => cell.trim() !== '');
  const words = filled.filter((cell) => kindOf(cell) === 'text' && !isPlaceholder(cell));
  return words.length > 0 && words.length * 2 >= filled.length;
}

function isRowBelow(row: WaitingRow, names: WaitingRow): boolean {
  const isValue = (cell: string) => !['blank', 'text'].includes(kindOf(cell));
  return row.fields === names.fields && row.filled * 2 >= names.filled && row.cells.some(isValue);
}

/** The title is what stands below the last gap, or else the one line right above the header. */
function titleOf(rows: readonly WaitingRow[], header: number): number {
  const gap = rows.findLastIndex((row, at) => at <= header && row.isAfterGap);
  if (gap === header && header > 0 && rows[header - 1]?.isAfterGap) return header - 1;
  return gap >= 0 ? gap : Math.max(0, header - 1);
}

/** True for a line drawn across the table, such as `-----` or `=====`. */
export function isRule({ cells }: WaitingRow): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^[-=_+]{3,}$/.test(cell));
}

const marker =
  /^\s*(?:notes?\b|sources?\b|footnotes?\b|disclaimer|fuente|bron\b|quelle|źródło|uwag|hinweis|anmerkung|nota\b|remarque|\*+\s*\S|[†‡©•]|[([]\d{1,2}[)\]]\s*\p{L}|\d{1,2}[.)]\s+\p{L})/iu;

/** True for a row that can be a note below the data: prose or a source, and no amount. */
export function isNote(row: WaitingRow, table: TableShape): boolean {
  const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (filled.some((cell) => kindOf(cell) === 'number')) return false;
  if (isTotalLabel(first) && !isProse(first)) return false;
  const isMarked = marker.test(first);
  if (table.width === 1) return isMarked && row.isAfterGap;
  if (filled.length > 1) {
    const isShort = isMarked && (filled.length <= Math.max(2, table.typical / 2) || isAside(row, table));
    return (
      isShort || (row.fields !== table.width && (isMarked || (row.isAfterGap && isProse(filled.join(', ')))))
    );
  }
  return isMarked || isProse(first) || (table.typical > 2 && isWordApart(first, row, table));
}

/** A word such as `OFFICIAL`; one right below the data and without the other cells may be a row that was cut off. */
function isWordApart(text: string, row: WaitingRow, { width }: TableShape): boolean {
  return text.length > 2 && kindOf(text) === 'text' && (row.isAfterGap || row.fields === width);
}

/** True when no cell holds what its column does, where that is more than text. */
function isAside({ cells }: WaitingRow, { kinds }: TableShape): boolean {
  const typed = kinds.flatMap((kind, at) => (kind === 'text' ? [] : [{ kind, cell: cells[at] ?? '' }]));
  return typed.length > 0 && typed.every(({ kind, cell }) => cell.trim() === '' || !fitsKind(cell, kind));
}

function isProse(text: string): boolean {
  return text.length >= 25 && text.trim().split(/\s+/).length > 3;
}

/** The shape of a table by its header and first row. */
export function shapeOf(rows: readonly WaitingRow[]): TableShape {
  const [header, ...below] = rows;
  const names = (header?.cells ?? []).map((cell) => cell.trim());
  return {
    names,
    width: header?.fields ?? 0,
    typical: header?.filled ?? 0,
    kinds: kindsBelow(below),
    usualFields: header?.fields ?? 0,
    usualUsed: header?.used ?? 0,
  };
}

/**
 * True for a row whose cells beyond the header are blank, and just stand at its end: either all rows have them, or its
 * other cells are filled without a gap and fit their columns. A delimiter too many in the middle would shift the cells.
 */
export function hasIdleEnd(
  row: Pick<WaitingRow, 'fields' | 'filled' | 'used'>,
  table: TableShape,
  cells: () => readonly string[],
): boolean {
  if (row.fields <= table.width || row.used > table.width) return false;
  if (row.fields === table.usualFields) return true;
  if (row.filled !== row.used || row.used > table.usualUsed) return false;
  const texts = cells();
  return table.kinds.every((kind, at) => kind === 'text' || fitsKind(texts[at] ?? '', kind));
}
