const encoder = new TextEncoder();

/** Pieces of text as bytes, made as they are asked for. Aborting the signal fails the stream with its reason. */
export function streamOf(pieces: AsyncGenerator<string>, signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      signal.throwIfAborted();
      const piece = await pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
