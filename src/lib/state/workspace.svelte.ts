import type { Engine } from '#lib/core/engine/port.ts';
import type { DialectChoice } from '#lib/core/imports/scan/dialect.ts';
import type { ReadSource, Waiting } from '#lib/core/imports/import-sources.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { ownBeside } from '#lib/core/measures/own.ts';
import type { PartnershipInfo } from '#lib/core/review/portfolio.ts';
import type { PublishSource } from '#lib/core/review/published/publish.ts';
import { engineResults, type Results } from '#lib/core/review/results.ts';
import { compareFindings, type Finding } from '#lib/core/vocabulary/finding.ts';
import type { FiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import type { Decimal } from '#lib/core/vocabulary/money.ts';
import { sortDropped } from '#lib/core/workspace/dropped.ts';
import { freeName } from '#lib/core/workspace/free-name.ts';
import type { Replacement } from '#lib/core/workspace/replacement.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { StorageState } from '#lib/core/workspace/store.ts';
import { recheckedFile, withTypedTotal } from './given-totals.ts';
import { withBoth, withoutFiles, withoutIncoming, withReplaced, type Held } from './held.ts';
import type { Phase } from './phase.ts';
import { addTables, findPublished, openPack, openSample, startEngine } from './opening.ts';
import { PublishedState } from './published.svelte.ts';
import { cutAnew, fitsToo, readAs } from './reading.ts';
import { afterSettings, settingsLabel, type SpecChange } from './settings-change.ts';
import { cutFails, notRead } from './told.ts';
import { WorkspaceCore, type Mapped } from './workspace-core.svelte.ts';
import { stepLabel } from './workspace-history.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** The loaded files, what is known of them, and the verbs that change them. One piece of work runs at a time. */
export class WorkspaceState {
  readonly #catalogue: readonly Measure[];
  // By reference: whatever else changes in the document leaves the measures, and what is asked with them, as they are.
  readonly #ownDrafts = $derived(this.spec.ownMeasures);
  readonly #own = $derived.by(() => ownBeside(this.#catalogue, this.#ownDrafts).measures);
  readonly #core: WorkspaceCore;
  readonly #results = $derived.by(() => this.#core.shown ?? this.#engineResults());
  /** What was published beside the page, and how it is left. */
  readonly published: PublishedState;
  /** What a person said of how a waiting file is cut, so that a second answer adds to the first. */
  readonly #cuts = new WeakMap<Waiting, DialectChoice>();

  constructor(parts: WorkspaceParts) {
    this.#core = new WorkspaceCore(parts);
    this.published = new PublishedState(this.#core, (files) => this.add(files));
    this.#catalogue = catalogueOf(parts.sql);
  }

  /** The measures of the catalogue, and those that analysts added. */
  get measures(): readonly Measure[] {
    return [...this.#catalogue, ...this.#own];
  }

  get phase(): Phase {
    return this.#core.work.phase;
  }

  get spec(): WorkspaceSpec {
    return this.#core.held.spec;
  }

  get files(): readonly ImportedFile[] {
    return this.#core.held.files;
  }

  /** Files that need a person to say which column is what. */
  get waiting(): readonly Waiting[] {
    return this.#core.held.waiting;
  }

  /** Files that came again with other bytes: the former version is loaded until a person decides. */
  get replacements(): readonly Replacement[] {
    return this.#core.held.replacements;
  }

  get partnerships(): readonly PartnershipInfo[] {
    return this.#core.figures.partnerships;
  }

  /** Findings on files that were turned away by the last drop. */
  get notices(): readonly Finding[] {
    return this.#core.notices;
  }

  /** Every finding, what blocks first. */
  get findings(): readonly Finding[] {
    const ofFiles = this.files.flatMap((file) => file.findings);
    return [...this.notices, ...this.#core.figures.findings, ...ofFiles].sort(compareFindings);
  }

  /** Grows whenever the figures may have changed: what a screen fetched before is then out of date. */
  get revision(): number {
    return this.#core.revision;
  }

  /** The engine, once figures are there to be asked for; null while those that were published are shown. */
  get engine(): Engine | null {
    return this.revision > 0 && !this.#core.shown ? this.#core.tables.engine : null;
  }

  /** True while what was published is shown: nothing of it can be changed before a copy is made. */
  get isReadOnly(): boolean {
    return this.#core.isReadOnly;
  }

  /** True while nothing can be changed: something is being done, or what was published is shown. */
  get isBusy(): boolean {
    return this.phase.kind !== 'ready' || this.#core.isReadOnly;
  }

  /** Where screens get what they are drawn from; null until figures are there. */
  get results(): Results | null {
    return this.#results;
  }

  /** What was done, in words for a person, the latest last. */
  get history(): readonly string[] {
    return this.#core.history.map(({ label }) => label);
  }

  /** What `undo` would take back: `loading of costs.csv`; null when there is nothing. */
  get undoable(): string | null {
    return this.history.at(-1) ?? null;
  }

  /** What the browser says of the place where it keeps the workspace; null until it was asked. */
  get storage(): StorageState | null {
    return this.#core.keeping.state;
  }

  /** Show what was published; where nothing is, start the engine and open what this browser kept, else the sample. */
  async start(): Promise<void> {
    const published = await findPublished(this.#core);
    if (!published) return startEngine(this.#core);
    this.#core.showPublished(published);
    // The first figures before anything else.
    void this.published.lookForOwn();
    void this.#core.keeping.look();
  }

  /**
   * Load files beside what is there. A workspace file is opened in its place, and the sample gives way to the first
   * files of one's own.
   */
  async add(sources: readonly SourceFile[]): Promise<void> {
    if (this.#core.isReadOnly) return this.published.copy(sources);
    const dropped = sortDropped(sources);
    await this.#core.do(async (signal) => {
      const [pack, ...furtherPacks] = dropped.packs;
      this.#core.notices = [...dropped.others, ...furtherPacks].map(notRead);
      if (pack) await openPack(this.#core, pack, signal);
      await addTables(this.#core, dropped, signal);
    });
  }

  /**
   * Keep what was decided on this page as a file of its own, beside all others: it has lines, a hash and a way back.
   * Gives the name it is kept under, which is no other file's; null where it was not taken, with a finding that says why.
   */
  async record(name: string, text: string): Promise<string | null> {
    const free = freeName(
      name,
      this.files.map((file) => file.name),
    );
    await this.#edit(async (signal) => {
      this.#core.notices = [];
      const source = { name: free, content: new Blob([text], { type: 'text/csv' }) };
      await this.#core.record(source, { label: stepLabel('recording', [free]), signal });
    });
    return this.files.some((file) => file.name === free) ? free : null;
  }

  /** Load a waiting file under a mapping, with the waiting files that the mapping fits too, and remember it. */
  map(waiting: Waiting, mapping: Mapping): Promise<void> {
    return this.mapAll([{ waiting, mapping }]);
  }

  /** Load several waiting files, each under its mapping, in one piece of work. */
  async mapAll(list: readonly Mapped[]): Promise<void> {
    await this.#edit(async (signal) => {
      this.#core.notices = [];
      const others = this.waiting.filter((one) => !list.some(({ waiting }) => waiting === one));
      const alike = list.flatMap(({ mapping }) =>
        fitsToo(mapping, others).map((waiting) => ({ waiting, mapping })),
      );
      const all = [...list, ...alike];
      const names = new Set(all.map(({ waiting }) => waiting.source.name));
      await this.#core.loadMapped(all, { label: stepLabel('loading', [...names]), signal });
    });
  }

  /** Look at the mapping of a loaded file again, or map it a second time, as another dataset. */
  mapAgain(file: ImportedFile): void {
    const kept = this.sourceOf(file.id);
    if (!kept || this.waiting.some(({ source }) => source === kept.source)) return;
    this.#wait([...this.waiting, readAs(kept, file)]);
  }

  /** Cut a waiting file in the way a person says, and propose again how it is read. */
  async recut(waiting: Waiting, choice: DialectChoice): Promise<void> {
    const { calendar, mappings } = this.spec;
    await this.#edit(async (signal) => {
      const whole = { ...this.#cuts.get(waiting), ...choice };
      const scan = await this.#core.parts.scanner(waiting.source.content, whole, { signal });
      this.#core.notices = scan.fault ? [cutFails(waiting.source, scan.fault)] : [];
      if (scan.fault) return;
      const again = await cutAnew(waiting, scan, whole, (seen) =>
        this.#core.parts.proposer(seen, { kept: mappings, calendar }, { signal }),
      );
      this.#cuts.set(again, whole);
      this.#wait(this.waiting.map((one) => (one === waiting ? again : one)));
    });
  }

  /** Leave a waiting file unread. */
  dismiss(waiting: Waiting): void {
    this.#wait(this.waiting.filter((one) => one !== waiting));
  }

  /** Let the newer version of a file take the place of the former one. */
  replaceFormer(replacement: Replacement): Promise<void> {
    return this.#decide('replacement', replacement, withReplaced);
  }

  /** Load both versions of a file. */
  keepBoth(replacement: Replacement): Promise<void> {
    return this.#decide('loading', replacement, withBoth);
  }

  /** Leave the newer version of a file unread. */
  leaveOut(replacement: Replacement): Promise<void> {
    return this.#decide('leaving out', replacement, withoutIncoming);
  }

  /** Take a loaded file out, with the mended rows that joined it. */
  async remove(file: ImportedFile): Promise<void> {
    const anew = new Set(file.mends === null ? [] : [file.mends]);
    await this.#edit(() =>
      this.#core.settle(
        withoutFiles(this.#core.held, [file]),
        { label: stepLabel('removal', [file.name]) },
        anew,
      ),
    );
  }

  /** Hold a column of a file against a total that a person typed in. */
  giveTotal(file: ImportedFile, column: string, total: Decimal): Promise<void> {
    return this.#changeTotal(file, column, total);
  }

  /** Take away a total that was typed in. */
  removeTotal(file: ImportedFile, column: string): Promise<void> {
    return this.#changeTotal(file, column, null);
  }

  /**
   * Change what people decide about a workspace, and compute the figures again where they depend on it. A change given
   * as a function is made to what stands there when its turn comes, so that one soon after another loses nothing.
   */
  async change(change: SpecChange, label?: string): Promise<void> {
    await this.#edit(async () => {
      const made = typeof change === 'function' ? change(this.spec) : change;
      const next = afterSettings(this.#core.held, made, () => this.#core.tables.nextId());
      await this.#core.settle(next, { label: label ?? settingsLabel(made) });
    });
  }

  /** Cut and name fiscal years in another way: labels change, and files whose periods are fiscal labels load anew. */
  changeCalendar(calendar: FiscalCalendar): void {
    void this.change({ calendar });
  }

  /** Take the last step back. */
  async undo(): Promise<void> {
    await this.#edit(async () => {
      const step = this.#core.history.at(-1);
      if (!step) return;
      this.#core.notices = [];
      await this.#core.settle(step.before, { label: null });
      this.#core.history = this.#core.history.slice(0, -1);
      if (this.spec.isSample) this.#core.tell(await this.#core.keeping.forget());
    });
  }

  /** Forget everything that was loaded, also what could have been taken back, and show what was published, or the sample. */
  async reset(): Promise<void> {
    await this.#edit(async (signal) => {
      this.#core.notices = [];
      const { publication } = this.#core;
      if (publication) this.#core.showPublished(publication);
      else await openSample(this.#core, signal);
      this.#core.history = [];
      this.#core.shelf.keepOnly(this.files);
      this.#core.tell(await this.#core.keeping.forgetAll());
    });
  }

  /** Ask the browser once more to hold on to what it keeps. */
  askToKeep(): Promise<void> {
    return this.#core.keeping.look(true);
  }

  /** The document of the workspace, with the files it belongs to. */
  document(): WorkspaceSpec {
    return this.#core.document();
  }

  /** The whole workspace as one file. */
  pack(): Promise<Blob> {
    return this.#core.parts.pack(this.spec, this.#core.sources());
  }

  /** The workspace with its figures, to be published; null while there are none, or what is shown was published. */
  toPublish(): PublishSource | null {
    const { results, spec, files, partnerships, measures } = this;
    if (!results || this.#core.isReadOnly) return null;
    const { findings } = this.#core.figures;
    return { results, spec, files, findings, partnerships, measures, sources: this.#core.sources() };
  }

  /** Stop the work under way; what was loaded before stays. */
  cancel(): void {
    this.#core.work.cancel();
  }

  /** The bytes of a loaded file, and where its rows stand in them. */
  sourceOf(fileId: number): ReadSource | null {
    const file = this.files.find(({ id }) => id === fileId);
    return file ? this.#core.shelf.find(file) : null;
  }

  #engineResults(): Results | null {
    return this.engine ? engineResults(this.engine, this.measures) : null;
  }

  /** Change the workspace; what was published stays as it is. */
  async #edit(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (!this.#core.isReadOnly) await this.#core.do(work);
  }

  #wait(waiting: readonly Waiting[]): void {
    if (this.#core.isReadOnly) return;
    this.#core.held = { ...this.#core.held, waiting };
  }

  async #decide(
    verb: string,
    replacement: Replacement,
    change: (held: Held, replacement: Replacement) => Held,
  ): Promise<void> {
    await this.#edit(async (signal) => {
      const { held } = this.#core;
      if (!held.replacements.includes(replacement)) return;
      const label = stepLabel(verb, [replacement.incoming.name]);
      await this.#core.settle(change(held, replacement), { label, signal });
    });
  }

  async #changeTotal(file: ImportedFile, column: string, total: Decimal | null): Promise<void> {
    await this.#edit(async () => {
      const { held } = this.#core;
      const controlTotals = withTypedTotal(held.spec.controlTotals, file, { column, total });
      // Sums of a file that got mended rows back are only known to the database.
      const anew = new Set(
        held.files.filter((one) => one.name === file.name && one.mended > 0).map(({ id }) => id),
      );
      const files = held.files.map((one) =>
        one.name === file.name && !anew.has(one.id) ? recheckedFile(one, column, controlTotals) : one,
      );
      const label = `${total === null ? 'removal of the ' : ''}${stepLabel('control total', [file.name])}`;
      await this.#core.settle({ ...held, files, spec: { ...held.spec, controlTotals } }, { label }, anew);
    });
  }
}
