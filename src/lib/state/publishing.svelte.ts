import type { PublishRequest, PublishSource } from '#lib/core/review/published/publish.ts';
import { messageOf } from './latest.svelte.ts';

type Zip = (source: PublishSource, request: PublishRequest) => Promise<Blob>;

/** Publishing a workspace from the page: how far it is, and what came of it. */
export class PublishingState {
  readonly #zip: Zip;
  #share = $state<number | null>(null);
  #trouble = $state('');
  #cancel: AbortController | null = null;

  constructor(zip: Zip) {
    this.#zip = zip;
  }

  /** From 0 to 1 while it is under way; null when it is not. */
  get share(): number | null {
    return this.#share;
  }

  /** Why it failed; empty when it did not. */
  get trouble(): string {
    return this.#trouble;
  }

  /** The published folder as a zip; null when it was cancelled or failed. */
  async publish(source: PublishSource, { madeAt, app }: PublishRequest): Promise<Blob | null> {
    const cancel = new AbortController();
    this.#cancel = cancel;
    this.#share = 0;
    this.#trouble = '';
    try {
      const onProgress = (share: number) => void (this.#share = share);
      const zip = await this.#zip(source, { madeAt, app, onProgress, signal: cancel.signal });
      return cancel.signal.aborted ? null : zip;
    } catch (cause) {
      if (!cancel.signal.aborted) this.#trouble = messageOf(cause);
      return null;
    } finally {
      this.#share = null;
    }
  }

  cancel(): void {
    this.#cancel?.abort();
  }
}
