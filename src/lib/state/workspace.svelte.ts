import { QueryCancelled, type Engine } from '#lib/core/engine/port.ts';
import {
  importSources,
  type Imported,
  type ReadSource,
  type Scanner,
} from '#lib/core/imports/import-sources.ts';
import { crossCheck } from '#lib/core/imports/cross-check.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/imported-file.ts';
import { prepareTables, unloadFile } from '#lib/core/imports/load.ts';
import type { Mapping } from '#lib/core/imports/mapping.ts';
import { recognise } from '#lib/core/imports/recognise.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import type { SqlText } from '#lib/core/engine/sql-text.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import type { PartnershipInfo } from '#lib/core/review/portfolio.ts';
import { compareFindings, finding, type Finding } from '#lib/core/vocabulary/finding.ts';
import type { FiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { sortDropped } from '#lib/core/workspace/dropped.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';
import { rememberMapping } from '#lib/core/workspace/remember-mapping.ts';
import { SourceShelf } from '#lib/core/workspace/source-shelf.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { WorkspaceStore } from '#lib/core/workspace/store.ts';
import { messageOf } from './latest.svelte.ts';
import type { Phase } from './phase.ts';

/** The outside world a workspace works with. */
export interface WorkspaceParts {
  readonly startEngine: (onProgress: (share: number) => void) => Promise<Engine>;
  readonly sql: SqlText;
  readonly scanner: Scanner;
  readonly fetchSample: () => Promise<readonly SourceFile[]>;
  readonly store: WorkspaceStore;
}

// Importing takes about four fifths of the time from a drop to the figures.
const importShare = 0.8;

/** The loaded files, what is known of them, and the verbs that change them. One piece of work runs at a time. */
export class WorkspaceState {
  readonly measures: readonly Measure[];
  #parts: WorkspaceParts;
  #engine: Engine | null = null;
  #cancel: AbortController | null = null;
  #running: Promise<void> = Promise.resolve();
  #shelf = new SourceShelf();
  #phase = $state.raw<Phase>({ kind: 'starting', share: 0 });
  #spec = $state.raw<WorkspaceSpec>(defaultSpec);
  #files = $state.raw<readonly ImportedFile[]>([]);
  #waiting = $state.raw<readonly ReadSource[]>([]);
  #partnerships = $state.raw<readonly PartnershipInfo[]>([]);
  #crossFindings = $state.raw<readonly Finding[]>([]);
  #notices = $state.raw<readonly Finding[]>([]);
  #revision = $state(0);

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.measures = catalogueOf(parts.sql);
  }

  get phase(): Phase {
    return this.#phase;
  }

  get spec(): WorkspaceSpec {
    return this.#spec;
  }

  get files(): readonly ImportedFile[] {
    return this.#files;
  }

  /** Files that need a person to say which column is what. */
  get waiting(): readonly ReadSource[] {
    return this.#waiting;
  }

  get partnerships(): readonly PartnershipInfo[] {
    return this.#partnerships;
  }

  /** Findings on files that were turned away by the last drop. */
  get notices(): readonly Finding[] {
    return this.#notices;
  }

  /** Every finding, what blocks first. */
  get findings(): readonly Finding[] {
    const ofFiles = this.#files.flatMap((file) => file.findings);
    return [...this.#notices, ...this.#crossFindings, ...ofFiles].sort(compareFindings);
  }

  /** Grows whenever the figures may have changed: what a screen fetched before is then out of date. */
  get revision(): number {
    return this.#revision;
  }

  /** The engine, once figures are there to be asked for. */
  get engine(): Engine | null {
    return this.#revision > 0 ? this.#engine : null;
  }

  /** Start the engine and open what this browser kept, else the sample. */
  async start(): Promise<void> {
    try {
      const [engine, stored] = await Promise.all([
        this.#parts.startEngine((share) => (this.#phase = { kind: 'starting', share })),
        this.#parts.store.load().catch((cause: unknown) => this.#keptIsUnreadable(cause)),
      ]);
      await prepareTables(engine, this.#parts.sql);
      this.#engine = engine;
      await this.#work((signal) =>
        stored && stored.sources.length > 0
          ? this.#open(stored.sources, stored.spec, signal)
          : this.#openSample(signal),
      );
    } catch (cause) {
      this.#phase = { kind: 'failed', message: messageOf(cause) };
    }
  }

  /** Load files beside what is there; the sample gives way to the first files of one's own. */
  async add(sources: readonly SourceFile[]): Promise<void> {
    const { specs, tables, others } = sortDropped(sources);
    await this.#work(async (signal) => {
      this.#notices = others.map(({ name }) =>
        finding('error', 'not_csv', 'expected a file whose name ends in .csv; not read', { file: name }),
      );
      for (const spec of specs) await this.#readSpec(spec);
      const again = this.#waiting.filter(({ scan }) => !this.#isLoaded(scan.sha256));
      await this.#import([...again.map(({ source }) => source), ...tables], signal);
    });
  }

  // The sample stays the sample until a file takes its place, whatever the settings.
  async #readSpec({ name, content }: SourceFile): Promise<void> {
    try {
      this.#spec = { ...parseSpec(JSON.parse(await content.text())), isSample: this.#spec.isSample };
    } catch (cause) {
      const message = `${messageOf(cause)}; expected a workspace file as Settings saves it; not read`;
      this.#notices = [...this.#notices, finding('error', 'not_a_workspace', message, { file: name })];
    }
  }

  /** Load a waiting file under a mapping, with the waiting files that the mapping fits too, and remember it. */
  async map(waiting: ReadSource, mapping: Mapping): Promise<void> {
    await this.#work(async (signal) => {
      this.#notices = [];
      this.#spec = { ...this.#spec, mappings: rememberMapping(this.#spec.mappings, mapping) };
      const alike = this.#waiting.filter(
        ({ source, scan }) =>
          source !== waiting.source && recognise({ name: source.name, ...scan }, [mapping]).includes(mapping),
      );
      await this.#import([waiting.source, ...alike.map(({ source }) => source)], signal, [mapping]);
    });
  }

  /** Map a loaded file a second time, as another dataset. */
  mapAgain(file: ImportedFile): void {
    const kept = this.#shelf.find(file.sha256);
    if (kept && !this.#waiting.some(({ scan }) => scan.sha256 === file.sha256))
      this.#waiting = [...this.#waiting, kept];
  }

  /** Leave a waiting file unread. */
  dismiss(waiting: ReadSource): void {
    this.#waiting = this.#waiting.filter((one) => one !== waiting);
  }

  /** Take a loaded file out. */
  async remove(file: ImportedFile): Promise<void> {
    await this.#work(async () => {
      await unloadFile(this.#required(), file);
      this.#files = this.#files.filter((one) => one.id !== file.id);
      await this.#evaluate();
      await this.#keep();
    });
  }

  /** Change what people decide about a workspace, and compute the figures again. */
  async change(change: Partial<WorkspaceSpec>): Promise<void> {
    await this.#work(async () => {
      this.#spec = { ...this.#spec, ...change };
      await this.#evaluate();
      await this.#keep();
    });
  }

  /** Cut and name fiscal years in another way: labels change, no figure does. */
  changeCalendar(calendar: FiscalCalendar): void {
    this.#spec = { ...this.#spec, calendar };
    void this.#keep();
  }

  /** Forget everything that was loaded and show the sample again. */
  async reset(): Promise<void> {
    await this.#work(async (signal) => {
      await this.#parts.store.clear();
      this.#notices = [];
      await this.#openSample(signal);
    });
  }

  /** Stop the work under way; what was loaded before stays. */
  cancel(): void {
    this.#cancel?.abort();
  }

  /** The bytes of a loaded file, and where its rows stand in them. */
  sourceOf(fileId: number): ReadSource | null {
    return this.#shelf.find(this.#files.find(({ id }) => id === fileId)?.sha256);
  }

  #isLoaded(sha256: string): boolean {
    return this.#files.some((file) => file.sha256 === sha256);
  }

  #keptIsUnreadable(cause: unknown): null {
    const message = `what this browser kept of the last visit cannot be read (${messageOf(cause)}); the sample is shown in its place`;
    this.#notices = [finding('warning', 'not_kept', message)];
    return null;
  }

  async #openSample(signal: AbortSignal): Promise<void> {
    const sources = await this.#parts.fetchSample();
    await this.#open(sources, { ...defaultSpec, title: 'Sample', isSample: true }, signal);
  }

  async #open(sources: readonly SourceFile[], spec: WorkspaceSpec, signal: AbortSignal): Promise<void> {
    for (const file of this.#files) await unloadFile(this.#required(), file);
    this.#files = [];
    this.#waiting = [];
    this.#shelf.clear();
    this.#spec = spec;
    await this.#import(sources, signal);
  }

  /** One piece of work after another, each cancellable; a failure is told and leaves what was there. */
  #work(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const next = this.#running.then(() => this.#run(work));
    this.#running = next;
    return next;
  }

  async #run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (!this.#engine) return;
    this.#cancel = new AbortController();
    try {
      await work(this.#cancel.signal);
    } catch (cause) {
      await this.#recover(cause);
    }
    this.#cancel = null;
    this.#phase = { kind: 'ready' };
  }

  async #recover(cause: unknown): Promise<void> {
    const isCancelled =
      cause instanceof QueryCancelled || (cause instanceof Error && cause.name === 'AbortError');
    const found = isCancelled
      ? finding('info', 'cancelled', 'Loading was cancelled; what was loaded before is still there.')
      : finding('error', 'failed', messageOf(cause));
    this.#notices = [...this.#notices, found];
    // The figures may have been half built when the work stopped.
    await this.#evaluate().catch(() => undefined);
  }

  async #import(
    sources: readonly SourceFile[],
    signal: AbortSignal,
    mappings = this.#spec.mappings,
  ): Promise<void> {
    const replaced = this.#spec.isSample ? this.#files : [];
    const given = [...sources, ...this.#shelf.controlsFor(sources)];
    const imported = await importSources(this.#required(), given, {
      mappings,
      givenTotals: this.#spec.controlTotals,
      loaded: replaced.length > 0 ? [] : this.#files,
      firstFileId: Math.max(0, ...this.#files.map(({ id }) => id)) + 1,
      scanner: this.#parts.scanner,
      signal,
      onProgress: ({ file, step, share }) =>
        (this.#phase = {
          kind: 'working',
          label: `${step === 'reading' ? 'Reading' : 'Loading'} ${file}`,
          isCancellable: true,
          // The database does not say how far it has come with one file.
          share: step === 'reading' ? share * importShare : null,
        }),
    });
    await this.#accept(imported, sources, replaced);
    await this.#evaluate();
    await this.#keep();
  }

  async #accept(
    imported: Imported,
    sources: readonly SourceFile[],
    replaced: readonly ImportedFile[],
  ): Promise<void> {
    const isOwn = imported.files.length > 0 && replaced.length > 0;
    if (isOwn) for (const file of replaced) await unloadFile(this.#required(), file);
    const stay = isOwn ? [] : this.#files;
    const title = this.#spec.title === 'Sample' ? 'Workspace' : this.#spec.title;
    if (isOwn) this.#spec = { ...this.#spec, isSample: false, title };
    this.#files = [...stay, ...imported.files];
    this.#waiting = [...this.#waiting.filter(({ source }) => !sources.includes(source)), ...imported.waiting];
    this.#notices = [...this.#notices, ...imported.findings];
    this.#shelf.put(imported.read, sources);
  }

  // Not to be cancelled: the files are loaded by now, and figures that were not computed again would not be theirs.
  async #evaluate(): Promise<void> {
    const engine = this.#required();
    const { currency, priceBase } = this.#spec;
    await evaluate(
      engine,
      this.#parts.sql,
      { currency, priceBase },
      {
        onProgress: ({ done, total }) =>
          (this.#phase = {
            kind: 'working',
            label: 'Computing measures',
            isCancellable: false,
            share: importShare + (1 - importShare) * (done / total),
          }),
      },
    );
    this.#crossFindings = await crossCheck(engine, this.#files);
    this.#partnerships = await partnershipInfos(engine);
    this.#revision++;
  }

  async #keep(): Promise<void> {
    if (this.#spec.isSample) return;
    const kept = { spec: this.#spec, sources: this.#shelf.sourcesOf(this.#files) };
    await this.#parts.store.save(kept).catch((cause: unknown) => {
      const message = `this browser could not keep the files for the next visit: ${messageOf(cause)}`;
      this.#notices = [...this.#notices, finding('warning', 'not_kept', message)];
    });
  }

  #required(): Engine {
    if (!this.#engine) throw new Error('The engine has not started yet; wait until it is ready.');
    return this.#engine;
  }
}
