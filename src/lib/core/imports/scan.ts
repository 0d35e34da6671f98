import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Dialect } from './dialect.ts';
import { cellsOf, RecordCutter, type RecordShape } from './records.ts';
import type { ByteRange, Checkpoint, LineSegment } from './line-map.ts';
import { ByteCheck, lineAt, type BadByte } from './byte-check.ts';
import { byteOrderMark } from './encoding.ts';

/** A row that is not handed to the database, and why: its cells cannot be told apart. */
export interface OddRow {
  readonly row: number;
  readonly line: number;
  readonly fields: number;
  readonly kind: 'ragged' | 'broken';
}

/** Why a file cannot be read as a table at all. `line` is where it shows. */
export interface ScanFault {
  readonly rule: 'empty_file' | 'header_only' | 'not_text' | 'not_utf8' | 'broken_quote' | 'mostly_ragged';
  readonly line: number | null;
  readonly message: string;
}

/** What a file is made of, found by reading every byte once. Plain data, so that a worker can hand it over. */
export interface Scan {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly encoding: 'utf-8' | 'utf-8-bom';
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly headerLine: number;
  /** Rows below the header, blank ones included; lines of no bytes are no rows. */
  readonly rows: number;
  readonly keptRows: number;
  readonly blankRows: number;
  readonly oddRows: readonly OddRow[];
  readonly kept: readonly ByteRange[];
  readonly segments: readonly LineSegment[];
  readonly checkpoints: readonly Checkpoint[];
  /** Columns, from 0, in which some cell may start or end in blank space; the others can be read as they stand. */
  readonly untidyColumns: readonly number[];
  /** The first rows, then rows spread over the rest: to look at, and to tell how dates and numbers are written. */
  readonly samples: readonly (readonly string[])[];
  readonly fault: ScanFault | null;
}

/** Options of a scan; `onProgress` gets bytes read so far. Aborting the signal rejects with its reason. */
export interface ScanOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number) => void;
}

const chunkBytes = 1 << 20;
const rowsPerCheckpoint = 512;
const firstSamples = 20;
const mostSpread = 200;

/** Read a file once from end to end: cut it into records, check its bytes, and find which of them form the table. */
export async function scan(
  content: Blob,
  dialect: Dialect,
  { signal, onProgress }: ScanOptions = {},
): Promise<Scan> {
  const from = byteOrderMark(new Uint8Array(await content.slice(0, 3).arrayBuffer()));
  const table = new TableBuilder(dialect);
  const cutter = new RecordCutter(dialect, from, (record) => table.add(record));
  const hash = sha256.create();
  const check = new ByteCheck();
  let bad: BadByte | null = null;
  for (let at = 0; at < content.size && !bad; at += chunkBytes) {
    signal?.throwIfAborted();
    const bytes = await bytesOf(content, at);
    hash.update(bytes);
    bad = check.feed(bytes);
    cutter.feed(at === 0 ? bytes.subarray(from) : bytes);
    onProgress?.(Math.min(at + chunkBytes, content.size));
  }
  bad ??= check.finish();
  const openQuoteLine = cutter.openQuoteLine;
  cutter.finish();
  const header = table.header ? cellsOf(await textOf(content, table.header), dialect.delimiter) : [];
  return {
    sha256: bytesToHex(hash.digest()),
    sizeBytes: content.size,
    encoding: from > 0 ? 'utf-8-bom' : 'utf-8',
    dialect,
    header: header.map((name) => name.trim()),
    ...table.found(),
    untidyColumns: [...cutter.untidyColumns],
    samples: await samplesOf(content, table, dialect),
    fault: bad ? byteFault(bad, await lineAt(content, bad.offset)) : table.fault(openQuoteLine),
  };
}

/** The next bytes of a file. Rejects when it has changed or gone since it was handed over. */
async function bytesOf(content: Blob, from: number): Promise<Uint8Array> {
  const expected = Math.min(chunkBytes, content.size - from);
  const changed = (cause?: unknown) =>
    new Error(
      'the file could not be read to its end: it has changed or moved while it was read. Drop it again',
      { cause },
    );
  const buffer = await content
    .slice(from, from + expected)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw changed(cause);
    });
  if (buffer.byteLength !== expected) throw changed();
  return new Uint8Array(buffer);
}

function byteFault({ kind, offset, value }: BadByte, line: number): ScanFault {
  if (kind === 'nul') {
    const message = `found a NUL byte on line ${line} (byte ${offset + 1}), which no text holds; expected a CSV file`;
    return { rule: 'not_text', line, message };
  }
  const hex = value.toString(16).padStart(2, '0').toUpperCase();
  return {
    rule: 'not_utf8',
    line,
    message: `found the byte 0x${hex} on line ${line}, which is not UTF-8; save the file as "CSV UTF-8" and drop it again`,
  };
}

async function textOf(content: Blob, { start, contentEnd }: RecordShape): Promise<string> {
  return new TextDecoder().decode(await content.slice(start, contentEnd).arrayBuffer());
}

async function samplesOf(
  content: Blob,
  table: TableBuilder,
  { delimiter }: Dialect,
): Promise<readonly (readonly string[])[]> {
  return Promise.all(
    table.samples().map(async (record) => cellsOf(await textOf(content, record), delimiter)),
  );
}

/** Sorts records into header, rows to keep, blank rows and odd rows, and remembers where each row stands. */
class TableBuilder {
  readonly #headerRecord: number;
  #record = 0;
  #rows = 0;
  #kept = 0;
  #blank = 0;
  #odd: OddRow[] = [];
  #ranges: { start: number; end: number }[] = [];
  #segments: LineSegment[] = [];
  #checkpoints: Checkpoint[] = [];
  #brokenAt: number | null = null;
  readonly #first: RecordShape[] = [];
  #spread: RecordShape[] = [];
  #spreadEvery = 64;
  header: RecordShape | null = null;
  line = 1;

  constructor({ headerRecord }: Dialect) {
    this.#headerRecord = headerRecord;
  }

  add(record: RecordShape): void {
    const index = this.#record++;
    this.line = record.line + record.lines;
    if (index < this.#headerRecord) return;
    if (index === this.#headerRecord) this.header = record;
    else this.#addRow(record);
  }

  #addRow(record: RecordShape): void {
    this.#rows++;
    if ((this.#rows - 1) % rowsPerCheckpoint === 0) {
      this.#checkpoints.push({ row: this.#rows, byte: record.start, line: record.line });
    }
    if (record.isBlank) this.#blank++;
    else if (record.isBroken) this.#addOdd(record, 'broken');
    else if (record.fields !== this.header?.fields) this.#addOdd(record, 'ragged');
    else this.#keep(record);
  }

  #addOdd(record: RecordShape, kind: OddRow['kind']): void {
    if (kind === 'broken' && record.lines > 1) this.#brokenAt ??= record.line;
    this.#odd.push({ row: this.#rows, line: record.line, fields: record.fields, kind });
  }

  #keep(record: RecordShape): void {
    this.#sample(record);
    const last = this.#ranges.at(-1);
    if (last?.end === record.start) last.end = record.end;
    else this.#ranges.push({ start: record.start, end: record.end });
    this.#place(this.#rows - this.#kept, record.line - this.#kept);
    this.#kept++;
  }

  #sample(record: RecordShape): void {
    if (this.#first.length < firstSamples) this.#first.push(record);
    else if (this.#kept % this.#spreadEvery === 0) this.#spread.push(record);
    if (this.#spread.length <= mostSpread) return;
    this.#spread = this.#spread.filter((_, at) => at % 2 === 1);
    this.#spreadEvery *= 2;
  }

  samples(): readonly RecordShape[] {
    return [...this.#first, ...this.#spread];
  }

  #place(rowOffset: number, lineOffset: number): void {
    const last = this.#segments.at(-1);
    if (last?.rowOffset === rowOffset && last.lineOffset === lineOffset) return;
    this.#segments.push({ kept: this.#kept, rowOffset, lineOffset });
  }

  found() {
    return {
      headerLine: this.header?.line ?? 0,
      rows: this.#rows,
      keptRows: this.#kept,
      blankRows: this.#blank,
      oddRows: this.#odd,
      kept: this.#ranges,
      segments: this.#segments,
      checkpoints: this.#checkpoints,
    };
  }

  fault(openQuoteLine: number | null): ScanFault | null {
    const broken = openQuoteLine ?? this.#brokenAt;
    if (broken !== null) {
      return {
        rule: 'broken_quote',
        line: broken,
        message: `a quote opened on line ${broken} is not closed where a cell ends; expected a second quote before the next delimiter. Mend that line and drop the file again`,
      };
    }
    const hasRows = this.#rows > this.#blank;
    if (!this.header || (this.header.isBlank && !hasRows))
      return {
        rule: 'empty_file',
        line: null,
        message: 'found no text; expected a header line and at least one row',
      };
    if (!hasRows) {
      return {
        rule: 'header_only',
        line: this.header.line,
        message: 'found a header and no rows below it; expected at least one row',
      };
    }
    return this.#raggedFault(this.header.fields);
  }

  #raggedFault(fields: number): ScanFault | null {
    const ragged = this.#odd.filter((row) => row.kind === 'ragged');
    const first = ragged[0];
    if (!first || ragged.length * 2 <= this.#rows - this.#blank) return null;
    return {
      rule: 'mostly_ragged',
      line: first.line,
      message: `${ragged.length} of ${this.#rows} rows do not have the ${fields} cells of the header (line ${first.line} has ${first.fields}); expected one table with one delimiter`,
    };
  }
}
