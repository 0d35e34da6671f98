import type { ByteRange, LineSegment } from './line-map.ts';
import type { RecordShape } from './records.ts';
import type { SuspectRow } from './scan-result.ts';
import { isTotalLabel } from './total-words.ts';

const firstSamples = 20;
const mostSpread = 200;
const mostSuspects = 5000;

/** What is asked of a record that is a row of the table. */
export type RowShape = Pick<
  RecordShape,
  'start' | 'end' | 'line' | 'filled' | 'mayBeTotal' | 'endsInCr' | 'hasLooseQuote'
>;

/** The last row that was kept. */
export interface LastRow {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a table that are handed on: where they stand, some to look at, and those that may be totals. */
export class KeptRows {
  /** Filled cells of a usual row. */
  readonly #typical: number;
  readonly #ranges: { start: number; end: number }[] = [];
  readonly #segments: LineSegment[] = [];
  readonly #suspects: SuspectRow[] = [];
  readonly #first: (readonly string[])[] = [];
  #spread: (readonly string[])[] = [];
  #spreadEvery = 64;
  #count = 0;
  #inCr = 0;
  #looseQuotes: { rows: number; readonly line: number } | null = null;
  #last: {
    readonly row: number;
    readonly line: number;
    readonly start: number;
    readonly end: number;
  } | null = null;

  constructor(typical: number) {
    this.#typical = typical;
  }

  add(record: RowShape, row: number, cells: () => readonly string[]): void {
    this.#sample(cells);
    this.#suspect(record, row, cells);
    const { start, end, line } = record;
    if (record.endsInCr) this.#inCr++;
    if (record.hasLooseQuote) (this.#looseQuotes ??= { rows: 0, line }).rows++;
    const last = this.#ranges.at(-1);
    if (last?.end === start) last.end = end;
    else this.#ranges.push({ start, end });
    this.#place(row - this.#count, line - this.#count);
    this.#last = { row, line, start, end };
    this.#count++;
  }

  get count(): number {
    return this.#count;
  }

  /** True when a CR alone ends some row. */
  get hasCr(): boolean {
    return this.#inCr > 0;
  }

  /** Rows in which a quote stands inside a cell that is not quoted. */
  get looseQuotes(): { readonly rows: number; readonly line: number } | null {
    return this.#looseQuotes;
  }

  get ranges(): readonly ByteRange[] {
    return this.#ranges;
  }

  get segments(): readonly LineSegment[] {
    return this.#segments;
  }

  /** The first rows, then rows spread over the rest. */
  get samples(): readonly (readonly string[])[] {
    return [...this.#first, ...this.#spread];
  }

  /** The last row and where it stands; null when there is none. */
  get last(): ({ readonly row: number; readonly line: number } & ByteRange) | null {
    return this.#last;
  }

  /** Rows that may be totals, the last row among them. */
  suspects(last: LastRow | null): readonly SuspectRow[] {
    if (!last) return this.#suspects;
    const known = this.#suspects.at(-1);
    const kinds = known?.row === last.row ? known.kinds : [];
    const others = known?.row === last.row ? this.#suspects.slice(0, -1) : this.#suspects;
    return [...others, { ...last, kinds: [...kinds, 'last'] }];
  }

  #sample(cells: () => readonly string[]): void {
    if (this.#first.length < firstSamples) this.#first.push(cells());
    else if (this.#count % this.#spreadEvery === 0) this.#spread.push(cells());
    if (this.#spread.length <= mostSpread) return;
    this.#spread = this.#spread.filter((_, at) => at % 2 === 1);
    this.#spreadEvery *= 2;
  }

  #suspect({ filled, mayBeTotal, line }: RowShape, row: number, cells: () => readonly string[]): void {
    const isSparse = filled * 2 <= this.#typical;
    const isFirst = this.#count === 0;
    if (!(isSparse || mayBeTotal || isFirst) || this.#suspects.length >= mostSuspects) return;
    const texts = cells();
    const kinds: SuspectRow['kinds'][number][] = mayBeTotal && texts.some(isTotalLabel) ? ['named'] : [];
    if (isSparse) kinds.push('sparse');
    if (isFirst) kinds.push('first');
    if (kinds.length > 0) this.#suspects.push({ row, line, kinds, cells: texts });
  }

  #place(rowOffset: number, lineOffset: number): void {
    const last = this.#segments.at(-1);
    if (last?.rowOffset === rowOffset && last.lineOffset === lineOffset) return;
    this.#segments.push({ kept: this.#count, rowOffset, lineOffset });
  }
}
