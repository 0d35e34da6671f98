/**
 * Runs tasks one after another in the order given; a task that fails does not stop those behind it. One whose signal
 * is aborted before its turn never runs, and rejects at once with the signal's reason.
 */
export type Enqueue = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** A queue of its own, empty. */
export function serial(): Enqueue {
  let last: Promise<unknown> = Promise.resolve();
  return (task, signal) => {
    const turn = waitFor(last, signal);
    const result = turn.then(task);
    last = Promise.all([last, result.catch(() => undefined)]);
    return result;
  };
}

/** Resolves with the promise, whatever it holds, or rejects as soon as the signal is aborted. */
function waitFor(promise: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    void promise.then(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
  });
}
