import { finding, type Finding } from '#lib/core/vocabulary/finding.ts';
import type { HashedSource, WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type {
  DurableStorage,
  Saved,
  StorageState,
  StoredWorkspace,
  WorkspaceStore,
} from '#lib/core/workspace/store.ts';
import { messageOf } from './latest.svelte.ts';

/** What this browser keeps between two visits; whatever goes wrong with it is a finding. */
export class Keeping {
  readonly #store: WorkspaceStore;
  readonly #storage: DurableStorage;
  #state = $state.raw<StorageState | null>(null);
  #isAsked = false;

  constructor(store: WorkspaceStore, storage: DurableStorage) {
    this.#store = store;
    this.#storage = storage;
  }

  /** What the browser says of its storage; null until it was asked. */
  get state(): StorageState | null {
    return this.#state;
  }

  /** What was kept at the last visit, and what is wrong with it. */
  async load(): Promise<{ readonly stored: StoredWorkspace | null; readonly findings: readonly Finding[] }> {
    try {
      const stored = await this.#store.load();
      return { stored, findings: (stored?.missing ?? []).map(isMissing) };
    } catch (cause) {
      const message = `what this browser kept of the last visit cannot be read (${messageOf(cause)}); the sample is shown in its place, and it stays kept here as it is`;
      return { stored: null, findings: [finding('warning', 'not_kept', message)] };
    }
  }

  /** Keep a workspace for the next visit, and ask once that the browser holds on to it. */
  async keep(spec: WorkspaceSpec, sources: readonly HashedSource[]): Promise<readonly Finding[]> {
    const findings = await attempt(
      'this browser could not keep the files for the next visit; save the workspace as a file',
      async () => setAside(await this.#store.save(spec, sources)),
    );
    const isFirst = !this.#isAsked && sources.length > 0;
    if (isFirst) this.#isAsked = true;
    // A browser may ask the person: nothing waits for the answer.
    void this.look(isFirst);
    return findings;
  }

  /** Let go of the workspace that is kept; one that could not be read and was set aside comes back in its place. */
  forget(): Promise<readonly Finding[]> {
    return this.#forget(() => this.#store.clear());
  }

  /** Let go of everything that is kept. */
  forgetAll(): Promise<readonly Finding[]> {
    return this.#forget(() => this.#store.clearAll());
  }

  async #forget(act: () => Promise<void>): Promise<readonly Finding[]> {
    const findings = await attempt('this browser could not forget the files it kept', async () => {
      await act();
      return [];
    });
    void this.look();
    return findings;
  }

  /** See what the browser says of its storage, after asking that it is kept where that is wanted. */
  async look(isAsking = false): Promise<void> {
    const asked = isAsking ? this.#storage.persist() : this.#storage.state();
    // One that does not answer says nothing, and that is what is shown.
    this.#state = await asked.catch(() => ({ isDurable: null, usedBytes: null, quotaBytes: null }));
  }
}

function setAside({ setAside: reason }: Saved): readonly Finding[] {
  if (reason === null) return [];
  const message = `what this browser kept before cannot be read (${reason}); it is set aside in this browser, untouched, and is in its place again once the loading of your files is undone`;
  return [finding('warning', 'set_aside', message)];
}

function isMissing(name: string): Finding {
  const message =
    'kept at the last visit, and this browser has let go of its bytes since; load the file again';
  return finding('error', 'not_kept', message, { file: name });
}

async function attempt(trouble: string, act: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await act();
  } catch (cause) {
    return [finding('warning', 'not_kept', `${trouble} (${messageOf(cause)})`)];
  }
}
