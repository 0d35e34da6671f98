import { markupText } from '../../export/plain-text.ts';
import { cellXml, columnName, type SharedTexts } from './cell-xml.ts';
import type { Cell, SheetColumn } from './sheet.ts';
import { styles } from './styles-xml.ts';

/** Rows taken one by one, so that a sheet can end where it is full and the next go on. */
export class RowSource {
  readonly #rows: Iterator<readonly Cell[]> | AsyncIterator<readonly Cell[]>;
  #next: readonly Cell[] | null = null;

  private constructor(rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>) {
    this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  /** Rows with the first of them looked up. */
  static async of(rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>): Promise<RowSource> {
    const source = new RowSource(rows);
    await source.#look();
    return source;
  }

  get isDone(): boolean {
    return this.#next === null;
  }

  /** As many rows as there are, but at most so many. */
  async take(most: number): Promise<readonly (readonly Cell[])[]> {
    const taken: (readonly Cell[])[] = [];
    while (this.#next !== null && taken.length < most) {
      taken.push(this.#next);
      await this.#look();
    }
    return taken;
  }

  async #look(): Promise<void> {
    const found = await this.#rows.next();
    this.#next = found.done === true ? null : found.value;
  }
}

/** What a sheet is written from. */
export interface SheetSource {
  readonly columns: readonly SheetColumn[];
  readonly rows: RowSource;
  /** Rows it has room for, its head not counted. */
  readonly mostRows: number;
  readonly texts: SharedTexts;
  /** Told how many rows were written when the sheet ends. */
  readonly onend: (rows: number) => void;
}

const rowsAtOnce = 500;

/** A sheet as XML, piece by piece: its head frozen, rows, a filter over all of them, ways to other sheets. */
export async function* sheetXml(source: SheetSource): AsyncGenerator<string> {
  const { columns, rows, mostRows } = source;
  yield head(source);
  const links: string[] = [];
  let written = 0;
  while (!rows.isDone && written < mostRows) {
    const taken = await rows.take(Math.min(rowsAtOnce, mostRows - written));
    yield taken.map((cells, at) => rowXml(cells, written + at + 2, source, links)).join('');
    written += taken.length;
  }
  const last = `${columnName(Math.max(0, columns.length - 1))}${written + 1}`;
  const filter = columns.length > 0 ? `<autoFilter ref="A1:${last}"/>` : '';
  const ways = links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '';
  yield `</sheetData>${filter}${ways}${print}</worksheet>`;
  source.onend(written);
}

const print =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

function head({ columns, texts }: SheetSource): string {
  const widths = columns.map(
    ({ widthCh }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthCh + 1}" customWidth="1"/>`,
  );
  const cells = columns.map(
    ({ label }, at) =>
      `<c r="${columnName(at)}1" s="${styles.head}" t="s"><v>${texts.placeOf(label)}</v></c>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<sheetViews><sheetView workbookViewId="0">',
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews>',
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    `<sheetData><row r="1">${cells.join('')}</row>`,
  ].join('');
}

function rowXml(cells: readonly Cell[], row: number, source: SheetSource, links: string[]): string {
  const { columns, texts } = source;
  const written = cells.map((cell, at) => {
    const place = `${columnName(at)}${row}`;
    if (cell !== null && typeof cell === 'object' && 'sheet' in cell) links.push(wayXml(place, cell.sheet));
    return cellXml(cell, place, { texts, isWrapped: columns[at]?.isWrapped ?? false });
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

function wayXml(place: string, sheet: string): string {
  const target = markupText(`'${sheet.replaceAll("'", "''")}'!A1`);
  return `<hyperlink ref="${place}" location="${target}" display="${markupText(sheet)}"/>`;
}
