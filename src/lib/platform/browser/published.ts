import { manifestName, publishedFolder } from '#lib/core/review/published/layout.ts';
import { openPublished, type Published } from '#lib/core/review/published/open-published.ts';
import type { FetchPublished } from '#lib/core/review/published/published-reader.ts';

/** What is published in `data/` of the site whose pages start at `base`; null when nothing is. */
export function findPublished(base: string): Promise<Published | null> {
  return openPublished(fetchBelow(new URL(`${publishedFolder}/`, base)));
}

function fetchBelow(folder: URL): FetchPublished {
  return async (path, { mostBytes, isFresh, signal }) => {
    const response = await answer(new URL(path, folder), path, { isFresh, signal });
    if (!response?.ok || !response.body) return null;
    return new Response(response.body.pipeThrough(atMost(mostBytes, path))).blob();
  };
}

/** Passes bytes on, and fails when there are more than was agreed. */
function atMost(
  mostBytes: number,
  path: string,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let foundBytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      foundBytes += piece.length;
      if (foundBytes > mostBytes) throw new Error(`${path}: expected at most ${mostBytes} bytes, found more`);
      controller.enqueue(piece);
    },
  });
}

async function answer(
  address: URL,
  path: string,
  { isFresh, signal }: { readonly isFresh: boolean; readonly signal: AbortSignal | undefined },
): Promise<Response | null> {
  try {
    return await fetch(address, {
      cache: isFresh ? 'no-cache' : 'default',
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    // Without an answer on the list of files, nothing is published as far as anyone can see.
    if (path === manifestName) return null;
    throw new Error(`${path} could not be fetched. Check the connection and try again.`, { cause });
  }
}
