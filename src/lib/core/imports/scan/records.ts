import type { Dialect } from './dialect.ts';

/** What a cut into cells depends on. */
export type CutDialect = Pick<Dialect, 'delimiter' | 'quote' | 'escape'>;

/** The dialect of files that this program writes itself. */
export const plainDialect: CutDialect = { delimiter: ',', quote: '"', escape: 'double' };

/** One record as it stands in the bytes. `end` is after its line end; `lines` counts the line ends in it. */
export interface RecordShape {
  readonly start: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly line: number;
  readonly lines: number;
  readonly fields: number;
  /** Cells that hold more than blank space. */
  readonly filled: number;
  /** Cells up to and with the last filled one. */
  readonly used: number;
  /** A quote that closes in the middle of a cell: the cells of this record cannot be trusted. */
  readonly isBroken: boolean;
  /** True when a quote stands inside a cell that is not quoted: there it is text. */
  readonly hasLooseQuote: boolean;
  /** True when a cell may start with a word for total. */
  readonly mayBeTotal: boolean;
  /** True when lines of no bytes stand before it. */
  readonly isAfterGap: boolean;
  /** True when a CR alone ends it. */
  readonly endsInCr: boolean;
}

const atStart = 0;
const inPlain = 1;
const inQuotes = 2;
const afterQuote = 3;

/** The cells of one record's text, quotes and escapes taken off. */
export function cellsOf(text: string, { delimiter, quote, escape }: CutDialect): readonly string[] {
  if (!(quote !== '' && text.includes(quote)) && !(escape === 'backslash' && text.includes('\\')))
    return text.split(delimiter);
  const cells: string[] = [];
  let cell = '';
  let state = atStart;
  let isEscaped = false;
  for (const sign of text) {
    if (isEscaped) {
      cell += sign;
      isEscaped = false;
      if (state === atStart) state = inPlain;
    } else if (sign === '\\' && escape === 'backslash') isEscaped = true;
    else if (state === inQuotes) {
      if (sign === quote) state = afterQuote;
      else cell += sign;
    } else if (sign === delimiter) {
      cells.push(cell);
      cell = '';
      state = atStart;
    } else if (sign === quote && state === atStart) {
      state = inQuotes;
      cell = '';
    } else if (sign === quote && state === afterQuote) {
      state = inQuotes;
      cell += sign;
    } else if (state !== afterQuote) {
      if (sign !== ' ' && sign !== '\t') state = inPlain;
      cell += sign;
    }
  }
  return [...cells, cell];
}
