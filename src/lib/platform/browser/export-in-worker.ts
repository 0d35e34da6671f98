import type { ExportOptions } from '#lib/core/review/export/exporter.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import type { ExportAnswer, ExportRequest, WorkerExport } from './export-worker.ts';

/**
 * Make a file in a worker of its own, so that the page stays free; the reviews travel one at a time, and the worker's
 * memory goes with it. Aborting ends it at once; a failure rejects with what went wrong.
 */
export function exportInWorker(
  kind: WorkerExport,
  packs: readonly Pack[],
  { theme, onProgress, signal }: ExportOptions,
): Promise<Blob> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(reasonOf(signal));
    const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
    const ask: (request: ExportRequest) => void = (request) => worker.postMessage(request);
    const end = () => {
      signal.removeEventListener('abort', abort);
      worker.terminate();
    };
    const fail = (cause: Error) => {
      end();
      reject(cause);
    };
    const abort = () => fail(reasonOf(signal));
    signal.addEventListener('abort', abort);
    let sent = 0;
    worker.onerror = (event) =>
      fail(new Error(`The file could not be made: ${event.message || 'the worker did not load'}`));
    worker.onmessageerror = () =>
      fail(new Error('The file could not be made: the worker sent what cannot be read'));
    worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => {
      switch (data.kind) {
        case 'next': {
          const pack = packs[sent++];
          return pack
            ? ask({ kind: 'pack', pack })
            : fail(new Error('The worker asked for more reviews than there are'));
        }
        case 'progress':
          return onProgress(data.share, data.label);
        case 'failed':
          return fail(new Error(data.message));
        case 'made':
          end();
          resolve(data.file);
      }
    };
    ask({ kind: 'start', file: kind, theme, count: packs.length });
  });
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('cancelled');
}
