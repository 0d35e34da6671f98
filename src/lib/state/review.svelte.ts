import type { ExportKind } from '#lib/core/review/export/exporter.ts';
import { withChanges } from '#lib/core/review/pack/changes-page.ts';
import { editedPack } from '#lib/core/review/pack/edited-pack.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import type { ChangesBoard } from '#lib/core/review/snapshot/changes-board.ts';
import { defaultDeckTheme } from '#lib/core/vocabulary/deck-theme.ts';
import { quarterKey } from '#lib/core/vocabulary/fiscal.ts';
import type { ReviewEdits } from '#lib/core/vocabulary/review-settings.ts';
import type { Snapshot } from '#lib/core/vocabulary/snapshot.ts';
import { plainFileName } from '#lib/core/workspace/plain-file-name.ts';
import { untrack } from 'svelte';
import { Latest, messageOf, type Loadable } from './latest.svelte.ts';
import { editsOf, withEdit, type ReviewEdit, type ReviewKey } from './review-edits.ts';
import { ReviewExports, type ExportedPack, type ExportParts } from './review-exports.svelte.ts';
import { ReviewPacks, type PackParts, type PackView } from './review-packs.svelte.ts';
import { ReviewSnapshots, type SnapshotParts } from './review-snapshots.svelte.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

/** The outside world of a review. */
export interface ReviewParts extends PackParts, ExportParts, SnapshotParts {
  /** An id that nothing else in the workspace has. */
  readonly newId: () => string;
}

/** Which review, how its figures are looked at, and the taken review it is compared with; null: the last one before it. */
export interface ReviewView extends PackView {
  readonly against: string | null;
}

/** A review before anything of it is edited. */
export interface MadeReview {
  /** As the numbers propose it; what is taken is this. */
  readonly pack: Pack;
  /** The taken review it is compared with. */
  readonly then: Snapshot | null;
  readonly changes: ChangesBoard | null;
  /** Why it could not be compared; empty when it was. */
  readonly fault: string;
}

/** An edit that the workspace has not taken up yet. */
interface Ahead {
  readonly key: ReviewKey;
  readonly edit: ReviewEdit;
}

/**
 * The reviews of a workspace: packs as the numbers propose them, what people decided about them, and what leaves the
 * page. Edits are kept in the workspace, where each can be taken back, and show before it has taken them up.
 */
export class ReviewState {
  readonly exports: ReviewExports;
  readonly snapshots: ReviewSnapshots;
  readonly #workspace: WorkspaceState;
  readonly #parts: ReviewParts;
  readonly #packs: ReviewPacks;
  readonly #current = new Latest<MadeReview>();
  #asked: readonly unknown[] | null = null;
  #ahead = $state.raw<readonly Ahead[]>([]);
  readonly #pack = $derived.by(() => this.made && this.#edited(this.made));

  constructor(workspace: WorkspaceState, parts: ReviewParts) {
    this.#workspace = workspace;
    this.#parts = parts;
    this.#packs = new ReviewPacks(workspace, parts);
    this.exports = new ReviewExports(parts);
    this.snapshots = new ReviewSnapshots(workspace, parts);
  }

  /** The review that was asked for last, or how far it is. */
  get state(): Loadable<MadeReview> {
    return this.#current.state;
  }

  /** The review in view before anything of it is edited; the former one while the next is made. */
  get made(): MadeReview | null {
    return this.#current.value;
  }

  /** The review in view with everything that people decided about it. */
  get pack(): Pack | null {
    return this.#pack;
  }

  /** Make the review of a view while the page goes on answering; one that is asked for no longer is given up. */
  show(view: ReviewView): void {
    if (!this.#workspace.results) return;
    const former = this.snapshots.former(view, view.against);
    const asked = [this.#packs.keyOf(view), former?.id];
    if (this.#asked?.every((part, at) => part === asked[at])) return;
    this.#asked = asked;
    // What it is made of was read above: an effect that shows it runs again for nothing else.
    untrack(() => void this.#current.ask(() => this.#shown(view, asked)));
  }

  /** Try again what failed. */
  again(view: ReviewView): void {
    this.#asked = null;
    this.show(view);
  }

  /** The reviews of several partnerships as they are edited, made one after the other. */
  packOf(view: ReviewView, isWanted: () => boolean): Promise<Pack> {
    return this.#make(view, isWanted).then((made) => this.#edited(made));
  }

  /** What people decided about a review, the latest words included. */
  editsOf(key: ReviewKey): ReviewEdits {
    return this.#ahead
      .filter((one) => one.key.partnership === key.partnership && one.key.quarter === key.quarter)
      .reduce((edits, { edit }) => edit(edits), editsOf(this.#workspace.spec.reviews, key));
  }

  /** Change what was decided about a review; `label` names the step that can be taken back. */
  async edit({ partnership, quarter }: ReviewKey, edit: ReviewEdit, label: string): Promise<void> {
    const key = { partnership, quarter };
    const ahead = { key, edit };
    this.#ahead = [...this.#ahead, ahead];
    await this.#workspace.change(({ reviews }) => ({ reviews: withEdit(reviews, key, edit) }), label);
    this.#ahead = this.#ahead.filter((one) => one !== ahead);
  }

  /** An id for something that is added to a review. */
  newId(): string {
    return this.#parts.newId();
  }

  /** Date and time in UTC. */
  now(): string {
    return this.#parts.now();
  }

  /** Save the reviews of these partnerships in one file, as they are edited; each is made when it is its turn. */
  save(kind: ExportKind, views: readonly ReviewView[]): Promise<void> {
    const [first] = views;
    if (!first) return Promise.resolve();
    const whose = views.length === 1 ? plainFileName(first.partnership, 'partnership') : 'all';
    return this.exports.save({
      kind,
      name: `review-${whose}-${quarterKey(first.quarter)}`,
      theme: this.#workspace.spec.deckTheme ?? defaultDeckTheme,
      packs: views.map((view) => this.#exported(view)),
    });
  }

  #exported(view: ReviewView): ExportedPack {
    const info = this.#workspace.partnerships.find(({ partnership }) => partnership === view.partnership);
    return { name: info?.name ?? view.partnership, make: (isWanted) => this.packOf(view, isWanted) };
  }

  #edited({ pack, changes }: MadeReview): Pack {
    return editedPack(withChanges(pack, changes), this.editsOf(pack));
  }

  // A review on the screen that cannot be compared is shown all the same, and says so.
  async #shown(view: ReviewView, asked: readonly unknown[]): Promise<MadeReview> {
    const isWanted = () => this.#asked === asked;
    const pack = await this.#packs.packOf(view, isWanted);
    try {
      return await this.#make(view, isWanted);
    } catch (cause) {
      return { pack, then: null, changes: null, fault: messageOf(cause) };
    }
  }

  async #make(view: ReviewView, isWanted: () => boolean): Promise<MadeReview> {
    const pack = await this.#packs.packOf(view, isWanted);
    const then = this.snapshots.former(view, view.against);
    const changes = then && (await this.snapshots.changes(pack, then));
    return { pack, then, changes, fault: '' };
  }
}
