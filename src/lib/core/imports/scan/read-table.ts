import type { BadByte } from './byte-check.ts';
import type { Dialect, DialectChoice } from './dialect.ts';
import { gatherBytes } from './kept-bytes.ts';
import { RecordCutter } from './record-cutter.ts';
import { cellsOf } from './records.ts';
import { readPieces } from './read-pieces.ts';
import { rewriteRows } from './rewrite.ts';
import type { Scan, ScanOptions, StackedTable } from './scan-result.ts';
import { cutQuestions } from './scan-questions.ts';
import { sniff, type Sniffed } from './sniff.ts';
import { firstNames, TableBuilder, type FoundRows } from './table-builder.ts';
import { tableFault } from './table-fault.ts';

/** A text in UTF-8. */
export interface Utf8Text {
  readonly blob: Blob;
  /** Bytes of the byte order mark, which is no text. */
  readonly from: number;
}

/** What goes along with the reading of a text. */
export interface Along {
  readonly signal?: ScanOptions['signal'];
  /** Gets each piece of the bytes; a bad byte ends the reading. */
  readonly see: (bytes: Uint8Array) => BadByte | null;
}

/** The part of a scan that is found in the text, whatever its bytes were. */
export type ReadTable = Omit<Scan, 'sha256' | 'sizeBytes' | 'encoding' | 'dialect' | 'text'> & {
  readonly dialect: Omit<Dialect, 'encoding'>;
};

/** Cut a text into records and find its table; null when a bad byte ended the reading. */
export async function readTable(
  text: Utf8Text,
  choice: DialectChoice,
  along: Along,
): Promise<ReadTable | null> {
  const sniffed = await sniff(text.blob, text.from, choice);
  const builder = new TableBuilder(planOf(sniffed, choice));
  const cutter = new RecordCutter(sniffed.best.dialect, text.from, builder.add);
  let isFirst = true;
  for await (const bytes of readPieces(text.blob, along.signal)) {
    if (along.see(bytes)) return null;
    cutter.feed(isFirst ? bytes.subarray(text.from) : bytes);
    isFirst = false;
    if (cutter.isOverlong) break;
  }
  cutter.finish();
  return tableOf({ text, sniffed, builder, cutter, choice, signal: along.signal });
}

function planOf({ best, header }: Sniffed, choice: DialectChoice) {
  const names = header?.names ?? [];
  return {
    dialect: best.dialect,
    headerRecord: header?.headerRecord ?? 0,
    headerRecords: header?.headerRecords ?? 1,
    endRecord: choice.endRecord ?? null,
    shape: {
      names,
      width: names.length,
      typical: header?.typical ?? 0,
      kinds: header?.kinds ?? [],
      usualFields: header?.usualFields ?? 0,
      usualUsed: header?.usualUsed ?? 0,
    },
  };
}

interface Read {
  readonly text: Utf8Text;
  readonly sniffed: Sniffed;
  readonly builder: TableBuilder;
  readonly cutter: RecordCutter;
  readonly choice: DialectChoice;
  readonly signal: ScanOptions['signal'];
}

async function tableOf(read: Read): Promise<ReadTable> {
  const { sniffed, builder, cutter, choice } = read;
  const { header, best } = sniffed;
  const rows = builder.found();
  const { kept } = builder;
  const { openQuoteLine, isOverlong } = cutter;
  const fault = tableFault({ header, rows, openQuoteLine, isOverlong });
  const tables = tablesOf(sniffed, rows);
  const body = fault ? null : await bodyOf(read, rows);
  return {
    dialect: {
      ...best.dialect,
      headerRecord: header?.headerRecord ?? 0,
      headerRecords: header?.headerRecords ?? 1,
      endRecord: rows.endRecord,
    },
    rivals: sniffed.rivals.map(({ dialect }) => dialect.delimiter),
    header: header?.names ?? [],
    headerLine: header?.line ?? 0,
    preamble: rows.preamble,
    rows: rows.rows,
    keptRows: kept.count,
    blankRows: rows.blankRows,
    oddRows: rows.oddRows,
    asideRows: rows.asideRows,
    suspects: kept.suspects(await lastRow(read)),
    tables,
    body,
    gathered: fault || body ? null : await gatheredOf(read),
    kept: kept.ranges,
    segments: kept.segments,
    checkpoints: rows.checkpoints,
    untidyColumns: cutter.untidyColumns,
    samples: kept.samples,
    looseQuotes: kept.looseQuotes,
    questions: fault ? [] : cutQuestions(sniffed, tables, choice),
    fault,
  };
}

function tablesOf({ header }: Sniffed, { others, endRecord, preamble }: FoundRows): readonly StackedTable[] {
  if (!header) return [];
  const { headerRecord, line, names } = header;
  return [{ name: preamble.at(-1) ?? firstNames(names), headerRecord, endRecord, line }, ...others];
}

async function lastRow({ text, sniffed, builder }: Read) {
  const { last } = builder.kept;
  if (!last) return null;
  const raw = await text.blob.slice(last.start, last.end).text();
  const cells = cellsOf(raw.replace(/(\r\n|\r|\n)$/, ''), sniffed.best.dialect);
  return { row: last.row, line: last.line, cells: cells.slice(0, sniffed.header?.names.length) };
}

// Each slice takes some fifty microseconds, in which the page would stand still.
const mostSlices = 200;

async function gatheredOf({ text, builder, signal }: Read): Promise<Blob | null> {
  const { ranges } = builder.kept;
  return ranges.length > mostSlices ? gatherBytes(text.blob, ranges, signal) : null;
}

async function bodyOf({ text, sniffed, builder, signal }: Read, rows: FoundRows): Promise<Blob | null> {
  const { dialect } = sniffed.best;
  const isPlain = dialect.quote === '"' && dialect.escape === 'double';
  if (isPlain && !rows.isMended && !builder.kept.hasCr) return null;
  const width = sniffed.header?.names.length ?? 0;
  return rewriteRows({ text: text.blob, kept: builder.kept.ranges, dialect, width }, signal);
}
