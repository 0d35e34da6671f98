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

  feed(bytes: Uint8Array): void {
    const base = this.#offset;
    const delimiter = this.#delimiter;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (this.#pendingCr) {
        this.#pendingCr = false;
        if (this.#endAfterCr(byte, base + at)) continue;
      }
      if (this.#state === inQuotes) {
        if (byte === quote) this.#state = afterQuote;
        else if (byte === lf) this.#line++;
        else if (byte > space) this.#isBlank = false;
      } else if (byte === delimiter) {
        this.#fields++;
        this.#state = atStart;
      } else if (byte === lf) {
        this.#end(base + at, base + at + 1);
      } else if (byte === cr) {
        this.#pendingCr = true;
      } else if (byte === quote) {
        this.#onQuote();
      } else if (byte !== space && byte !== tab) {
        // Spaces beside a quote are no part of the cell: the database reads them so, and both must agree.
        this.#isBlank = false;
        if (this.#state === afterQuote) this.#isBroken = true;
        if (this.#state === atStart) this.#state = inPlain;
      }
    }
    this.#offset = base + bytes.length;
  }

  /** End the last record, which may have no line end. */
  finish(): void {
    if (this.#pendingCr) this.#end(this.#offset - 1, this.#offset);
    else if (this.#offset > this.#start) this.#end(this.#offset, this.#offset, 0);
  }

  #onQuote(): void {
    if (this.#state === atStart) {
      this.#state = inQuotes;
      this.#quoteLine = this.#line;
    } else if (this.#state === afterQuote) {
      this.#state = inQuotes;
      this.#isBlank = false;
    } else {
      // A quote inside an unquoted cell, as in 5" pipe, is text.
      this.#isBlank = false;
    }
  }

  /** A CR was the last byte: an LF after it belongs to the same line end. True when this byte is used up. */
  #endAfterCr(byte: number, offset: number): boolean {
    if (byte !== lf) {
      this.#end(offset - 1, offset);
      return false;
    }
    this.#end(offset - 1, offset + 1);
    return true;
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
