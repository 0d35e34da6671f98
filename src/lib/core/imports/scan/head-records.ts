import { RecordCutter } from './record-cutter.ts';
import { cellsOf, type CutDialect } from './records.ts';

/** A record near the top of a file or table, with its cells. `record` counts from 0, `line` from 1. */
export interface HeadRecord {
  readonly record: number;
  readonly line: number;
  readonly fields: number;
  readonly filled: number;
  readonly used: number;
  readonly isBroken: boolean;
  readonly isAfterGap: boolean;
  /** Null for a record too far down to be looked at closely. */
  readonly cells: readonly string[] | null;
}

/** The records of the first bytes of a file that hold something; one that may go on beyond them is left out. */
export interface Head {
  readonly records: readonly HeadRecord[];
  /** Records in all, blank ones included. */
  readonly count: number;
  /** True when the file ends inside a quote. */
  readonly isOpen: boolean;
}

/** The first bytes of a file. */
export interface FirstBytes {
  readonly bytes: Uint8Array;
  /** True when there are no bytes after these. */
  readonly isWhole: boolean;
  /** The first record that counts. */
  readonly from: number;
}

const mostRead = 200;
const mostKept = 5000;

/** Cut the first bytes of a text, and read the cells of the first 200 records that are not blank. */
export function headRecords({ bytes, isWhole, from }: FirstBytes, dialect: CutDialect): Head {
  const records: HeadRecord[] = [];
  const text = new TextDecoder();
  let count = 0;
  const cutter = new RecordCutter(dialect, 0, (shape, content) => {
    const record = count++;
    if (record < from || shape.filled === 0 || records.length >= mostKept) return;
    const { line, fields, filled, used, isBroken, isAfterGap } = shape;
    const cells = records.length < mostRead ? cellsOf(text.decode(content()), dialect) : null;
    records.push({ record, line, fields, filled, used, isBroken, isAfterGap, cells });
  });
  cutter.feed(bytes);
  if (isWhole) cutter.finish();
  return { records, count, isOpen: cutter.openQuoteLine !== null };
}
