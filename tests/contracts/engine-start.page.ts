import { EngineUnavailable } from '#lib/core/engine/engine-unavailable.ts';
import type { StartOptions } from '#lib/platform/browser/engine-download.ts';
import { startBrowserEngine } from '#lib/platform/browser/engine.ts';
import { readSqlText } from '#lib/platform/browser/sql-text.ts';

Object.assign(globalThis, { __result: run() });

const realFetch = globalThis.fetch;
const realWebAssembly = globalThis.WebAssembly;

async function run(): Promise<unknown> {
  return {
    sqlPaths: Object.keys(await readSqlText()),
    missing: await startWith(async () => new Response('gone', { status: 404 })),
    offline: await startWith(() => Promise.reject(new TypeError('Failed to fetch'))),
    page: await startWith(async () => new Response('<!doctype html><title>Sign in</title>')),
    cutOff: await startWith(async (...given) => cutOff(await realFetch(...given))),
    aborted: await abortedStart(),
    noWebAssembly: await withoutWebAssembly(),
    plain: await progressOf((...given) => realFetch(...given)),
    compressed: await progressOf(async (...given) => unmeasured(await realFetch(...given), 'br')),
    chunked: await progressOf(async (...given) => unmeasured(await realFetch(...given), null)),
    wrongType: await progressOf(async (...given) => new Response((await realFetch(...given)).body)),
  };
}

/** What a start comes to: the obstacle, or null when the engine answers. */
async function startWith(fetchStub: typeof fetch, options: StartOptions = {}): Promise<unknown> {
  globalThis.fetch = fetchStub;
  try {
    const engine = await startBrowserEngine(options);
    const rows = await engine.query('select 1 as a');
    await engine.close();
    return rows;
  } catch (error) {
    if (error instanceof EngineUnavailable)
      return { obstacle: error.obstacle, hasCause: error.cause !== undefined };
    return String(error);
  } finally {
    globalThis.fetch = realFetch;
  }
}

async function progressOf(fetchStub: typeof fetch): Promise<unknown> {
  const shares: number[] = [];
  const rows = await startWith(fetchStub, { onProgress: (share) => shares.push(share) });
  const rises = shares.every((share, at) => share >= (shares[at - 1] ?? 0));
  return {
    rows,
    rises,
    last: shares.at(-1),
    isGradual: shares.filter((share) => share > 0.1 && share < 0.9).length > 3,
  };
}

async function abortedStart(): Promise<unknown> {
  const stop = new AbortController();
  const onProgress = (): void => stop.abort(new Error('left the page'));
  return startWith((...given) => realFetch(...given), { onProgress, signal: stop.signal });
}

async function withoutWebAssembly(): Promise<unknown> {
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  const outcome = await startWith(realFetch);
  Object.assign(globalThis, { WebAssembly: realWebAssembly });
  return outcome;
}

/** The body without the length a host may leave out, or with that of its compressed form. */
function unmeasured(response: Response, encoding: string | null): Response {
  const headers: Record<string, string> = encoding
    ? { 'content-encoding': encoding, 'content-length': '5900000' }
    : {};
  return new Response(response.body, { headers });
}

function cutOff(response: Response): Response {
  let chunks = 0;
  const breaks = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      chunks += 1;
      if (chunks > 5) controller.error(new TypeError('network error'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(breaks));
}
