import type { ScanOptions } from './scan-result.ts';

const pieceBytes = 1 << 20;

/**
 * The bytes of a file in pieces, in order. Stops with the reason of the signal when that is aborted, and with an error
 * when the file has changed or gone since it was handed over.
 */
export async function* readPieces(content: Blob, signal?: ScanOptions['signal']): AsyncGenerator<Uint8Array> {
  let next = content.size > 0 ? pieceOf(content, 0) : null;
  for (let at = 0; next;) {
    signal?.throwIfAborted();
    const bytes = await next;
    at += bytes.length;
    next = at < content.size ? pieceOf(content, at) : null;
    // A read that fails while the piece before is at work is told when its turn comes.
    next?.catch(() => undefined);
    yield bytes;
  }
}

async function pieceOf(content: Blob, from: number): Promise<Uint8Array> {
  const expected = Math.min(pieceBytes, content.size - from);
  const buffer = await content
    .slice(from, from + expected)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw changed(cause);
    });
  if (buffer.byteLength !== expected) throw changed();
  return new Uint8Array(buffer);
}

function changed(cause?: unknown): Error {
  return new Error(
    'the file could not be read to its end: it has changed or moved while it was read. Drop it again',
    { cause },
  );
}
