/** Work that can all be given up at once for a reason from outside, such as the end of a worker. */
export interface Interruptible {
  /** Do some work; the reason of `interrupt` if that comes first, and nothing is begun after it. */
  guard<T>(work: () => Promise<T>): Promise<T>;
  /** Reject all work, now and later, with a reason. */
  interrupt(reason: Error): void;
}

/** No work yet. */
export function interruptible(): Interruptible {
  const waiting = new Set<(reason: Error) => void>();
  let ended: Error | null = null;
  return {
    guard: (work) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting.add(reject);
        void work()
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    interrupt: (reason) => {
      ended ??= reason;
      for (const reject of waiting) reject(reason);
    },
  };
}
