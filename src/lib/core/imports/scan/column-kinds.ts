import { isPlaceholder, kindOf, type CellKind } from './cell-kinds.ts';

/** What most cells of a column hold; `text` when they hold nothing in particular. */
export type ColumnKind = Exclude<CellKind, 'blank'>;

interface Row {
  readonly cells: readonly string[] | null;
}

/** What the columns hold, by rows of which the first few may be a header and what stands above it. */
export function columnKinds(rows: readonly Row[]): readonly ColumnKind[] {
  // A header has up to three lines; of a few rows most must be below it.
  const above = Math.min(10, Math.max(rows.length > 1 ? 1 : 0, Math.floor(rows.length / 3)));
  return kindsBelow(rows.slice(above));
}

/** What the columns hold, by rows that are all data, headings and notes between them aside. */
export function kindsBelow(rows: readonly Row[]): readonly ColumnKind[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells?.length ?? 0), 0);
  const full = rows.filter(({ cells }) => filledIn(cells ?? []) > 1 || width < 2);
  return Array.from({ length: width }, (_, column) =>
    commonKind(full.map((row) => row.cells?.[column] ?? '')),
  );
}

function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function commonKind(cells: readonly string[]): ColumnKind {
  const kinds = cells.filter((cell) => !isPlaceholder(cell)).map(kindOf);
  const filled = kinds.filter((kind) => kind !== 'blank');
  const isMost = (...wanted: readonly CellKind[]) =>
    filled.length > 0 && filled.filter((kind) => wanted.includes(kind)).length >= 0.6 * filled.length;
  if (isMost('date')) return 'date';
  if (isMost('year')) return 'year';
  return isMost('number', 'year') ? 'number' : 'text';
}

/** True when a record holds numbers and dates where the rows do, more often than it holds words there. */
export function isData(cells: readonly string[], kinds: readonly ColumnKind[]): boolean {
  const names = namedCells(cells, kinds);
  let [hits, misses] = [0, 0];
  kinds.forEach((column, at) => {
    const cell = cells[at] ?? '';
    if (column === 'text' || cell.trim() === '' || isPlaceholder(cell)) return;
    if (!names.has(at) && fits(kindOf(cell), column)) hits++;
    else misses++;
  });
  return hits > 0 && hits >= misses;
}

/** True for a cell that holds what its column does, or nothing. */
export function fitsKind(cell: string, column: ColumnKind): boolean {
  const kind = kindOf(cell);
  return kind === 'blank' || isPlaceholder(cell) || fits(kind, column);
}

function fits(cell: CellKind, column: ColumnKind): boolean {
  if (column === 'number' || column === 'year') return cell === 'number' || cell === 'year';
  return cell === column;
}

/** Filled cells of a record that can be names: words, and numbers or dates that name columns. */
export function labelsIn(cells: readonly string[], kinds: readonly ColumnKind[]): number {
  const names = namedCells(cells, kinds);
  return cells.filter((cell, at) => {
    const kind = kindOf(cell);
    return kind === 'text' || (kind !== 'blank' && names.has(at));
  }).length;
}

/**
 * Places of numbers and dates that name columns: years or whole numbers in a row, dates above numbers, and a year above
 * a column that holds no years.
 */
function namedCells(cells: readonly string[], kinds: readonly ColumnKind[]): ReadonlySet<number> {
  const found = cells.map((cell, at) => ({ at, text: cell.trim(), kind: kindOf(cell) }));
  const numbers = found.filter(({ kind }) => kind === 'year' || kind === 'number');
  const dates = found.filter(({ kind, at }) => kind === 'date' && kinds[at] !== 'date');
  const years = numbers.filter(({ at, kind }) => kind === 'year' && kinds[at] !== 'year');
  const hasWord = found.some(({ kind }) => kind === 'text');
  const isRun =
    isOrdered(
      numbers.map(({ text }) => text),
      hasWord,
    ) && numbers.some(({ at }) => kinds[at] !== 'year');
  const named = isRun ? numbers : years.length === numbers.length ? years : [];
  return new Set(
    [...named, ...(isTellingDates(found.length, dates.length) ? dates : [])].map(({ at }) => at),
  );
}

function isTellingDates(cells: number, dates: number): boolean {
  return dates > 1 || cells > 4;
}

/** Two or more years that only rise or only fall, some maybe twice; beside a word, three or more numbers one apart. */
function isOrdered(texts: readonly string[], hasWord: boolean): boolean {
  const values = texts.map(Number);
  if (texts.length < 2 || !texts.every((text) => /^\d{1,4}$/.test(text))) return false;
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0));
  const isRising = steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
  if (values.every((value) => value >= 1900 && value < 2100))
    return isRising && steps.some((step) => step !== 0);
  return (
    hasWord && texts.length > 2 && (steps.every((step) => step === 1) || steps.every((step) => step === -1))
  );
}
