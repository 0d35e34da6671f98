/** What the page sends its worker first: the compiled database, and where the script that drives it lies. */
export interface Start {
  readonly module: WebAssembly.Module;
  readonly script: string;
}

/** What the worker answers once the script listens. */
export const ready = 'outturn-engine-ready';

/** Resolves when the worker listens. */
export function isReady(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener('message', function listen({ data }: MessageEvent<unknown>) {
      if (data !== ready) return;
      worker.removeEventListener('message', listen);
      resolve();
    });
  });
}

/** Resolves with the cause when the worker fails in a way that answers no request. */
export function failureOf(worker: Worker): Promise<Error> {
  return new Promise((resolve) => {
    worker.addEventListener('error', (event) =>
      resolve(new Error(event.message || 'the worker did not load')),
    );
    worker.addEventListener('messageerror', () => resolve(new Error('the worker sent what cannot be read')));
  });
}
