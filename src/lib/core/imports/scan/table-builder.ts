import { KeptRows, type RowShape } from './kept-rows.ts';
import type { Checkpoint } from './line-map.ts';
import type { OnRecord } from './record-cutter.ts';
import { cellsOf, type CutDialect, type RecordShape } from './records.ts';
import {
  hasIdleEnd,
  isRule,
  isTitle,
  isNote,
  newTableIn,
  shapeOf,
  type NewTable,
  type TableShape,
  type WaitingRow,
} from './row-watch.ts';
import type { AsideRow, OddRow, StackedTable } from './scan-result.ts';

/** How a table lies in its file, known before its rows are read. */
interface TablePlan {
  readonly dialect: CutDialect;
  readonly headerRecord: number;
  readonly headerRecords: number;
  readonly endRecord: number | null;
  readonly shape: TableShape;
}

/** What was found of a table beside the rows that are kept. */
export interface FoundRows {
  readonly preamble: readonly string[];
  readonly rows: number;
  readonly blankRows: number;
  readonly oddRows: readonly OddRow[];
  readonly asideRows: readonly AsideRow[];
  readonly checkpoints: readonly Checkpoint[];
  /** Tables that stand below this one. */
  readonly others: readonly StackedTable[];
  readonly endRecord: number | null;
  /** True when rows had delimiters too many that part nothing. */
  readonly isMended: boolean;
  /** The first line of a row whose quotes go astray over several lines. */
  readonly brokenAt: number | null;
}

const rowsPerCheckpoint = 512;
const mostWaiting = 200;
const mostPreamble = 100;

type Settled = RowShape & Pick<RecordShape, 'lines' | 'fields' | 'used' | 'isBroken'>;

/** Sorts records into preamble, header, rows to keep, blank rows, notes and odd rows. */
export class TableBuilder {
  readonly kept: KeptRows;
  readonly #plan: TablePlan;
  readonly #text = new TextDecoder();
  #shape: TableShape;
  #record = 0;
  #rows = 0;
  #blank = 0;
  #isAfterBlank = false;
  /** True below the end of the table. */
  #isOutside = false;
  #endRecord: number | null;
  /** The bytes of the header, line by line. */
  readonly #header: Uint8Array[] = [];
  #waiting: WaitingRow[] = [];
  /** True while no row that waits is more than a title: then there is nothing to tell yet. */
  #areTitles = true;
  #isMended = false;
  #brokenAt: number | null = null;
  readonly #preamble: string[] = [];
  readonly #odd: OddRow[] = [];
  readonly #aside: AsideRow[] = [];
  readonly #others: { name: string; headerRecord: number; endRecord: number | null; line: number }[] = [];
  readonly #checkpoints: Checkpoint[] = [];

  constructor(plan: TablePlan) {
    this.#plan = plan;
    this.#shape = plan.shape;
    this.#endRecord = plan.endRecord;
    this.kept = new KeptRows(plan.shape.typical);
  }

  readonly add: OnRecord = (record, content) => {
    const index = this.#record++;
    const { headerRecord, headerRecords, endRecord } = this.#plan;
    if (index < headerRecord) this.#addPreamble(content);
    else if (index < headerRecord + headerRecords) this.#header.push(content().slice());
    else if (endRecord === null || index < endRecord) this.#addRow(record, index, content);
  };

  /** What was found; call it when there are no more records. */
  found(): FoundRows {
    this.#settleEnd(this.#waiting);
    this.#waiting = [];
    return {
      preamble: this.#preamble,
      rows: this.#rows,
      blankRows: this.#blank,
      oddRows: this.#odd,
      asideRows: this.#aside,
      checkpoints: this.#checkpoints,
      others: this.#others,
      endRecord: this.#endRecord,
      isMended: this.#isMended,
      brokenAt: this.#brokenAt,
    };
  }

  #cells(content: () => Uint8Array): readonly string[] {
    return cellsOf(this.#text.decode(content()), this.#plan.dialect);
  }

  #addPreamble(content: () => Uint8Array): void {
    const text = joinedText(this.#cells(content));
    if (text !== '') this.#preamble.push(text);
    if (this.#preamble.length > mostPreamble) this.#preamble.shift();
  }

  #addRow(record: RecordShape, index: number, content: () => Uint8Array): void {
    if (!this.#isOutside) this.#count(record);
    if (record.filled === 0 && !record.isBroken) {
      if (!this.#isOutside) this.#blank++;
      this.#isAfterBlank = true;
      return;
    }
    const isAfterGap = this.#isAfterBlank || record.isAfterGap;
    this.#isAfterBlank = false;
    const isHeaderAgain = this.#isHeader(record, content);
    if (this.#waiting.length > 0 || isAfterGap || this.#isUnusual(record)) {
      const place = { row: this.#rows, record: index, blankRows: this.#blank };
      this.#wait({ ...record, ...place, isAfterGap, isHeaderAgain, cells: this.#cells(content) });
    } else if (!this.#isOutside) this.#settle(record, isHeaderAgain, content);
  }

  #count({ start, line }: RecordShape): void {
    if (this.#rows % rowsPerCheckpoint === 0)
      this.#checkpoints.push({ row: this.#rows + 1, byte: start, line });
    this.#rows++;
  }

  #isUnusual({ fields, filled }: RecordShape): boolean {
    return fields !== this.#shape.width || filled * 3 <= this.#shape.typical;
  }

  #wait(row: WaitingRow): void {
    const isFirstTitle = this.#waiting.length === 0 || this.#areTitles;
    this.#areTitles = isFirstTitle && isTitle(row);
    this.#waiting.push(row);
    const found = this.#areTitles ? 'unknown' : newTableIn(this.#waiting, this.#shape);
    const isOpen = found === 'unknown' || (found === 'none' && isNote(row, this.#shape));
    if (isOpen && this.#waiting.length < mostWaiting) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (typeof found === 'object') this.#startTable(waiting, found);
    else for (const each of waiting) this.#settleWaiting(each);
  }

  #startTable(waiting: readonly WaitingRow[], { start, header }: NewTable): void {
    const [first, names] = [waiting[start], waiting[header]];
    if (!first || !names) return;
    const before = this.#others.at(-1);
    if (before) before.endRecord = first.record;
    if (!this.#isOutside) this.#endTable(first, waiting.slice(0, start));
    const title = start < header ? joinedText(first.cells) : '';
    const name = title === '' ? firstNames(names.cells) : title;
    this.#others.push({ name, headerRecord: names.record, endRecord: null, line: names.line });
    this.#shape = shapeOf(waiting.slice(header));
  }

  /** The table ends above a row: what was counted from there on is none of its rows. */
  #endTable({ row, record, blankRows }: WaitingRow, above: readonly WaitingRow[]): void {
    this.#settleEnd(above);
    this.#isOutside = true;
    this.#rows = row - 1;
    this.#blank = blankRows;
    this.#endRecord = record;
    while ((this.#checkpoints.at(-1)?.row ?? 0) > this.#rows) this.#checkpoints.pop();
  }

  /** The last rows of a table: those at its very end may be notes. */
  #settleEnd(rows: readonly WaitingRow[]): void {
    if (this.#isOutside) return;
    const lastRow = rows.findLastIndex((row) => !isNote(row, this.#plan.shape));
    rows.forEach((row, at) => {
      if (at <= lastRow) this.#settleWaiting(row);
      else this.#setAside(row, row.row, row.cells, 'note');
    });
  }

  #settleWaiting(row: WaitingRow): void {
    if (this.#isOutside) return;
    if (row.isHeaderAgain || this.#isNamedAlike(row.cells))
      this.#setAside(row, row.row, row.cells, 'repeated_header');
    else if (isRule(row)) this.#setAside(row, row.row, row.cells, 'note');
    else this.#sort(row, row.row, () => row.cells);
  }

  #settle(record: RecordShape, isHeaderAgain: boolean, content: () => Uint8Array): void {
    if (isHeaderAgain) this.#setAside(record, this.#rows, this.#cells(content), 'repeated_header');
    else this.#sort(record, this.#rows, () => this.#cells(content));
  }

  /** True for a record that is a line of the header to the byte. */
  #isHeader({ start, contentEnd }: RecordShape, content: () => Uint8Array): boolean {
    return this.#header.some((line) => line.length === contentEnd - start && isEqual(content(), line));
  }

  #isNamedAlike(cells: readonly string[]): boolean {
    const { shape, headerRecords } = this.#plan;
    return headerRecords > 0 && cells.map((cell) => cell.trim()).join('\n') === shape.names.join('\n');
  }

  #setAside({ line }: Settled, row: number, cells: readonly string[], kind: AsideRow['kind']): void {
    this.#aside.push({ row, line, kind, text: joinedText(cells) });
  }

  #sort(record: Settled, row: number, cells: () => readonly string[]): void {
    const { width } = this.#plan.shape;
    if (record.isBroken) this.#addOdd(record, row, 'broken');
    else if (record.fields === width) this.kept.add(record, row, cells);
    else if (hasIdleEnd(record, this.#plan.shape, cells)) {
      this.#isMended = true;
      this.kept.add(record, row, () => cells().slice(0, width));
    } else this.#addOdd(record, row, 'ragged');
  }

  #addOdd({ line, lines, fields }: Settled, row: number, kind: OddRow['kind']): void {
    if (kind === 'broken' && lines > 1) this.#brokenAt ??= line;
    this.#odd.push({ row, line, fields, kind });
  }
}

function joinedText(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
}

/** What to call a table that has no title. */
export function firstNames(names: readonly string[]): string {
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 3)
    .join(', ');
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
