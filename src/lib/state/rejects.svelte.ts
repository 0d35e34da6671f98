import type { Engine } from '#lib/core/engine/port.ts';
import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { rejectedRows, type RejectedPage } from '#lib/core/imports/load/rejected-rows.ts';
import type { Shelved } from '#lib/core/workspace/source-shelf.ts';
import { Latest, type Loadable } from './latest.svelte.ts';

/** The rejected rows of a file, one page at a time. */
export class RejectsState {
  readonly file: ImportedFile;
  readonly kept: Shelved;
  readonly limit = 20;
  readonly #engine: Engine;
  readonly #page = new Latest<RejectedPage>();
  #offset = $state(0);

  constructor(engine: Engine, file: ImportedFile, kept: Shelved) {
    this.file = file;
    this.kept = kept;
    this.#engine = engine;
    this.show(0);
  }

  get offset(): number {
    return this.#offset;
  }

  get state(): Loadable<RejectedPage> {
    return this.#page.state;
  }

  get page(): RejectedPage | null {
    return this.#page.value;
  }

  /** Show the page that starts with this row, from 0. */
  show(offset: number): void {
    this.#offset = Math.max(0, offset);
    const place = { offset: this.#offset, limit: this.limit };
    void this.#page.ask(() => rejectedRows(this.#engine, this.file, this.kept, place));
  }
}
