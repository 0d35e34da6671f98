/**
 * From the rows that are kept to where they stand: a segment holds from `kept` (0 = first kept row) until the next
 * one. Row number = kept + `rowOffset` (1 = first row below the header), line = kept + `lineOffset` (1 = first line).
 */
export interface LineSegment {
  readonly kept: number;
  readonly rowOffset: number;
  readonly lineOffset: number;
}

/** Where every thousandth row or so starts, so that a row's text is found without reading from the top. */
export interface Checkpoint {
  readonly row: number;
  readonly byte: number;
  readonly line: number;
}

/** A run of bytes, `end` excluded. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
