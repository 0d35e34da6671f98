import { untrack } from 'svelte';

/** The states of something fetched: nothing asked, under way (with what was there before), there, or failed. */
export type Loadable<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly previous: T | null }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

/** The answer to the latest question asked; an answer that comes late, after another question, is dropped. */
export class Latest<T> {
  #state = $state.raw<Loadable<T>>({ kind: 'idle' });
  #asked = 0;

  get state(): Loadable<T> {
    return this.#state;
  }

  /** The value in view: the answer, or the former one while the next is under way. */
  get value(): T | null {
    if (this.#state.kind === 'ready') return this.#state.value;
    return this.#state.kind === 'loading' ? this.#state.previous : null;
  }

  async ask(fetch: () => Promise<T>): Promise<void> {
    const question = ++this.#asked;
    // Asking is an act: an effect that asks must not run again because of what was there before.
    this.#state = { kind: 'loading', previous: untrack(() => this.value) };
    const answer = await fetch().then<Loadable<T>, Loadable<T>>(
      (value) => ({ kind: 'ready', value }),
      (cause: unknown) => ({ kind: 'failed', message: messageOf(cause) }),
    );
    if (question === this.#asked) this.#state = answer;
  }

  /** Forget the answer and ignore one under way. */
  clear(): void {
    this.#asked++;
    this.#state = { kind: 'idle' };
  }
}

/** The words of an error for a person. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
