import type { Table } from '../../charts/table.ts';
import { cellText, columnGroups, type ColumnGroup } from './columns.ts';
import { fitted, heightOf, type Fitted, type Paragraph } from './fit.ts';
import type { Piece, Taken } from './flow.ts';
import type { Box, CellShape, Shape } from './slide.ts';

/** A table with what stands over and under it. */
export interface TitledTable {
  readonly id: string;
  readonly title: string;
  readonly table: Table;
  readonly note: string;
}

const padIn = 0.1;
const leastRows = 3;
const captionPt = 13;

/** A piece of a table, and how tall all of it is. */
export interface TablePiece extends Piece {
  readonly wholeIn: number;
}

/** A table over as many slides as it needs, its header on each; very wide ones in groups of columns. */
export function tablePieces(titled: TitledTable, widthIn: number, isLarge = false): readonly TablePiece[] {
  const { rows } = titled.table;
  const parts = (sizes?: readonly number[]) => partsOf(titled, widthIn, sizes);
  const whole = (pieces: readonly TablePiece[], mostIn: number) =>
    pieces.length === 1 && (pieces[0]?.wholeIn ?? 0) <= mostIn;
  // Few rows are written large; where a table just misses one slide, it is written smaller.
  if (isLarge && rows.length <= fewRows) {
    const large = [16, 14].map((pt) => parts([pt])).find((pieces) => whole(pieces, largeIn));
    if (large) return large;
  }
  const usual = parts();
  if (whole(usual, slideIn) || rows.length > mostRows) return usual;
  return [12, 11, 10.5].map((pt) => parts([pt])).find((pieces) => whole(pieces, slideIn)) ?? usual;
}

const fewRows = 6;
const largeIn = 3.2;
const slideIn = 4.3;
const mostRows = 20;

function partsOf(titled: TitledTable, widthIn: number, sizes?: readonly number[]): readonly TablePiece[] {
  const groups = columnGroups(titled.table, widthIn, sizes);
  return groups.map((group, at) => {
    const of = groups.length > 1 ? ` (columns, part ${at + 1} of ${groups.length})` : '';
    const part = new TablePart({ ...titled, title: `${titled.title}${of}` }, group);
    return { ...part.piece(0), wholeIn: part.wholeIn(widthIn) };
  });
}

interface Row {
  readonly cells: readonly CellShape[];
  readonly heightIn: number;
  readonly cut: readonly string[];
}

class TablePart {
  readonly #titled: TitledTable;
  readonly #group: ColumnGroup;
  readonly #header: Row;

  constructor(titled: TitledTable, group: ColumnGroup) {
    this.#titled = titled;
    this.#group = group;
    this.#header = this.#row(
      titled.table.columns.map(({ label }) => label),
      true,
      1.2,
    );
  }

  /** The table from a row on. */
  piece(from: number): Piece {
    const { rows } = this.#titled.table;
    const first = rows.slice(from, from + 3).map((_, at) => this.#rowAt(from + at, 3).heightIn);
    return {
      least: (widthIn) =>
        this.#overhead(from, widthIn) + total(first) + (rows.length - from <= 3 ? this.#noteIn(widthIn) : 0),
      isGrowing: false,
      take: (widthIn, heightIn) => this.#take(from, widthIn, heightIn),
    };
  }

  /** How tall all of it is. */
  wholeIn(widthIn: number): number {
    const rows = this.#titled.table.rows.slice(0, mostRows).map((_, at) => this.#rowAt(at, 3).heightIn);
    return this.#overhead(0, widthIn) + total(rows) + this.#noteIn(widthIn);
  }

  #take(from: number, widthIn: number, heightIn: number): Taken {
    const { table, note } = this.#titled;
    const { rows } = table;
    const kept: Row[] = [];
    let left = heightIn - this.#overhead(from, widthIn);
    for (let at = from; at < rows.length; at += 1) {
      const row = this.#rowAt(at, Math.max(0.4, heightIn * 0.6));
      const needed = row.heightIn + (at === rows.length - 1 ? this.#noteIn(widthIn) : 0);
      if (needed > left && kept.length > 0) break;
      kept.push(row);
      left -= row.heightIn;
    }
    // A single row alone on the next slide looks like a slip: two more go with it.
    const alone = rows.length - from - kept.length;
    if (alone > 0 && alone < leastRows && kept.length > 2 * leastRows) kept.splice(alone - leastRows);
    const until = from + kept.length;
    const isLast = until >= rows.length;
    const tableIn = this.#header.heightIn + total(kept.map((row) => row.heightIn));
    const captionIn = this.#captionIn(from, widthIn);
    const noteIn = isLast ? this.#noteIn(widthIn) : 0;
    return {
      heightIn: captionIn + tableIn + noteIn,
      rest: isLast ? null : this.piece(until),
      cut: [...(from === 0 ? this.#headerCut(widthIn) : []), ...kept.flatMap((row) => row.cut)],
      draw: (box) => this.#draw(box, { from, kept, captionIn, tableIn, note: isLast ? note : '' }),
    };
  }

  #draw(
    box: Box,
    drawn: {
      readonly from: number;
      readonly kept: readonly Row[];
      readonly captionIn: number;
      readonly tableIn: number;
      readonly note: string;
    },
  ): readonly Shape[] {
    const { from, kept, captionIn, tableIn, note } = drawn;
    const { id, title, table } = this.#titled;
    const rows = [this.#header, ...kept];
    const shapes: Shape[] = [];
    if (captionIn > 0)
      shapes.push({
        kind: 'text',
        name: `Caption ${id}`,
        box: { ...box, h: captionIn },
        paragraphs: this.#caption(from, box.w),
      });
    shapes.push({
      kind: 'table',
      name: `Table ${id}`,
      box: { x: box.x, y: box.y + captionIn, w: total(this.#group.widthsIn), h: tableIn },
      alt: `${title || 'Table'}: ${table.rows.length} rows by ${table.columns.map(({ label }) => label).join(', ')}`,
      pt: this.#group.pt,
      widthsIn: this.#group.widthsIn,
      heightsIn: rows.map((row) => row.heightIn),
      rows: rows.map((row) => row.cells),
    });
    if (note !== '') {
      const room = {
        x: box.x,
        y: box.y + captionIn + tableIn + 0.05,
        w: box.w,
        h: this.#noteIn(box.w) - 0.05,
      };
      shapes.push({ kind: 'text', name: `Note ${id}`, box: room, paragraphs: this.#note(box.w) });
    }
    return shapes;
  }

  #rowAt(at: number, mostIn: number): Row {
    const cells = this.#titled.table.rows[at]?.cells ?? [];
    return this.#row(
      this.#titled.table.columns.map((_, column) => (cells[column] ? cellText(cells[column]) : '')),
      false,
      mostIn,
    );
  }

  #row(texts: readonly string[], isHeader: boolean, mostIn: number): Row {
    const { columns, pt, widthsIn } = this.#group;
    const cut: string[] = [];
    let heightIn = 0;
    const cells = columns.map((column, at): CellShape => {
      const widthIn = (widthsIn[at] ?? 1) - 0.14;
      const [text, height, isCut] = cellIn(
        { text: texts[column] ?? '', pt, isBold: isHeader },
        widthIn,
        mostIn,
      );
      if (isCut) cut.push(texts[column] ?? '');
      heightIn = Math.max(heightIn, height);
      return { text, align: this.#titled.table.columns[column]?.align === 'end' ? 'right' : 'left' };
    });
    return { cells, heightIn: heightIn + padIn, cut };
  }

  #overhead(from: number, widthIn: number): number {
    return this.#captionIn(from, widthIn) + this.#header.heightIn;
  }

  #caption(from: number, widthIn: number): readonly Paragraph[] {
    return this.#fittedCaption(from, widthIn).paragraphs;
  }

  #fittedCaption(from: number, widthIn: number): Fitted {
    const { title } = this.#titled;
    if (title === '') return { paragraphs: [], isCut: false };
    const text = from > 0 ? `${title} (continued)` : title;
    return fitted([{ text, pt: captionPt, isBold: true }], { widthIn, heightIn: 0.75 });
  }

  #captionIn(from: number, widthIn: number): number {
    const paragraphs = this.#caption(from, widthIn);
    return paragraphs.length === 0 ? 0 : heightOf(paragraphs, widthIn) + 0.08;
  }

  #note(widthIn: number): readonly Paragraph[] {
    return this.#fittedNote(widthIn).paragraphs;
  }

  #fittedNote(widthIn: number): Fitted {
    const { note } = this.#titled;
    return note === ''
      ? { paragraphs: [], isCut: false }
      : fitted([{ text: note, pt: 11 }], { widthIn, heightIn: 0.9 });
  }

  /** The header, caption and note where they are shortened. */
  #headerCut(widthIn: number): readonly string[] {
    const { title, note } = this.#titled;
    return [
      ...(this.#fittedCaption(0, widthIn).isCut ? [title] : []),
      ...this.#header.cut,
      ...(this.#fittedNote(widthIn).isCut ? [note] : []),
    ];
  }

  #noteIn(widthIn: number): number {
    const paragraphs = this.#note(widthIn);
    return paragraphs.length === 0 ? 0 : heightOf(paragraphs, widthIn) + 0.1;
  }
}

/** A cell's text as tall as it may be. */
function cellIn(paragraph: Paragraph, widthIn: number, mostIn: number): readonly [string, number, boolean] {
  const height = heightOf([paragraph], widthIn);
  if (height <= mostIn) return [paragraph.text, height, false];
  let { text } = paragraph;
  while (text.length > 2 && heightOf([{ ...paragraph, text: `${text}…` }], widthIn) > mostIn)
    text = [...text].slice(0, Math.floor([...text].length * 0.85)).join('');
  return [`${text.trimEnd()}…`, heightOf([{ ...paragraph, text: `${text}…` }], widthIn), true];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
