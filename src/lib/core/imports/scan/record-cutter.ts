import type { CutDialect, RecordShape } from './records.ts';
import { endsTotal, mayStartTotal, startsTotal } from './total-words.ts';

/** Gets each record in turn, and a way to its bytes; both hold only until it returns. */
export type OnRecord = (record: RecordShape, content: () => Uint8Array) => void;

const lf = 10;
const cr = 13;
const space = 32;
const tab = 9;
const backslash = 92;

/** What a byte may mean at the start of a cell. */
const plain = 0;
const totalLetter = 1;
const blank = 2;
const quoteSign = 3;
const escapeSign = 4;
const cellEnd = 5;

/** A record longer than this is no record: a quote was left open, or the file is no table. */
const longestRecord = 1 << 24;

interface Building {
  start: number;
  contentEnd: number;
  end: number;
  line: number;
  lines: number;
  fields: number;
  filled: number;
  used: number;
  isBroken: boolean;
  hasLooseQuote: boolean;
  mayBeTotal: boolean;
  isAfterGap: boolean;
  endsInCr: boolean;
}

/**
 * Cuts bytes into records, chunk by chunk: LF, CRLF and CR end a record outside quotes. Feed chunks in order, then
 * `finish`. Lines of no bytes are no records. Offsets count from the start of the file. A record that a chunk does not
 * hold to its end is cut anew with the next chunk, so that each is seen whole.
 */
export class RecordCutter {
  readonly #kinds: Uint8Array;
  /** Bytes at which a plain cell ends, and quotes and escapes inside it. */
  readonly #stops: Uint8Array;
  readonly #quote: number;
  readonly #escape: number;
  readonly #onRecord: OnRecord;
  readonly #untidy: boolean[] = [];
  readonly #content = (): Uint8Array =>
    this.#bytes.subarray(this.#record.start - this.#base, this.#record.contentEnd - this.#base);
  #bytes: Uint8Array = new Uint8Array();
  /** Offset in the file of the first byte of `#bytes`. */
  #base: number;
  #line = 1;
  #carry: Uint8Array = new Uint8Array();
  #isLast = false;
  #isOverlong = false;
  #openQuoteLine: number | null = null;
  #gap = false;
  /** Of the cell in hand, when it is not plain. */
  #isFilled = false;
  readonly #record: Building = {
    start: 0,
    contentEnd: 0,
    end: 0,
    line: 1,
    lines: 0,
    fields: 1,
    filled: 0,
    used: 0,
    isBroken: false,
    hasLooseQuote: false,
    mayBeTotal: false,
    isAfterGap: false,
    endsInCr: false,
  };

  /** `from` is the offset of the first byte that is fed, such as 3 after a byte order mark. */
  constructor(dialect: CutDialect, from: number, onRecord: OnRecord) {
    this.#onRecord = onRecord;
    this.#base = from;
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.#escape = dialect.escape === 'backslash' ? backslash : -1;
    this.#kinds = kindsOf(dialect);
    this.#stops = this.#kinds.map((kind) => (kind >= quoteSign ? 1 : 0));
  }

  /** The line on which a quote was opened that is still open at the end; null when none is. */
  get openQuoteLine(): number | null {
    return this.#openQuoteLine;
  }

  /** True when a record has no end in sight: feed no more, it would only take long. */
  get isOverlong(): boolean {
    return this.#isOverlong;
  }

  /** Columns, from 0, in which a cell may start or end in blank space: it does so in a sign that is not plain. */
  get untidyColumns(): readonly number[] {
    return this.#untidy.flatMap((is, column) => (is ? [column] : []));
  }

  feed(bytes: Uint8Array): void {
    this.#bytes = this.#carry.length > 0 ? joined(this.#carry, bytes) : bytes;
    const used = this.#cut();
    this.#carry = this.#bytes.subarray(used);
    this.#base += used;
    this.#isOverlong = this.#carry.length > longestRecord;
  }

  /** End the last record, which may have no line end. */
  finish(): void {
    this.#isLast = true;
    this.#bytes = this.#carry;
    this.#cut();
    this.#carry = new Uint8Array();
  }

  /** Cut all whole records; how many bytes they take. */
  #cut(): number {
    const bytes = this.#bytes;
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] as number;
      if (byte === lf || byte === cr) {
        const after = this.#lineEnd(at);
        if (after < 0) return at;
        this.#line++;
        this.#gap = true;
        at = after;
      } else {
        const after = this.#cutRecord(at);
        if (after < 0) return at;
        at = after;
      }
    }
    return at;
  }

  /** After the line end at a place; -1 when the next chunk must tell. */
  #lineEnd(at: number): number {
    if (this.#bytes[at] === lf) return at + 1;
    if (at + 1 < this.#bytes.length) return this.#bytes[at + 1] === lf ? at + 2 : at + 1;
    return this.#isLast ? at + 1 : -1;
  }

  #cutRecord(from: number): number {
    const [bytes, record] = [this.#bytes, this.#record];
    record.start = this.#base + from;
    record.line = this.#line;
    record.lines = 0;
    record.isBroken = false;
    record.hasLooseQuote = false;
    record.mayBeTotal = false;
    const end = this.#cutCells(from);
    if (end < 0) return -1;
    const isCr = bytes[end] === cr;
    const after = end < bytes.length ? this.#lineEnd(end) : end;
    if (after < 0) return -1;
    record.contentEnd = this.#base + end;
    record.end = this.#base + after;
    record.endsInCr = isCr && after === end + 1;
    record.isAfterGap = this.#gap;
    if (after > end) record.lines++;
    this.#gap = false;
    this.#line += record.lines;
    this.#onRecord(record, this.#content);
    return after;
  }

  /** Cut cells up to the end of the record; where that is, or -1 when the next chunk must tell. */
  #cutCells(from: number): number {
    const [bytes, kinds, stops, untidy] = [this.#bytes, this.#kinds, this.#stops, this.#untidy];
    const size = bytes.length;
    let [at, fields, filled, used] = [from, 1, 0, 0];
    for (;;) {
      const kind = at < size ? (kinds[bytes[at] as number] as number) : cellEnd;
      if (kind <= totalLetter) {
        if (kind === totalLetter && startsTotal(bytes, at)) this.#record.mayBeTotal = true;
        if ((bytes[at] as number) > 126) untidy[fields - 1] = true;
        at = this.#plainEnd(at + 1, stops);
        if (endsTotal(bytes, at)) this.#record.mayBeTotal = true;
        if (isEdge(bytes[at - 1] as number) && (at < size || this.#isLast)) untidy[fields - 1] = true;
        filled++;
        used = fields;
      } else if (kind !== cellEnd) {
        at = this.#cutOddCell(at, fields - 1);
        if (this.#isFilled) {
          filled++;
          used = fields;
        }
      }
      if (at >= size) {
        if (!this.#isLast) return -1;
        break;
      }
      const byte = bytes[at] as number;
      if (byte === lf || byte === cr) break;
      fields++;
      at++;
    }
    this.#record.fields = fields;
    this.#record.filled = filled;
    this.#record.used = used;
    return at;
  }

  /** Where a plain cell ends that goes on at `from`. A quote inside it, as in 5" pipe, is text. */
  #plainEnd(from: number, stops: Uint8Array): number {
    const bytes = this.#bytes;
    const size = bytes.length;
    let at = from;
    for (;;) {
      while (at < size && stops[bytes[at] as number] === 0) at++;
      if (at < size && bytes[at] === this.#quote) {
        this.#record.hasLooseQuote = true;
        at++;
      } else if (at < size && bytes[at] === this.#escape) at = Math.min(at + 2, size);
      else return at;
    }
  }

  /** A cell that starts with a blank, a quote or an escape; where it ends. */
  #cutOddCell(from: number, column: number): number {
    const [bytes, kinds] = [this.#bytes, this.#kinds];
    this.#isFilled = false;
    let at = from;
    while (kinds[bytes[at] as number] === blank) at++;
    if (at > from) this.#untidy[column] = true;
    const kind = at < bytes.length ? kinds[bytes[at] as number] : cellEnd;
    if (kind === cellEnd) return at;
    if (kind === quoteSign) return this.#cutQuotedCell(at, column);
    this.#isFilled = true;
    if (kind === totalLetter && startsTotal(bytes, at)) this.#record.mayBeTotal = true;
    const end = this.#plainEnd(at, this.#stops);
    if (endsTotal(bytes, end)) this.#record.mayBeTotal = true;
    if (isEdge(bytes[end - 1] as number) && (end < bytes.length || this.#isLast)) this.#untidy[column] = true;
    return end;
  }

  #cutQuotedCell(from: number, column: number): number {
    const bytes = this.#bytes;
    if (startsTotal(bytes, skipBlanks(bytes, from + 1))) this.#record.mayBeTotal = true;
    const quoteLine = this.#line + this.#record.lines;
    if (isEdge(bytes[from + 1] ?? this.#quote)) this.#untidy[column] = true;
    let at = this.#quotedEnd(from + 1);
    if (endsTotal(bytes, at)) this.#record.mayBeTotal = true;
    if (at < bytes.length && isEdge(bytes[at - 1] as number)) this.#untidy[column] = true;
    while (at < bytes.length) {
      const byte = bytes[++at];
      if (byte === undefined || this.#kinds[byte] === cellEnd) return at;
      if (byte === this.#quote) {
        this.#isFilled = true;
        if (bytes[at - 1] !== this.#quote) this.#record.isBroken = true;
        at = this.#quotedEnd(at + 1);
        if (at < bytes.length && isEdge(bytes[at - 1] as number)) this.#untidy[column] = true;
      } else if (byte !== space && byte !== tab) this.#breakCell();
    }
    if (this.#isLast) this.#openQuoteLine ??= quoteLine;
    return at;
  }

  #breakCell(): void {
    this.#isFilled = true;
    this.#record.isBroken = true;
  }

  /** Where the quote stands that ends the text from `from` on, or the end of the bytes. */
  #quotedEnd(from: number): number {
    const bytes = this.#bytes;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === this.#quote) return at;
      if (byte === this.#escape) at++;
      if (byte === lf) this.#record.lines++;
      else if (byte > space) this.#isFilled = true;
    }
    return bytes.length;
  }
}

function kindsOf({ delimiter, quote, escape }: CutDialect): Uint8Array {
  const kinds = new Uint8Array(256).map((_, byte) => (mayStartTotal(byte) ? totalLetter : plain));
  kinds[space] = blank;
  kinds[tab] = blank;
  if (escape === 'backslash') kinds[backslash] = escapeSign;
  if (quote !== '') kinds[quote.charCodeAt(0)] = quoteSign;
  for (const end of [delimiter.charCodeAt(0), lf, cr]) kinds[end] = cellEnd;
  return kinds;
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === space) at++;
  return at;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Blank space, or a part of a sign beyond ASCII, which may be a blank. */
function isEdge(byte: number): boolean {
  return byte <= space || byte > 126;
}
