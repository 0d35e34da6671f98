import type { Proposer, Scanner } from '#lib/core/imports/import-sources.ts';
import type { Seen } from '#lib/core/imports/propose/proposal.ts';
import type { SourceAnswer, SourceRequest } from './source-worker.ts';

/** What a request to the worker is done with. */
interface Asking {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** A worker, and the rows it has at hand of the file that it read. */
interface Reading {
  readonly worker: Worker;
  readonly samples: Seen['samples'];
}

/**
 * Reads files and says how they are to be mapped in a worker, so that the page stays free. Each file gets a worker of
 * its own, whose memory goes with it; it is kept until the next one is read, since it knows the file. A cancel ends it.
 */
export class SourceReader {
  #last: Reading | null = null;

  readonly scan: Scanner = async (content, choice, asking) => {
    this.#end();
    const worker = newWorker();
    const answer = await ask(worker, { kind: 'scan', content, choice }, asking);
    if (answer.kind !== 'scanned') throw new Error('expected a scan of the worker');
    this.#last = { worker, samples: answer.scan.samples };
    return answer.scan;
  };

  readonly propose: Proposer = async ({ samples, ...seen }, known, asking) => {
    const reading = this.#last ?? { worker: newWorker(), samples: [] };
    this.#last = null;
    const request: SourceRequest = {
      kind: 'propose',
      seen,
      samples: reading.samples === samples ? null : samples,
      known,
    };
    const answer = await ask(reading.worker, request, asking);
    reading.worker.terminate();
    if (answer.kind !== 'proposed') throw new Error('expected proposals of the worker');
    return answer.proposals;
  };

  #end(): void {
    this.#last?.worker.terminate();
    this.#last = null;
  }
}

function newWorker(): Worker {
  return new Worker(new URL('./source-worker.ts', import.meta.url), { type: 'module' });
}

/** Resolves with what the worker answers in the end; one that fails or is aborted is ended. */
function ask(worker: Worker, request: SourceRequest, { signal, onProgress }: Asking): Promise<SourceAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => {
      signal?.removeEventListener('abort', abort);
      worker.terminate();
      reject(cause);
    };
    const abort = () => fail(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    worker.onerror = (event) => fail(new Error(`The file could not be read: ${event.message}`));
    worker.onmessage = ({ data }: MessageEvent<SourceAnswer>) => {
      if (data.kind === 'progress') return onProgress?.(data.bytes);
      if (data.kind === 'failed') return fail(new Error(data.message));
      signal?.removeEventListener('abort', abort);
      resolve(data);
    };
    worker.postMessage(request);
  });
}
