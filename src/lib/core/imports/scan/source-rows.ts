import type { SourceFile } from '../load/imported-file.ts';
import type { Checkpoint } from './line-map.ts';
import { RecordCutter } from './record-cutter.ts';
import type { Scan } from './scan-result.ts';

/** A row as it stands in its file: number, physical line on which it starts, and its text without the line end. */
export interface SourceRow {
  readonly row: number;
  readonly line: number;
  readonly raw: string;
}

/** The file is no longer the one that was read. */
class SourceChanged extends Error {
  override name = 'SourceChanged';
}

/**
 * The raw text of rows by their numbers (1 = first below the header), in ascending order. Reads only the stretches
 * between the checkpoints around them. Rejects with `SourceChanged` when the file is not as it was scanned.
 */
export async function readSourceRows(
  { name, content }: SourceFile,
  scan: Scan,
  rows: readonly number[],
): Promise<readonly SourceRow[]> {
  const changed = (cause?: unknown) =>
    new SourceChanged(`${name} has changed since it was read; drop it again`, { cause });
  if (content.size !== scan.sizeBytes) throw changed();
  const found: SourceRow[] = [];
  for (const [place, wanted] of byStretch(rows, scan.checkpoints)) {
    const bytes = await bytesOf(scan.text ?? content, scan, place).catch((cause: unknown) => {
      throw changed(cause);
    });
    found.push(...cutRows(bytes, scan, place).filter(({ row }) => wanted.has(row)));
  }
  if (found.length !== new Set(rows).size) throw changed();
  return found;
}

function byStretch(
  rows: readonly number[],
  checkpoints: readonly Checkpoint[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const stretches = new Map<number, Set<number>>();
  for (const row of rows.toSorted((a, b) => a - b)) {
    const place = stretchOf(row, checkpoints);
    stretches.set(place, (stretches.get(place) ?? new Set()).add(row));
  }
  return stretches;
}

/** The last checkpoint at or before a row, found by halving. */
function stretchOf(row: number, checkpoints: readonly Checkpoint[]): number {
  let [low, high] = [0, checkpoints.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((checkpoints[middle]?.row ?? Infinity) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

async function bytesOf(content: Blob, { checkpoints }: Scan, place: number): Promise<Uint8Array> {
  const [from, to] = [checkpoints[place]?.byte ?? 0, checkpoints[place + 1]?.byte ?? content.size];
  return new Uint8Array(await content.slice(from, to).arrayBuffer());
}

function cutRows(bytes: Uint8Array, scan: Scan, place: number): readonly SourceRow[] {
  const { row: firstRow, line: firstLine } = scan.checkpoints[place] ?? { row: 1, line: 1 };
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  const rows: SourceRow[] = [];
  const cutter = new RecordCutter(scan.dialect, 0, ({ line }, content) =>
    rows.push({
      row: firstRow + rows.length,
      line: firstLine + line - 1,
      raw: text.decode(content()),
    }),
  );
  cutter.feed(bytes);
  cutter.finish();
  return rows;
}
