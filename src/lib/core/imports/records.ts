import type { Dialect } from './dialect.ts';

/** One record as it stands in the bytes. `end` is after its line end; `lines` counts the line ends in it. */
export interface RecordShape {
  readonly start: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly line: number;
  readonly lines: number;
  readonly fields: number;
  readonly isBlank: boolean;
  /** A quote that closes in the middle of a cell: the cells of this record cannot be trusted. */
  readonly isBroken: boolean;
}

const lf = 10;
const cr = 13;
const quote = 34;
const space = 32;
const tab = 9;

/** Where in a cell the cutter stands. */
const atStart = 0;
const inPlain = 1;
const inQuotes = 2;
const afterQuote = 3;

/**
 * Cuts bytes into records, chunk by chunk: LF, CRLF and CR end a record outside quotes, a doubled quote is a quote.
 * Feed chunks in order, then `finish`. Lines of no bytes are no records. Offsets count from the start of the file.
 */
export class RecordCutter {
  readonly #delimiter: number;
  readonly #onRecord: (record: RecordShape) => void;
  readonly #untidy = new Set<number>();
  #state = atStart;
  #offset: number;
  #line = 1;
  #start: number;
  #startLine = 1;
  #fields = 1;
  #isBlank = true;
  #isBroken = false;
  #pendingCr = false;
  #quoteLine = 1;
  /** The last byte of the chunk before. */
  #last = lf;

  /** `from` is the offset of the first byte that is fed, such as 3 after a byte order mark. */
  constructor(dialect: Pick<Dialect, 'delimiter'>, from: number, onRecord: (record: RecordShape) => void) {
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
    this.#offset = from;
    this.#start = from;
  }

  /** The line on which a quote was opened that is still open; null when none is. */
  get openQuoteLine(): number | null {
    return this.#state === inQuotes ? this.#quoteLine : null;
  }

  /** Columns, from 0, in which a cell may start or end in blank space: it does so in a sign that is not plain. */
  get untidyColumns(): ReadonlySet<number> {
    return this.#untidy;
  }

  feed(bytes: Uint8Array): void {
    const [first] = bytes;
    if (first === undefined) return;
    let at = this.#pendingCr ? this.#afterCr(first) : 0;
    while (at < bytes.length) {
      at = this.#state === inQuotes ? this.#feedQuoted(bytes, at) : this.#feedOpen(bytes, at);
    }
    this.#offset += bytes.length;
    this.#last = bytes[bytes.length - 1] ?? lf;
  }

  /** End the last record, which may have no line end. */
  finish(): void {
    if (this.#pendingCr) this.#end(this.#offset - 1, this.#offset);
    else if (this.#offset > this.#start) {
      this.#endCell(this.#last);
      this.#end(this.#offset, this.#offset, 0);
    }
  }

  /** A byte outside quotes, or the rest of a plain cell at one go; where to go on. */
  #feedOpen(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] as number;
    if (byte === this.#delimiter) {
      this.#endCell(bytes[at - 1] ?? this.#last);
      this.#fields++;
      this.#state = atStart;
    } else if (byte === lf || byte === cr) {
      return this.#feedLineEnd(bytes, at);
    } else if (byte === quote && this.#state !== inPlain) {
      this.#onQuote();
    } else if (byte === space || byte === tab) {
      // Spaces beside a quote are no part of the cell: the database reads them so, and both must agree.
      if (this.#state === atStart) this.#untidy.add(this.#fields - 1);
    } else {
      return this.#feedPlain(bytes, at);
    }
    return at + 1;
  }

  // A quote inside an unquoted cell, as in 5" pipe, is text.
  #feedPlain(bytes: Uint8Array, at: number): number {
    this.#isBlank = false;
    if (this.#state === afterQuote) {
      this.#isBroken = true;
      return at + 1;
    }
    if (this.#state === atStart && isEdge(bytes[at] as number)) this.#untidy.add(this.#fields - 1);
    this.#state = inPlain;
    return plainEnd(bytes, at + 1, this.#delimiter);
  }

  #feedQuoted(bytes: Uint8Array, from: number): number {
    const before = bytes[from - 1] ?? this.#last;
    if (before === quote && isEdge(bytes[from] as number)) this.#untidy.add(this.#fields - 1);
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === quote) {
        if (isEdge(bytes[at - 1] ?? this.#last)) this.#untidy.add(this.#fields - 1);
        this.#state = afterQuote;
        return at + 1;
      }
      if (byte === lf) this.#line++;
      else if (byte > space) this.#isBlank = false;
    }
    return bytes.length;
  }

  #onQuote(): void {
    if (this.#state === atStart) this.#quoteLine = this.#line;
    else this.#isBlank = false;
    this.#state = inQuotes;
  }

  #feedLineEnd(bytes: Uint8Array, at: number): number {
    this.#endCell(bytes[at - 1] ?? this.#last);
    const offset = this.#offset + at;
    const isCr = bytes[at] === cr;
    if (isCr && at + 1 === bytes.length) {
      this.#pendingCr = true;
      return at + 1;
    }
    const length = isCr && bytes[at + 1] === lf ? 2 : 1;
    this.#end(offset, offset + length);
    return at + length;
  }

  /** A CR was the last byte of the chunk before: an LF now belongs to the same line end. How many bytes are used up. */
  #afterCr(byte: number): number {
    const length = byte === lf ? 1 : 0;
    this.#pendingCr = false;
    this.#end(this.#offset - 1, this.#offset + length);
    return length;
  }

  #endCell(last: number): void {
    if (this.#state === inPlain && isEdge(last)) this.#untidy.add(this.#fields - 1);
  }

  #end(contentEnd: number, end: number, lineEnds = 1): void {
    this.#line += lineEnds;
    if (contentEnd > this.#start) this.#emit(contentEnd, end);
    this.#start = end;
    this.#startLine = this.#line;
    this.#fields = 1;
    this.#state = atStart;
    this.#isBlank = true;
    this.#isBroken = false;
  }

  #emit(contentEnd: number, end: number): void {
    this.#onRecord({
      start: this.#start,
      contentEnd,
      end,
      line: this.#startLine,
      lines: this.#line - this.#startLine,
      fields: this.#fields,
      isBlank: this.#isBlank,
      isBroken: this.#isBroken,
    });
  }
}

/** Where a plain cell ends that goes on at `from`: at a delimiter, a line end or the end of the chunk. */
function plainEnd(bytes: Uint8Array, from: number, delimiter: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === delimiter || byte === lf || byte === cr) return at;
    at++;
  }
  return at;
}

/** Blank space, or a part of a sign beyond ASCII, which may be a blank. */
function isEdge(byte: number): boolean {
  return byte <= space || byte > 126;
}

/** The cells of one record's text, quotes taken off. */
export function cellsOf(text: string, delimiter: Dialect['delimiter']): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let state = atStart;
  for (const sign of text) {
    if (state === inQuotes) {
      if (sign === '"') state = afterQuote;
      else cell += sign;
    } else if (sign === delimiter) {
      cells.push(cell);
      cell = '';
      state = atStart;
    } else if (sign === '"' && state === atStart) {
      state = inQuotes;
      cell = '';
    } else if (sign === '"' && state === afterQuote) {
      state = inQuotes;
      cell += sign;
    } else if (state !== afterQuote) {
      if (sign.trim() !== '') state = inPlain;
      cell += sign;
    }
  }
  return [...cells, cell];
}
