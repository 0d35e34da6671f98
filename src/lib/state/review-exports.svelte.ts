import type { ExportKind, Exporter } from '#lib/core/review/export/exporter.ts';
import { toldApart } from '#lib/core/review/export/told-apart.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import type { DeckTheme } from '#lib/core/vocabulary/deck-theme.ts';
import { messageOf } from './latest.svelte.ts';

/** A file that is being made. `share` is 0 to 1. */
export interface ExportJob {
  readonly kind: ExportKind;
  readonly label: string;
  readonly share: number;
}

/** How the last export ended, in words for a person. */
export interface ExportEnd {
  readonly kind: 'saved' | 'cancelled' | 'failed';
  readonly words: string;
}

/** What exports need of the outside world. */
export interface ExportParts {
  readonly exporters: Readonly<Record<ExportKind, Exporter>>;
  /** Hand a file to the person. */
  readonly save: (name: string, content: Blob) => void;
}

/** What is to be saved: the packs are made when it is their turn, one after the other. */
export interface ExportRequest {
  readonly kind: ExportKind;
  /** Without its ending. */
  readonly name: string;
  readonly theme: DeckTheme;
  readonly packs: readonly ExportedPack[];
}

/** A review that goes into a file: whose, and how it comes to be. */
export interface ExportedPack {
  readonly name: string;
  readonly make: (isWanted: () => boolean) => Promise<Pack>;
}

// Making a pack that is not there yet takes longer than writing its pages.
const packsShare = 0.6;

/** One export at a time, with how far it is, a way out, and how it ended. */
export class ReviewExports {
  readonly #parts: ExportParts;
  #job = $state.raw<ExportJob | null>(null);
  #end = $state.raw<ExportEnd | null>(null);
  #stop: AbortController | null = null;

  constructor(parts: ExportParts) {
    this.#parts = parts;
  }

  get job(): ExportJob | null {
    return this.#job;
  }

  get end(): ExportEnd | null {
    return this.#end;
  }

  /** Make a file and hand it over; one that is under way is given up. */
  async save(request: ExportRequest): Promise<void> {
    this.cancel();
    const stop = new AbortController();
    this.#stop = stop;
    this.#end = null;
    const say = (share: number, label: string) => {
      if (this.#stop === stop) this.#job = { kind: request.kind, label, share };
    };
    const made = Promise.race([this.#made(request, stop.signal, say), aborted(stop.signal)]);
    const end = await made.then<ExportEnd, ExportEnd>(
      (words) => ({ kind: 'saved', words }),
      (cause: unknown) =>
        stop.signal.aborted
          ? { kind: 'cancelled', words: 'Cancelled: nothing was saved, and the review is as it was.' }
          : {
              kind: 'failed',
              words: `Not saved: ${sentence(messageOf(cause))} The review is as it was; try again.`,
            },
    );
    if (this.#stop !== stop) return;
    this.#stop = null;
    this.#job = null;
    this.#end = end;
  }

  /** Stop the export under way. */
  cancel(): void {
    this.#stop?.abort(new DOMException('The export was cancelled.', 'AbortError'));
  }

  async #made(
    { kind, name, theme, packs }: ExportRequest,
    signal: AbortSignal,
    say: (share: number, label: string) => void,
  ): Promise<string> {
    const made: Pack[] = [];
    for (const [at, pack] of packs.entries()) {
      say(
        (at / packs.length) * packsShare,
        `Making the review of ${pack.name} (${at + 1} of ${packs.length})`,
      );
      made.push(await pack.make(() => !signal.aborted));
      signal.throwIfAborted();
    }
    const onProgress = (share: number, label: string) => say(packsShare + share * (1 - packsShare), label);
    onProgress(0, 'Writing the file');
    const content = await this.#parts.exporters[kind](toldApart(made), { theme, onProgress, signal });
    signal.throwIfAborted();
    const file = `${name}.${kind}`;
    this.#parts.save(file, content);
    return `Saved ${file}.`;
  }
}

/** Rejects once the signal is aborted, so that nobody waits for work that does not look at it. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
