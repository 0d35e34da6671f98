import type { Scanner } from '#lib/core/imports/import-sources.ts';
import type { ScanAnswer, ScanRequest } from './scan-worker.ts';

/** Reads a file in a worker of its own, so that the page stays free; a cancel ends the worker. */
export const scanInWorker: Scanner = (content, choice, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module' });
    const end = (settle: () => void) => {
      worker.terminate();
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const abort = () =>
      end(() => reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted')));
    signal?.addEventListener('abort', abort);
    worker.onerror = (event) => end(() => reject(new Error(`The file could not be read: ${event.message}`)));
    worker.onmessage = ({ data }: MessageEvent<ScanAnswer>) => {
      if (data.kind === 'progress') onProgress?.(data.bytes);
      else if (data.kind === 'done') end(() => resolve(data.scan));
      else end(() => reject(new Error(data.message)));
    };
    const request: ScanRequest = { content, choice };
    worker.postMessage(request);
  });
