import type { ByteRange } from './line-map.ts';
import { readPieces } from './read-pieces.ts';
import type { ScanOptions } from './scan-result.ts';

/** The bytes of a text that lie in these ranges, in order and in large pieces. */
export async function* keptBytes(
  text: Blob,
  kept: readonly ByteRange[],
  signal?: ScanOptions['signal'],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let [from, next] = [0, 0];
  for await (const bytes of readPieces(text, signal)) {
    const until = from + bytes.length;
    const inPiece: Uint8Array[] = [];
    for (let range = kept[next]; range && range.start < until; range = kept[next]) {
      inPiece.push(bytes.subarray(Math.max(0, range.start - from), Math.min(range.end, until) - from));
      if (range.end > until) break;
      next++;
    }
    if (inPiece.length > 0) yield joined(inPiece);
    if (next >= kept.length) return;
    from = until;
  }
}

/** The same bytes as a file of their own. */
export async function gatherBytes(
  text: Blob,
  kept: readonly ByteRange[],
  signal?: ScanOptions['signal'],
): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const bytes of keptBytes(text, kept, signal)) parts.push(new Blob([bytes]));
  return new Blob(parts);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
