import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { streamOf } from '../stream-of.ts';
import { bookFiles, type WrittenSheet } from './book-xml.ts';
import { SharedTexts, sharedXml } from './cell-xml.ts';
import { continuedName, sheetNames } from './sheet-names.ts';
import { RowSource, sheetXml } from './sheet-xml.ts';
import type { Sheet, Workbook } from './sheet.ts';
import { stylesXml } from './styles-xml.ts';

/** How a workbook is written. Aborting the signal rejects with its reason. */
export interface WritingOptions {
  readonly onProgress: (share: number, label: string) => void;
  readonly signal: AbortSignal;
  /** Rows of a sheet with its head: what a spreadsheet opens, unless a test says less. */
  readonly mostRows?: number;
}

const mostRowsOfExcel = 1_048_576;
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

// A date of its own would make two copies of one workbook differ; this is the earliest a zip can hold.
const noDate = new Date(1980, 0, 1);

/**
 * A workbook as an XLSX file, written row by row: its size in memory is that of the packed file and its different
 * texts. A sheet that is full goes on in a further one. With several sheets, a list of them comes first.
 *
 * write-excel-file is not used here: it packs larger sheets in workers made of blobs, which our policy forbids, holds
 * all rows as text at once, and stumbles over a text such as `constructor`.
 */
export async function writeWorkbook(workbook: Workbook, options: WritingOptions): Promise<Blob> {
  const { signal, onProgress } = options;
  signal.throwIfAborted();
  const zip = new ZipWriter(new BlobWriter(type), {
    useWebWorkers: false,
    lastModDate: noDate,
    extendedTimestamp: false,
    zip64: false,
    signal,
  });
  const texts = new SharedTexts();
  const writer = new SheetWriter(zip, texts, options);
  const names = sheetNames(['Contents', ...workbook.sheets.map(({ name }) => name)]).slice(1);
  for (const [at, sheet] of workbook.sheets.entries()) {
    onProgress(at / workbook.sheets.length, `Writing ${names[at]}`);
    await writer.write(sheet, names[at] ?? sheet.name);
  }
  const sheets = writer.written;
  if (sheets.length > 1) await writer.write(contentsOf(sheets), 'Contents');
  const files = bookFiles(workbook, [...writer.written.slice(sheets.length), ...sheets]);
  for (const [path, text] of files) await zip.add(path, new TextReader(text));
  await zip.add('xl/styles.xml', new TextReader(stylesXml));
  await zip.add('xl/sharedStrings.xml', streamOf(textsXml(texts), signal));
  const blob = await zip.close();
  onProgress(1, 'Written');
  return blob;
}

/** What is told of a sheet in the list of contents. */
interface Told extends WrittenSheet {
  readonly title: string;
  readonly note: string;
}

/** Writes sheets one after the other into a zip. */
class SheetWriter {
  readonly #zip: ZipWriter<Blob>;
  readonly #texts: SharedTexts;
  readonly #options: WritingOptions;
  readonly #written: Told[] = [];

  constructor(zip: ZipWriter<Blob>, texts: SharedTexts, options: WritingOptions) {
    this.#zip = zip;
    this.#texts = texts;
    this.#options = options;
  }

  get written(): readonly Told[] {
    return [...this.#written];
  }

  /** Write a sheet, and as many more as its rows need. */
  async write(sheet: Sheet, name: string): Promise<void> {
    const rows = await RowSource.of(sheet.rows);
    let part = 1;
    do {
      await this.#writePart(sheet, this.#free(part === 1 ? name : continuedName(name, part)), rows);
      part++;
    } while (!rows.isDone);
  }

  async #writePart({ columns, title, note }: Sheet, name: string, rows: RowSource): Promise<void> {
    const { signal, mostRows = mostRowsOfExcel } = this.#options;
    const file = this.#written.length + 1;
    let count = 0;
    const xml = sheetXml({
      columns,
      rows,
      mostRows: mostRows - 1,
      texts: this.#texts,
      onend: (written) => (count = written),
    });
    await this.#zip.add(`xl/worksheets/sheet${file}.xml`, streamOf(xml, signal));
    this.#written.push({ file, name, rows: count, title, note });
  }

  #free(name: string): string {
    const taken = new Set(this.#written.map((one) => one.name.toLowerCase()));
    let free = name;
    for (let part = 2; taken.has(free.toLowerCase()); part++) free = continuedName(name, part);
    return free;
  }
}

/** The list of all sheets; it is written last, when their rows are counted, and stands first in the workbook. */
function contentsOf(written: readonly Told[]): Sheet {
  return {
    name: 'Contents',
    title: '',
    note: '',
    columns: contentsColumns,
    rows: written.map(({ name, title, rows, note }) => [
      { sheet: name },
      title,
      { number: String(rows), format: 'whole' },
      note,
    ]),
  };
}

const contentsColumns = [
  { label: 'Sheet', widthCh: 32 },
  { label: 'What it holds', widthCh: 60, isWrapped: true },
  { label: 'Rows', widthCh: 10 },
  { label: 'Note', widthCh: 60, isWrapped: true },
];

async function* textsXml(texts: SharedTexts): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  let piece = '';
  for (const text of texts.all()) {
    piece += sharedXml(text);
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sst>`;
}
