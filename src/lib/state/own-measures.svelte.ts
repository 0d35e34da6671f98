import { checkOwn, type OwnCheck, type OwnDraft } from '#lib/core/measures/own.ts';
import type { OwnMeasure } from '#lib/core/vocabulary/own-measure.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { Latest } from './latest.svelte.ts';
import type { View } from './view.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

/** The measures that people added to a workspace, and the verbs that change them; each change can be taken back. */
export class OwnMeasuresState {
  /** The figures of the measure that is shown. */
  readonly figures = new Latest<readonly Point[]>();
  readonly #workspace: WorkspaceState;
  #check: AbortController | null = null;

  constructor(workspace: WorkspaceState) {
    this.#workspace = workspace;
  }

  get list(): readonly OwnMeasure[] {
    return this.#workspace.spec.ownMeasures;
  }

  /** Fetch the figures of one measure, of partnerships and their services, in one view. */
  show(id: string, { party, terms }: Pick<View, 'party' | 'terms'>): void {
    const { results } = this.#workspace;
    if (results) void this.figures.ask(() => results.ownMeasure(id, { party, terms }));
  }

  /** Try a draft on the loaded data; `former` is the measure it is to replace. A check under way is given up. */
  async check(draft: OwnDraft, former: OwnMeasure | null): Promise<OwnCheck> {
    const { engine } = this.#workspace;
    if (!engine)
      return { kind: 'refused', faults: ['there are no figures yet: expected data, load some first'] };
    this.stop();
    this.#check = new AbortController();
    const taken = this.#workspace.measures.map(({ id }) => id).filter((id) => id !== former?.id);
    return checkOwn(engine, draft, { taken, signal: this.#check.signal });
  }

  /** Give up the check under way. */
  stop(): void {
    this.#check?.abort();
  }

  /** Keep a measure that fits, in the place of a former one or as the last. */
  async save(measure: OwnMeasure, former: OwnMeasure | null): Promise<void> {
    const isThere = this.list.some(({ id }) => id === former?.id);
    const ownMeasures = isThere
      ? this.list.map((one) => (one.id === former?.id ? measure : one))
      : [...this.list, measure];
    await this.#workspace.change({ ownMeasures });
  }

  async remove(measure: OwnMeasure): Promise<void> {
    await this.#workspace.change({ ownMeasures: this.list.filter(({ id }) => id !== measure.id) });
  }
}
