import type { Engine } from '#lib/core/engine/port.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import type { ChangesBoard } from '#lib/core/review/snapshot/changes-board.ts';
import type { ChangesContext } from '#lib/core/review/snapshot/changes.ts';
import { lastSnapshot } from '#lib/core/review/snapshot/last-snapshot.ts';
import type { StateRequest } from '#lib/core/review/snapshot/state-request.ts';
import type { Taking } from '#lib/core/review/snapshot/taken-snapshot.ts';
import { quarterKey } from '#lib/core/vocabulary/fiscal.ts';
import type { Snapshot, SnapshotState } from '#lib/core/vocabulary/snapshot.ts';
import { messageOf } from './latest.svelte.ts';
import type { PackView } from './review-packs.svelte.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

/** Two reviews to be compared. */
export interface Compared extends ChangesContext {
  readonly then: Snapshot;
  readonly now: Snapshot;
}

/** What freezing and comparing reviews needs of the outside world. */
export interface SnapshotParts {
  readonly stateOf: (engine: Engine, request: StateRequest) => Promise<SnapshotState>;
  readonly taken: (taking: Taking) => Promise<Snapshot>;
  /** The taken reviews with a new one, and what a person must be told of those that made room; throws where there is none. */
  readonly withTaken: (
    former: readonly Snapshot[],
    taken: Snapshot,
  ) => Promise<{ readonly snapshots: readonly Snapshot[]; readonly told: string }>;
  readonly compare: (compared: Compared) => Promise<ChangesBoard>;
  /** Date and time in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly now: () => string;
  /** An id that nothing else in the workspace has. */
  readonly newId: () => string;
}

/** Reviews that were taken, and what changed since. */
export class ReviewSnapshots {
  readonly #workspace: WorkspaceState;
  readonly #parts: SnapshotParts;
  /** What a pack was made of; read once for it, since nothing else is true of the same pack. */
  readonly #states = new WeakMap<Pack, Promise<SnapshotState | null>>();
  #isTaking = $state(false);
  #fault = $state('');

  constructor(workspace: WorkspaceState, parts: SnapshotParts) {
    this.#workspace = workspace;
    this.#parts = parts;
  }

  /** True while a review is being taken. */
  get isTaking(): boolean {
    return this.#isTaking;
  }

  /** Why the last review was not taken, or what older ones gave up for it; empty where neither is so. */
  get fault(): string {
    return this.#fault;
  }

  /** The taken reviews of a partnership, the latest first. */
  of(partnership: string): readonly Snapshot[] {
    return this.#workspace.spec.snapshots.filter((one) => one.partnership === partnership).toReversed();
  }

  /** The taken review that a review is compared with: the one the link names, else the last one before it. */
  former({ partnership, quarter, party, terms }: PackView, against: string | null): Snapshot | null {
    const { snapshots } = this.#workspace.spec;
    const chosen = snapshots.find((one) => one.id === against && one.partnership === partnership);
    return chosen ?? lastSnapshot(snapshots, { partnership, quarter: quarterKey(quarter), party, terms });
  }

  /** What changed from a taken review to a pack. */
  async changes(pack: Pack, then: Snapshot): Promise<ChangesBoard> {
    const now = await this.#taken(pack, { by: '', note: '' });
    const { measures, spec } = this.#workspace;
    return this.#parts.compare({ then, now, measures, calendar: spec.calendar });
  }

  /** Freeze a review in the workspace. */
  async take(pack: Pack, by: string, note: string): Promise<void> {
    this.#isTaking = true;
    this.#fault = '';
    try {
      const taken = await this.#taken(pack, { by, note });
      const label = `taking of the review of ${pack.name}, ${pack.quarterLabel}`;
      const { snapshots, told } = await this.#parts.withTaken(this.#workspace.spec.snapshots, taken);
      await this.#workspace.change({ snapshots }, label);
      this.#fault = told;
    } catch (cause) {
      this.#fault = `The review was not taken: ${messageOf(cause)}`;
    } finally {
      this.#isTaking = false;
    }
  }

  /** Let go of a taken review; it can be taken back like any other step. */
  async remove(id: string): Promise<void> {
    await this.#workspace.change(
      ({ snapshots }) => ({ snapshots: snapshots.filter((one) => one.id !== id) }),
      'removal of a taken review',
    );
  }

  async #taken(pack: Pack, { by, note }: Pick<Taking, 'by' | 'note'>): Promise<Snapshot> {
    const state = await this.#stateOf(pack);
    return this.#parts.taken({ pack, state, id: this.#parts.newId(), by, on: this.#parts.now(), note });
  }

  #stateOf(pack: Pack): Promise<SnapshotState | null> {
    const known = this.#states.get(pack);
    if (known) return known;
    const state = this.#readState(pack);
    // A reading that failed may be tried again.
    void state.catch(() => this.#states.delete(pack));
    this.#states.set(pack, state);
    return state;
  }

  /** Null without an engine: only the figures are known then. */
  async #readState({ partnership, party, terms, until }: Pack): Promise<SnapshotState | null> {
    const { engine, files, measures, spec } = this.#workspace;
    if (!engine) return null;
    return this.#parts.stateOf(engine, { partnership, party, terms, until, files, measures, spec });
  }
}
