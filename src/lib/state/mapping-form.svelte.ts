import { checkMapping } from '#lib/core/imports/check-mapping.ts';
import type { ReadSource } from '#lib/core/imports/import-sources.ts';
import { draftOf, mappingOf, type MappingDraft } from '#lib/core/imports/mapping-draft.ts';
import type { Mapping } from '#lib/core/imports/mapping.ts';
import { likeliestDataset, suggestMapping } from '#lib/core/imports/suggest.ts';
import type { DatasetId } from '#lib/core/vocabulary/datasets.ts';

/** The mapping form of one waiting file: starts from what can be suggested, and says what is still missing. */
export class MappingFormState {
  readonly waiting: ReadSource;
  #draft = $state.raw<MappingDraft>() as MappingDraft;

  constructor(waiting: ReadSource) {
    this.waiting = waiting;
    this.chooseDataset(likeliestDataset(waiting.scan.header));
  }

  get draft(): MappingDraft {
    return this.#draft;
  }

  set draft(draft: MappingDraft) {
    this.#draft = draft;
  }

  get mapping(): Mapping {
    return mappingOf(this.#draft);
  }

  get problems(): readonly string[] {
    return checkMapping(this.mapping, this.waiting.scan.header);
  }

  /** Start again from what can be suggested for another dataset. */
  chooseDataset(dataset: DatasetId): void {
    const { source, scan } = this.waiting;
    const seen = { name: source.name, header: scan.header, samples: scan.samples };
    this.#draft = draftOf(suggestMapping(seen, dataset).mapping, source.name);
  }
}
