import { isPlaceholder, kindOf } from './cell-kinds.ts';
import { isData, labelsIn, type ColumnKind } from './column-kinds.ts';
import type { HeadRecord } from './head-records.ts';

/** What the search for a header goes by: records that are not blank, and those of them as wide as the table. */
export interface Seen {
  readonly records: readonly HeadRecord[];
  readonly rows: readonly HeadRecord[];
  readonly kinds: readonly ColumnKind[];
  readonly typical: number;
  readonly width: number;
}

const mostLines = 3;

/** The lines that make the header with the one found: groups above it, and further names or units below it. */
export function headerLines(top: HeadRecord, seen: Seen, isFree: boolean): readonly HeadRecord[] {
  const { records } = seen;
  const lines = [top];
  let at = records.indexOf(top);
  for (let next = records[++at]; next && isContinued(lines, next, seen); next = records[++at])
    lines.push(next);
  let above = records[records.indexOf(top) - 1];
  while (isFree && above && lines.length < mostLines && isGroupLine(above, lines[0] ?? top)) {
    lines.unshift(above);
    above = records[records.indexOf(above) - 1];
  }
  return lines.slice(-mostLines);
}

function isContinued(lines: readonly HeadRecord[], next: HeadRecord, { kinds }: Seen): boolean {
  const last = lines.at(-1);
  if (!last || !isNext(last, next)) return false;
  if (isUnitLine(lines, next)) return true;
  if (isData(next.cells ?? [], kinds) || hasNumbers(next)) return false;
  return isSame(last, next) || isFullBelow(last, next) || fillsGaps(lines, next) || namesColumns(next, kinds);
}

/** Numbers other than years: under a line of names they are data, even where they run 1, 2, 3. */
function hasNumbers({ cells }: HeadRecord): boolean {
  return (cells ?? []).some((cell) => kindOf(cell) === 'number');
}

function isNext(above: HeadRecord, below: HeadRecord): boolean {
  return below.record === above.record + 1 && !below.isAfterGap && below.fields === above.fields;
}

function trimmed({ cells }: HeadRecord): readonly string[] {
  return (cells ?? []).map((cell) => cell.trim());
}

function isSame(above: HeadRecord, below: HeadRecord): boolean {
  const names = trimmed(above);
  return above.filled > 1 && trimmed(below).every((cell, at) => cell === names[at]);
}

const unit =
  /^\(?(?:[£$€%]|[£$€] ?(?:k|m|bn|000s?|million|billion|thousand)|000s?|k|m|bn|no\.?|number|count|days?|hours?|months?|gbp|eur|usd|kwh|kg|tonnes?|ha|m2|fte)\)?$/i;

/** A line of units, such as `£000` and `%`, and maybe names for columns that have none yet. */
function isUnitLine(lines: readonly HeadRecord[], record: HeadRecord): boolean {
  const cells = trimmed(record);
  const units = cells.filter((cell) => unit.test(cell));
  return (
    units.length > 0 && cells.every((cell, at) => cell === '' || unit.test(cell) || isUnnamed(lines, at))
  );
}

function isUnnamed(lines: readonly HeadRecord[], column: number): boolean {
  return lines.every((line) => (line.cells?.[column] ?? '').trim() === '');
}

/** Merged cells above, names below: the upper line has gaps after its cells, where the lower one has none. */
function isFullBelow(above: HeadRecord, below: HeadRecord): boolean {
  const [upper, lower] = [trimmed(above), trimmed(below)];
  const first = upper.findIndex((cell) => cell !== '');
  const gaps = upper.flatMap((cell, at) => (at > first && cell === '' && lower[at] !== '' ? [at] : []));
  return (
    gaps.length > 0 &&
    below.filled > above.filled &&
    lower.slice(first).every((cell, at) => cell !== '' || upper[first + at] === '') &&
    labelsIn(below.cells ?? [], []) === below.filled
  );
}

/** A line that names just the columns that the lines above leave blank. */
function fillsGaps(lines: readonly HeadRecord[], next: HeadRecord): boolean {
  const names = trimmed(next);
  return next.filled > 1 && names.every((cell, at) => cell === '' || isUnnamed(lines, at));
}

/** Different words in several columns of numbers: no row of the table would have them. */
function namesColumns(record: HeadRecord, kinds: readonly ColumnKind[]): boolean {
  const words = trimmed(record).filter(
    (cell, at) => kinds[at] === 'number' && kindOf(cell) === 'text' && !isPlaceholder(cell),
  );
  return words.length > 2 && new Set(words).size === words.length;
}

/** A line of short texts over merged cells; a title stands at the left, alone. */
function isGroupLine(above: HeadRecord, header: HeadRecord): boolean {
  const upper = trimmed(above);
  const first = upper.findIndex((cell) => cell !== '');
  return (
    isNext(above, header) &&
    above.filled > 1 &&
    (first > 0 || above.filled > 2) &&
    upper.every((cell) => cell.length <= 30) &&
    labelsIn(above.cells ?? [], []) === above.filled &&
    isFullBelow(above, header)
  );
}

/** The names of a header of one to three lines; a cell over merged columns is repeated for each of them. */
export function joinHeader(lines: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  const filled = lines.map((cells, at) =>
    at < lines.length - 1 ? spread(cells, lines[at + 1] ?? []) : cells,
  );
  return Array.from({ length: width }, (_, column) =>
    filled
      .map((cells) => (cells[column] ?? '').trim())
      .filter((cell) => cell !== '')
      .join(' '),
  );
}

/** Repeat each cell over the blank ones to its right below which there is a name. The last one goes no further than the others. */
function spread(cells: readonly string[], below: readonly string[]): readonly string[] {
  const starts = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  const spans = starts.map((start, at) => (starts[at + 1] ?? cells.length) - start);
  const most = spans.length > 1 ? Math.max(...spans.slice(0, -1)) : Infinity;
  return cells.map((cell, at) => {
    if (cell.trim() !== '' || (below[at] ?? '').trim() === '') return cell;
    const start = starts.findLast((place) => place < at);
    return start !== undefined && at - start < most ? (cells[start] ?? '') : '';
  });
}
