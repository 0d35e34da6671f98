import type { Pack } from '#lib/core/review/pack/pack.ts';
import { NotWanted, type InSlices, type PackRequest } from '#lib/core/review/pack/request.ts';
import type { Results } from '#lib/core/review/results.ts';
import { quarterKey, type FiscalQuarter } from '#lib/core/vocabulary/fiscal.ts';
import type { View } from './view.ts';
import type { WorkspaceState } from './workspace.svelte.ts';

/** Which review, and how its figures are looked at. */
export interface PackView extends Pick<View, 'party' | 'terms'> {
  readonly partnership: string;
  readonly quarter: FiscalQuarter;
}

/** What making packs needs of the outside world. */
export interface PackParts {
  readonly build: (results: Results, request: PackRequest, slices: InSlices) => Promise<Pack>;
  /** Date and time in UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly now: () => string;
  /** Lets the page answer in between. */
  readonly pause: () => Promise<void>;
}

/**
 * Packs as the numbers propose them. What was made is kept until the figures, or what people decided about them, are
 * others; writing in a review changes neither.
 */
export class ReviewPacks {
  readonly #workspace: WorkspaceState;
  readonly #parts: PackParts;
  #made: { readonly basis: string; readonly packs: Map<string, Pack> } = { basis: '', packs: new Map() };
  /** What packs are made of beside the view, as one text, so that it changes by value. */
  readonly #basis = $derived.by(() => {
    const { spec, files, revision } = this.#workspace;
    const { calendar, currency, priceBase, indicators, appraisal, title, isSample } = spec;
    const kept = { calendar, currency, priceBase, indicators, appraisal, title, isSample };
    return JSON.stringify([revision, kept, files.map(({ id, mended, control }) => [id, mended, control])]);
  });

  constructor(workspace: WorkspaceState, parts: PackParts) {
    this.#workspace = workspace;
    this.#parts = parts;
  }

  /** Names what the pack of a view is made of: another text means another pack. */
  keyOf({ partnership, quarter, party, terms }: PackView): string {
    return JSON.stringify([partnership, quarterKey(quarter), party, terms, this.#basis]);
  }

  /** The pack of a view, kept or made anew; rejects when it is no longer wanted. */
  async packOf(view: PackView, isWanted: () => boolean): Promise<Pack> {
    const { results } = this.#workspace;
    if (!results) throw new Error('There are no figures yet; wait until the files are loaded.');
    const basis = this.#basis;
    if (this.#made.basis !== basis) this.#made = { basis, packs: new Map() };
    const { packs } = this.#made;
    const key = this.keyOf(view);
    const pack = packs.get(key) ?? (await this.#build(results, view, isWanted));
    if (!isWanted()) throw new NotWanted();
    packs.set(key, pack);
    return pack;
  }

  async #build(results: Results, view: PackView, isWanted: () => boolean): Promise<Pack> {
    const { partnerships, spec, measures, files } = this.#workspace;
    const info = partnerships.find(({ partnership }) => partnership === view.partnership);
    if (!info) throw new Error(`There is no partnership “${view.partnership}” in the loaded data.`);
    const { quarter, party, terms } = view;
    const request = { info, quarter, party, terms, spec, measures, files, madeAt: this.#parts.now() };
    return this.#parts.build(results, request, { pause: this.#parts.pause, isWanted });
  }
}
