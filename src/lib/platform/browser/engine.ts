import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import script from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { engineOver } from '#lib/core/engine/engine-over.ts';
import { EngineUnavailable } from '#lib/core/engine/engine-unavailable.ts';
import type { Engine } from '#lib/core/engine/port.ts';
import { secure } from '#lib/core/engine/secure.ts';
import { compileWithProgress, type StartOptions } from './engine-download.ts';
import { browserDriver } from './engine-driver.ts';
import { failureOf, isReady, type Start } from './engine-handshake.ts';

/**
 * Start DuckDB-WASM in a worker of its own, from the files that lie beside the page: an empty database in memory.
 * Rejects with an `EngineUnavailable` when it cannot run here, and with the signal's reason when aborted.
 */
export async function startBrowserEngine(options: StartOptions = {}): Promise<Engine> {
  assertWebAssembly();
  const compiling = compileWithProgress(new URL(wasm, location.href), options);
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  try {
    const broken = failureOf(worker);
    const start: Start = { module: await compiling, script: new URL(script, location.href).href };
    return await untilAborted(orBroken(startIn(worker, start, broken), broken), options.signal);
  } catch (cause) {
    worker.terminate();
    throw cause;
  }
}

function assertWebAssembly(): void {
  if (typeof WebAssembly === 'object') return;
  const message =
    'This browser does not run WebAssembly, or it is switched off. Outturn needs it to read your files.';
  throw new EngineUnavailable('no-webassembly', message);
}

async function startIn(worker: Worker, start: Start, broken: Promise<unknown>): Promise<Engine> {
  const ready = isReady(worker);
  worker.postMessage(start);
  await ready;
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  // The worker has the compiled module already, so that this address is never asked for.
  await database.instantiate('wasm');
  await database.open({ path: ':memory:' });
  const engine = engineOver(browserDriver(database, await database.connectInternal(), broken));
  await secure(engine);
  return engine;
}

async function orBroken<T>(promise: Promise<T>, broken: Promise<unknown>): Promise<T> {
  return Promise.race([promise, broken.then(notStarted)]);
}

function notStarted(cause: unknown): never {
  throw new EngineUnavailable('not-started', 'The database did not start in this browser.', { cause });
}

function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}
