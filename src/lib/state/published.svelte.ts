import type { Engine } from '#lib/core/engine/port.ts';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';
import type { StoredWorkspace } from '#lib/core/workspace/store.ts';
import type { WorkspaceCore } from './workspace-core.svelte.ts';

/** What a person decides where a copy to change would take the place of work that this browser keeps. */
export type CopyAnswer = 'replace' | 'open own' | 'leave';

/**
 * A workspace that was published beside the page. It opens read-only and without the database, which is started when
 * somebody asks for more than was published; to change it, a person makes a copy, which this browser then keeps.
 */
export class PublishedState {
  readonly #core: WorkspaceCore;
  readonly #add: (files: readonly SourceFile[]) => Promise<void>;
  #own = $state.raw<StoredWorkspace | null>(null);
  #isAsking = $state(false);
  /** Files that were dropped and wait for the answer. */
  #dropped: readonly SourceFile[] = [];

  constructor(core: WorkspaceCore, add: (files: readonly SourceFile[]) => Promise<void>) {
    this.#core = core;
    this.#add = add;
  }

  /** True when something is published beside the page, whether or not it is what is shown. */
  get isThere(): boolean {
    return this.#core.publication !== null;
  }

  /** When what is shown was published, in UTC; null when it is not what was published. */
  get madeAt(): string | null {
    return this.isReadOnly ? (this.#core.publication?.madeAt ?? null) : null;
  }

  /** True while what was published is shown: nothing of it can be changed. */
  get isReadOnly(): boolean {
    return this.#core.isReadOnly;
  }

  /** True when the figures on the screen are those that were published, and no database has them. */
  get isWithoutEngine(): boolean {
    return this.#core.shown !== null;
  }

  /** The name of the work that this browser keeps beside what was published; null when there is none. */
  get ownTitle(): string | null {
    return this.#own?.spec.title ?? null;
  }

  /** True while a person has to say what becomes of the work that is kept. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /** See whether this browser keeps work of its own; nothing waits for that. */
  async lookForOwn(): Promise<void> {
    const { stored, findings } = await this.#core.keeping.load();
    this.#core.tell(findings);
    if (this.isReadOnly) this.#own = stored;
  }

  /** The engine with the published files in it, started for the first who asks. Rejects when it does not come to be. */
  async dig(): Promise<Engine> {
    this.#core.notices = [];
    if (this.isWithoutEngine) await this.#core.do((signal) => this.#load(signal));
    const engine = this.isWithoutEngine ? null : this.#core.tables.engine;
    if (engine) return engine;
    const why = this.#core.notices.at(-1)?.message;
    throw new Error(
      `The published files could not be loaded${why === undefined ? '.' : `: ${why}`} Try again, or reload the page.`,
    );
  }

  /** Make a copy that can be changed, with these files beside it; asks first where that would replace work that is kept. */
  async copy(dropped: readonly SourceFile[] = []): Promise<void> {
    this.#dropped = dropped;
    if (this.#own) this.#isAsking = true;
    else await this.#copy();
  }

  /** Answer what becomes of the work that is kept. */
  async answer(answer: CopyAnswer): Promise<void> {
    this.#isAsking = false;
    if (answer === 'leave') this.#dropped = [];
    else if (answer === 'replace') await this.#copy();
    else await this.openOwn();
  }

  /** Open the work that this browser keeps in the place of what was published. */
  async openOwn(): Promise<void> {
    const own = this.#own;
    if (!own) return;
    await this.#core.do(async (signal) => {
      await this.#core.openInstead(async () => own.sources, own.spec, signal);
      this.#own = null;
      this.#core.isReadOnly = false;
    });
    await this.#addDropped();
  }

  /** The work that is kept, as one file. */
  async packOwn(): Promise<Blob> {
    const { spec, sources } = this.#own ?? { spec: this.#core.held.spec, sources: this.#core.sources() };
    const hashed = sources.map(async (source) => ({ ...source, sha256: await sha256Of(source.content) }));
    return this.#core.parts.pack(spec, await Promise.all(hashed));
  }

  async #copy(): Promise<void> {
    await this.#core.do(async (signal) => {
      await this.#load(signal);
      this.#own = null;
      await this.#core.keepFromNowOn();
    });
    await this.#addDropped();
  }

  async #addDropped(): Promise<void> {
    const dropped = this.#dropped;
    this.#dropped = [];
    if (!this.isReadOnly && dropped.length > 0) await this.#add(dropped);
  }

  async #load(signal: AbortSignal): Promise<void> {
    const { publication } = this.#core;
    if (!publication || !this.isWithoutEngine) return;
    const sources = () =>
      publication.sources({
        signal,
        onProgress: (share) =>
          this.#core.work.say({ label: 'Fetching the published files', share, isCancellable: true }),
      });
    await this.#core.openInstead(sources, publication.spec, signal);
  }
}
