import { type Data, DataType, DateUnit, type Field, type Table, type TimeUnit, Vector } from 'apache-arrow';
import { dateText, decimalText, timestampText, timeText, wholeNumber } from './cell-text.ts';
import type { Cell, Row } from './port.ts';

/** Reads the cell at a place of one chunk of a column; never asked for a null. */
type ReadCell = (at: number) => Cell;

/**
 * The rows of an Arrow table as plain values, by the type of each column: exact decimals, dates (`2025-04-01`) and
 * timestamps (`2025-04-01T09:30:00`, ending in Z where they have a zone) as text, whole numbers as numbers while
 * they are exact and as text beyond. Nothing depends on the time zone. Throws when a column is nested, binary or an
 * interval, and when two columns share a name. A large table is read in turns, so that a page can do other things.
 */
export async function decode(table: Table): Promise<readonly Row[]> {
  const names = table.schema.fields.map((field) => field.name);
  assertDistinct(names);
  const turns = new Turns();
  const columns: (readonly Cell[])[] = [];
  for (const [at, field] of table.schema.fields.entries())
    columns.push(await cellsOf(field, table.getChildAt(at), turns));
  return Array.from({ length: table.numRows }, (_, at) => rowAt(names, columns, at));
}

function rowAt(names: readonly string[], columns: readonly (readonly Cell[])[], at: number): Row {
  const row: Record<string, Cell> = {};
  for (let column = 0; column < names.length; column += 1)
    row[names[column]!] = columns[column]?.[at] ?? null;
  return row;
}

function assertDistinct(names: readonly string[]): void {
  const seen = new Set(['__proto__']);
  for (const name of names) {
    if (seen.has(name)) throw new Error(`column "${name}": expected each column to have a name of its own`);
    seen.add(name);
  }
}

// About ten milliseconds' worth of texts.
const cellsPerTurn = 30_000;

/** Lets others have a turn after so many cells. */
class Turns {
  #cells = 0;

  async after(cells: number): Promise<void> {
    this.#cells += cells;
    if (this.#cells < cellsPerTurn) return;
    this.#cells = 0;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
}

async function cellsOf(field: Field, column: Vector | null, turns: Turns): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  const chunks = (column?.data ?? []) as readonly Data[];
  for (const chunk of chunks) {
    const read = readerOf(field, chunk);
    for (let at = 0; at < chunk.length; at += 1) cells.push(chunk.getValid(at) ? read(at) : null);
    await turns.after(chunk.length);
  }
  return cells;
}

function readerOf(field: Field, chunk: Data): ReadCell {
  const type = field.type as DataType;
  if (DataType.isUtf8(type)) return texts(chunk);
  if (DataType.isBool(type) || DataType.isFloat(type)) return plain(chunk);
  if (DataType.isNull(type) || DataType.isDictionary(type)) return plain(chunk);
  if (DataType.isInt(type)) return type.bitWidth < 64 ? plain(chunk) : large(chunk, wholeNumber);
  if (DataType.isDecimal(type)) return decimals(chunk, type.scale);
  if (DataType.isDate(type) && type.unit === DateUnit.DAY) return days(chunk);
  if (DataType.isTimestamp(type)) return timestamps(chunk, type.unit, type.timezone ? 'Z' : '');
  if (DataType.isTime(type)) return large(chunk, (units) => timeText(units, perSecond(type.unit)));
  throw new Error(`column "${field.name}": ${String(field.type)} is not a plain value; cast it to varchar`);
}

// Arrow's own reader takes a leading U+FEFF off every text.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

// To decode a text takes long beside cutting one out of another: where every character is one byte, all are decoded as
// one.
function texts(chunk: Data): ReadCell {
  const bytes = chunk.values as Uint8Array;
  const offsets = chunk.valueOffsets as Int32Array;
  const [from, until] = [offsets[0]!, offsets[chunk.length]!];
  const all = utf8.decode(bytes.subarray(from, until));
  if (all.length === until - from) return (at) => all.slice(offsets[at]! - from, offsets[at + 1]! - from);
  return (at) => utf8.decode(bytes.subarray(offsets[at], offsets[at + 1]));
}

function plain(chunk: Data): ReadCell {
  const vector = new Vector([chunk]);
  return (at) => vector.get(at) as Cell;
}

function large(chunk: Data, read: (value: bigint) => Cell): ReadCell {
  const values = chunk.values as BigInt64Array | BigUint64Array;
  return (at) => read(values[at]!);
}

function days(chunk: Data): ReadCell {
  const values = chunk.values as Int32Array;
  return (at) => dateText(values[at]!);
}

function timestamps(chunk: Data, unit: TimeUnit, zone: string): ReadCell {
  return large(chunk, (units) => timestampText(units, perSecond(unit)) + zone);
}

function perSecond(unit: TimeUnit): bigint {
  return 1000n ** BigInt(unit);
}

function decimals(chunk: Data, scale: number): ReadCell {
  const words = chunk.values as Uint32Array;
  return (at) => decimalText(signed128(words, at * 4), scale);
}

// Arrow keeps a decimal as 128 bits in two's complement, lowest word first.
function signed128(words: Uint32Array, from: number): bigint {
  const high = (BigInt(words[from + 3]!) << 32n) | BigInt(words[from + 2]!);
  const low = (BigInt(words[from + 1]!) << 32n) | BigInt(words[from]!);
  return (BigInt.asIntN(64, high) << 64n) | low;
}
