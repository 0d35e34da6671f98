import type { Phase } from './phase.ts';

/** How far a piece of work has come; `share` null when the length is not known. */
export interface WorkProgress {
  readonly label: string;
  readonly share: number | null;
  readonly isCancellable: boolean;
}

/** One piece of work after another, and what is being done. */
export class Work {
  #phase = $state.raw<Phase>({ kind: 'starting', share: null });
  #cancel: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();

  get phase(): Phase {
    return this.#phase;
  }

  starting(share: number): void {
    this.#phase = { kind: 'starting', share };
  }

  say(progress: WorkProgress): void {
    this.#phase = { kind: 'working', ...progress };
  }

  /** Nothing is to be done. */
  rest(): void {
    this.#phase = { kind: 'ready' };
  }

  fail(message: string): void {
    this.#phase = { kind: 'failed', message };
  }

  /** Do a piece of work once those before it are done; `recover` puts things right when it fails. */
  do(
    work: (signal: AbortSignal) => Promise<void>,
    recover: (cause: unknown) => Promise<void>,
  ): Promise<void> {
    const next = this.#running.then(() => this.#run(work, recover));
    this.#running = next;
    return next;
  }

  /** Stop the work under way. */
  cancel(): void {
    this.#cancel?.abort();
  }

  async #run(
    work: (signal: AbortSignal) => Promise<void>,
    recover: (cause: unknown) => Promise<void>,
  ): Promise<void> {
    if (this.#phase.kind === 'failed') return;
    this.#cancel = new AbortController();
    try {
      await work(this.#cancel.signal).catch(recover);
      this.#phase = { kind: 'ready' };
    } catch (cause) {
      this.fail(cause instanceof Error ? cause.message : String(cause));
    }
    this.#cancel = null;
  }
}
