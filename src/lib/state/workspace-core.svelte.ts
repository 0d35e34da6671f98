import type { Engine } from '#lib/core/engine/port.ts';
import { isControlFile } from '#lib/core/imports/load/controls.ts';
import type { Imported, ImportOptions, Waiting } from '#lib/core/imports/import-sources.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { bothImported, nothingImported } from '#lib/core/imports/load/imported.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { scannerCutting } from '#lib/core/imports/scan/scanner-cutting.ts';
import type { Published } from '#lib/core/review/published/open-published.ts';
import type { Results } from '#lib/core/review/results.ts';
import type { Finding } from '#lib/core/vocabulary/finding.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { rememberMapping } from '#lib/core/workspace/remember-mapping.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';
import { controlFilesFor } from '#lib/core/workspace/control-files.ts';
import { SourceShelf } from '#lib/core/workspace/source-shelf.ts';
import { passesOf } from '#lib/core/workspace/passes.ts';
import { readAsFound, withSources, type HashedSource, type WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { KeptSource } from '#lib/core/workspace/store.ts';
import { figuresOf, needsFigures, noFigures, type Figures } from './figures.ts';
import { afterImport, emptyHeld, type Held } from './held.ts';
import { Keeping } from './keeping.svelte.ts';
import { scannerOver, Tables, type BringOptions } from './tables.ts';
import { stopped } from './told.ts';
import { Work } from './work.svelte.ts';
import { filesInUse, isStep, withStep, type Step } from './workspace-history.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** A waiting file and the mapping it is to be loaded under. */
export interface Mapped {
  readonly waiting: Waiting;
  readonly mapping: Mapping;
}

/** How a piece of work is done: `signal` where it can be cancelled; `label` names the step that can be taken back. */
export interface Doing {
  readonly label: string | null;
  readonly signal?: AbortSignal | undefined;
}

// Importing takes about four fifths of the time from a drop to the figures.
const importShare = 0.8;

/** What a workspace holds, and the few ways in which that changes; the tables, the figures and what is kept follow it. */
export class WorkspaceCore {
  readonly parts: WorkspaceParts;
  readonly work = new Work();
  readonly shelf = new SourceShelf();
  readonly tables: Tables;
  readonly keeping: Keeping;
  held = $state.raw<Held>(emptyHeld(defaultSpec));
  history = $state.raw<readonly Step[]>([]);
  figures = $state.raw<Figures>(noFigures);
  /** Findings on what was turned away since the last drop. */
  notices = $state.raw<readonly Finding[]>([]);
  /** Grows whenever the figures may have changed. */
  revision = $state(0);
  /** What is published beside the page; null when nothing is. */
  publication = $state.raw<Published | null>(null);
  /** True while what was published is shown: it is neither changed nor kept in this browser. */
  isReadOnly = $state(false);
  /** Published results, while they are what the screens show; null once the engine has figures. */
  shown = $state.raw<Results | null>(null);
  /** The engine that holds the figures; one that was started anew holds none. */
  #computedIn: Engine | null = null;

  constructor(parts: WorkspaceParts) {
    this.parts = parts;
    this.tables = new Tables(parts, this.shelf);
    this.keeping = new Keeping(parts.store, parts.storage);
  }

  /** Do one piece of work after another; one that fails is told and leaves what was there. */
  do(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    return this.work.do(work, (cause) => this.#recover(cause));
  }

  tell(findings: readonly Finding[]): void {
    this.notices = [...this.notices, ...findings];
  }

  /** The document of the workspace, with the files it belongs to. */
  document(): WorkspaceSpec {
    return withSources(this.held.spec, this.sources());
  }

  /** What must be kept for the workspace to be opened again. */
  sources(): readonly HashedSource[] {
    return [...this.shelf.sourcesOf(this.held.files), ...this.held.controls];
  }

  /** Show what was published, without an engine. */
  showPublished(published: Published): void {
    const { spec, head, results } = published;
    this.publication = published;
    this.isReadOnly = true;
    this.held = { ...emptyHeld(spec), files: head.files };
    this.figures = { partnerships: head.partnerships, findings: head.findings };
    this.shown = results;
    this.work.rest();
    this.revision++;
  }

  /** Start the engine where it has not, and open a workspace in the place of published results; all or nothing. */
  async openInstead(
    sources: () => Promise<readonly KeptSource[]>,
    spec: WorkspaceSpec,
    signal: AbortSignal,
  ): Promise<void> {
    const { held, shown } = this;
    try {
      if (!this.tables.engine)
        await this.tables.start((share) =>
          this.work.say({ label: 'Starting the database in this page', share, isCancellable: false }),
        );
      await this.open(await sources(), spec, { label: null, signal });
    } catch (cause) {
      this.held = held;
      this.shown = shown;
      throw cause;
    }
  }

  /** What was published becomes a copy that can be changed and is kept in this browser. */
  async keepFromNowOn(): Promise<void> {
    this.isReadOnly = false;
    if (!this.held.spec.isSample) this.tell(await this.keeping.keep(this.held.spec, this.sources()));
  }

  /** Hold these files and settings in the place of all that was held. */
  async open(sources: readonly KeptSource[], spec: WorkspaceSpec, doing: Doing): Promise<void> {
    const empty = emptyHeld(spec);
    await this.tables.bringTo(empty, this.#bringing(doing));
    let imported = nothingImported;
    for (const pass of passesOf(sources)) {
      const one = await this.#import(empty, pass.sources, {
        ...doing,
        loaded: imported.files,
        scanner: scannerCutting((content) => pass.cutOf(content), this.parts.scanner),
        isWanted: (source, dataset) => pass.isWanted(source, dataset),
      });
      imported = bothImported(imported, one);
    }
    await this.#accept(empty, imported, sources, doing);
  }

  /** Read files, and hold them beside those of `held`. */
  async load(held: Held, sources: readonly SourceFile[], doing: Doing): Promise<void> {
    const loaded = held.spec.isSample ? [] : held.files;
    await this.#accept(held, await this.#import(held, sources, { ...doing, loaded }), sources, doing);
  }

  /** Hold a file that was made on this page beside all others; the sample does not give way to it. */
  async record(source: SourceFile, doing: Doing): Promise<void> {
    const { isSample } = this.held.spec;
    const held = { ...this.held, spec: { ...this.held.spec, isSample: false } };
    const imported = await this.#import(held, [source], { ...doing, loaded: held.files });
    this.shelf.put(imported.read);
    this.tell(imported.findings);
    const next = afterImport(held, imported, { sources: [source], controls: [] });
    await this.settle({ ...next, spec: { ...next.spec, isSample } }, doing);
  }

  /** Load waiting files, each under the mapping a person gave it, and remember the mappings. */
  async loadMapped(list: readonly Mapped[], doing: Doing): Promise<void> {
    const { spec } = this.held;
    const mappings = list.reduce((kept, { mapping }) => rememberMapping(kept, mapping), spec.mappings);
    const held = { ...this.held, spec: { ...spec, mappings } };
    let imported = nothingImported;
    for (const { waiting, mapping } of list) {
      const others = spec.isSample ? [] : held.files.filter((file) => !isReading(file, waiting, mapping));
      const alone = { ...held, spec: { ...spec, mappings: [mapping] } };
      const one = await this.#import(alone, [waiting.source], {
        ...doing,
        loaded: [...others, ...imported.files],
        scanner: scannerOver([waiting], this.parts.scanner),
      });
      imported = bothImported(imported, one);
    }
    const sources = list.map(({ waiting }) => waiting.source);
    await this.#accept(held, imported, sources, doing);
  }

  /** Hold something else from now on; files of `anew` are loaded again even where they stay. */
  async settle(next: Held, { label, signal }: Doing, anew: ReadonlySet<number> = new Set()): Promise<void> {
    const before = this.held;
    const files = await this.tables.bringTo({ ...next, anew }, this.#bringing({ label, signal }));
    this.held = { ...next, files };
    if (label !== null && isStep(before, this.held)) this.history = withStep(this.history, { label, before });
    const isOther = this.#computedIn !== this.tables.engine || needsFigures(before, this.held);
    if (isOther || anew.size > 0) await this.#compute();
    this.shelf.keepOnly(filesInUse(this.held, this.history));
    if (!this.held.spec.isSample && !this.isReadOnly)
      this.tell(await this.keeping.keep(this.held.spec, this.sources()));
  }

  async #import(
    { spec, controls }: Held,
    sources: readonly SourceFile[],
    options: Pick<ImportOptions, 'loaded' | 'signal' | 'isWanted'> & Partial<Pick<ImportOptions, 'scanner'>>,
  ): Promise<Imported> {
    return this.tables.import([...sources, ...controlFilesFor(sources, controls)], {
      ...options,
      mappings: spec.mappings,
      calendar: spec.calendar,
      givenTotals: spec.controlTotals,
      onProgress: this.#bringing({ label: null, signal: options.signal }).onProgress,
    });
  }

  async #accept(held: Held, imported: Imported, sources: readonly SourceFile[], doing: Doing): Promise<void> {
    this.shelf.put(imported.read);
    this.tell(imported.findings);
    const controls = await Promise.all(sources.filter(isControlFile).map(hashed));
    await this.settle(afterImport(held, imported, { sources, controls }), doing);
  }

  #bringing({ signal }: Doing): BringOptions {
    const isCancellable = signal !== undefined;
    return {
      signal,
      onRestart: (share) => this.work.say({ label: 'Making room in memory', share, isCancellable: false }),
      onProgress: ({ file, step, share }) =>
        this.work.say({
          label: `${step === 'reading' ? 'Reading' : 'Loading'} ${file}`,
          // The database does not say how far it has come with one file.
          share: step === 'reading' ? share * importShare : null,
          isCancellable,
        }),
    };
  }

  // Not to be cancelled: the files are loaded by now, and figures that were not computed again would not be theirs.
  async #compute(): Promise<void> {
    this.figures = await figuresOf(this.tables.required(), this.parts.sql, this.held, (share) =>
      this.work.say({
        label: 'Computing measures',
        share: importShare + (1 - importShare) * share,
        isCancellable: false,
      }),
    );
    this.#computedIn = this.tables.engine;
    this.shown = null;
    this.revision++;
  }

  // Tables and figures may have been half built when the work stopped.
  async #recover(cause: unknown): Promise<void> {
    this.tell([stopped(cause)]);
    // Published results need no tables; half built ones are emptied by whoever loads the files next.
    if (this.shown) return;
    const files = await this.tables.bringTo(this.held, this.#bringing({ label: null }));
    this.held = { ...this.held, files };
    await this.#compute();
  }
}

async function hashed({ name, content }: SourceFile): Promise<HashedSource> {
  return { name, content, sha256: await sha256Of(content), ...readAsFound };
}

/** True for a file that is the same bytes read as the same dataset as a mapping would. */
function isReading(file: ImportedFile, { scan }: Waiting, { dataset }: Mapping): boolean {
  const isSameTable = file.sha256 === scan.sha256 && file.headerLine === scan.headerLine;
  return isSameTable && file.dataset === dataset && file.mends === null;
}
