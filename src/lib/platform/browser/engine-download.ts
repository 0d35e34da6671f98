import { EngineUnavailable } from '#lib/core/engine/engine-unavailable.ts';

/** How the engine is started. `onProgress` is told the share of the download that has arrived, from 0 to 1. */
export interface StartOptions {
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Fetch and compile a wasm file while it arrives. Progress is counted in bytes of the file itself, whether or not the
 * host compresses it, names its length or its type. Rejects with an `EngineUnavailable`, or the signal's reason.
 */
export async function compileWithProgress(
  url: URL,
  { onProgress, signal }: StartOptions,
): Promise<WebAssembly.Module> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body)
      throw new Error(`${url.href}: ${response.status} ${response.statusText}`);
    const counted = response.body.pipeThrough(countBytes(fileSize(response), onProgress));
    const headers = { 'content-type': 'application/wasm' };
    const module = await WebAssembly.compileStreaming(new Response(counted, { headers }));
    onProgress?.(1);
    return module;
  } catch (cause) {
    throw signal?.aborted ? signal.reason : obstacle(cause);
  }
}

// The size of duckdb-eh.wasm 1.32.0, for hosts that send it compressed (their Content-Length is then of the
// compressed bytes) or in chunks. It need not be exact: it only moves a progress bar.
const usualSizeBytes = 34_242_586;

function fileSize(response: Response): number {
  const isCompressed = response.headers.has('content-encoding');
  return (!isCompressed && Number(response.headers.get('content-length'))) || usualSizeBytes;
}

function countBytes(
  totalBytes: number,
  onProgress?: (share: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let loadedBytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      loadedBytes += chunk.byteLength;
      onProgress?.(Math.min(loadedBytes / totalBytes, 0.99));
      controller.enqueue(chunk);
    },
  });
}

function obstacle(cause: unknown): EngineUnavailable {
  if (cause instanceof WebAssembly.CompileError) {
    const message = 'The database file that lies beside this page is not what this browser can run.';
    return new EngineUnavailable('not-started', message, { cause });
  }
  const message =
    'The database file that lies beside this page could not be fetched. Check the connection and reload.';
  return new EngineUnavailable('not-fetched', message, { cause });
}
