import { QueryCancelled, type Engine } from '../engine/port.ts';
import type { DatasetId } from '../vocabulary/datasets.ts';
import { compareFindings, finding, type Finding } from '../vocabulary/finding.ts';
import type { FiscalCalendar } from '../vocabulary/fiscal.ts';
import {
  controlsFor,
  isControlFile,
  readControls,
  unusedControls,
  type GivenTotal,
} from './load/controls.ts';
import type { DialectChoice } from './scan/dialect.ts';
import { dialectAnswer, type Answer } from './scan/dialect-answer.ts';
import { baseName, isSameHeader } from './scan/header.ts';
import type { ImportedFile, SourceFile } from './load/imported-file.ts';
import { loadFile, unloadFile } from './load/load.ts';
import type { Origin } from './load/loading.ts';
import type { Mapping } from './mapping/mapping.ts';
import { loadMended, originOf } from './load/mended.ts';
import { MixedDates } from './load/mixed-dates.ts';
import { needsMapping, seenOf, verdictOn } from './propose/proposal-verdict.ts';
import { propose } from './propose/propose.ts';
import type { Known, Proposal, Seen } from './propose/proposal.ts';
import { isForFile } from './propose/recognise.ts';
import { refine } from './propose/refine.ts';
import type { Scan, ScanOptions } from './scan/scan-result.ts';

/** Reads a file from end to end; a page hands in one that works in a worker. */
export type Scanner = (content: Blob, choice: DialectChoice, options: ScanOptions) => Promise<Scan>;

/** Says how a file is to be mapped; a page hands in one that works in a worker. */
export type Proposer = (seen: Seen, known: Known, options: ProposeOptions) => Promise<readonly Proposal[]>;

/** Aborting the signal rejects. */
export type ProposeOptions = Pick<ScanOptions, 'signal'>;

/** A file that was read, and what was found in it. */
export interface ReadSource {
  readonly source: SourceFile;
  readonly scan: Scan;
}

/** A file that a person has to look at, and what is proposed for it, one proposal for each dataset it may hold. */
export interface Waiting extends ReadSource {
  readonly proposals: readonly Proposal[];
}

/** How far an import has come: which file, doing what, and the share of all bytes that are done. */
export interface ImportProgress {
  readonly file: string;
  readonly step: 'reading' | 'loading';
  readonly share: number;
}

/** What an import works with beside the files themselves. */
export interface ImportOptions {
  readonly mappings: readonly Mapping[];
  /** Of the workspace: fiscal labels are read through it. */
  readonly calendar: FiscalCalendar;
  readonly givenTotals: readonly GivenTotal[];
  /** How a file is cut, by its name, where a person has said so. */
  readonly dialects?: ReadonlyMap<string, DialectChoice>;
  /** Answers given beforehand, as on the command line. */
  readonly answers?: readonly Answer[];
  /** Files that are loaded already: the same bytes are not loaded twice as one dataset. */
  readonly loaded: readonly ImportedFile[];
  /** Bytes of a loaded file by their hash: mended rows go by the lines above its header. */
  readonly findRead?: (sha256: string) => ReadSource | null;
  /** Id of the first file that is loaded, the others follow; without it, after those of `loaded`. */
  readonly firstFileId?: number;
  readonly scanner: Scanner;
  /** Without it, `propose` itself. */
  readonly proposer?: Proposer;
  /** Which files are loaded as which datasets, where that was decided before; without it, as all that they hold. */
  readonly isWanted?: (source: SourceFile, dataset: DatasetId) => boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** What became of the files of an import. */
export interface Imported {
  readonly files: readonly ImportedFile[];
  /** Files of `loaded` that rejected rows were brought back to, as they are now. */
  readonly changed: readonly ImportedFile[];
  /** Files that wait for a person: of no known shape, or with a question open. */
  readonly waiting: readonly Waiting[];
  /** Every file that could be read, for the way back from a number to its rows. */
  readonly read: readonly ReadSource[];
  /** Findings on files that were not loaded. */
  readonly findings: readonly Finding[];
}

/** An import under way. */
interface Run {
  readonly engine: Engine;
  readonly options: ImportOptions;
  readonly controls: readonly GivenTotal[];
  readonly files: ImportedFile[];
  readonly changed: ImportedFile[];
  readonly waiting: Waiting[];
  readonly read: ReadSource[];
  readonly findings: Finding[];
  readonly usedControls: Set<GivenTotal>;
}

/**
 * Import files one by one. A file that fails gives findings and touches neither the others nor what is loaded; a
 * cancel rejects with `QueryCancelled` after the file in hand is rolled back.
 */
export async function importSources(
  engine: Engine,
  sources: readonly SourceFile[],
  options: ImportOptions,
): Promise<Imported> {
  const { controls, findings } = await readControls(sources.filter(isControlFile));
  const run: Run = {
    engine,
    options,
    controls: [...controls, ...options.givenTotals],
    files: [],
    changed: [],
    waiting: [],
    read: [],
    findings: [...findings],
    usedControls: new Set(),
  };
  try {
    await importAll(
      run,
      sources.filter((source) => !isControlFile(source)),
    );
  } catch (cause) {
    // All files of a drop or none: a file that nobody was told of would stand in the figures unseen.
    for (const file of run.files) await unloadFile(engine, file);
    throw cause;
  }
  const waitingNames = run.waiting.map(({ source }) => source.name);
  run.findings.push(...unusedControls(controls, run.usedControls, waitingNames));
  return {
    files: run.files,
    changed: run.changed,
    waiting: run.waiting,
    findings: run.findings.toSorted(compareFindings),
    read: run.read,
  };
}

async function importAll(run: Run, tables: readonly SourceFile[]): Promise<void> {
  const totalBytes = Math.max(
    1,
    tables.reduce((sum, source) => sum + source.content.size, 0),
  );
  let doneBytes = 0;
  for (const source of tables) {
    await importSource(run, source, (step, share) =>
      run.options.onProgress?.({
        file: source.name,
        step,
        share: (doneBytes + source.content.size * share) / totalBytes,
      }),
    );
    doneBytes += source.content.size;
  }
}

type Report = (step: ImportProgress['step'], share: number) => void;

async function importSource(run: Run, source: SourceFile, report: Report): Promise<void> {
  if (run.options.signal?.aborted) throw new QueryCancelled();
  report('reading', 0);
  try {
    const scan = await readTable(run, source, report);
    if (scan) await loadOrWait(run, { source, scan }, report);
  } catch (cause) {
    if (run.options.signal?.aborted) throw new QueryCancelled();
    const message = `${cause instanceof Error ? cause.message : String(cause)}; the file is not loaded`;
    fail(run, source, { rule: 'not_loaded', message });
  }
}

// Reading takes about a third of the time of a file; the rest is the database.
const readingShare = 0.35;

async function readTable(run: Run, source: SourceFile, report: Report): Promise<Scan | null> {
  const given = run.options.dialects?.get(source.name) ?? {};
  const first = await cut(run, source, given, report);
  const scan = await answered(run, source, { scan: first, given }, report);
  if (scan.fault) {
    const { rule, line, message } = scan.fault;
    fail(run, source, { rule, line, message: `${message}; the file is not loaded` });
    return null;
  }
  run.read.push({ source, scan });
  return scan;
}

function cut(run: Run, { content }: SourceFile, choice: DialectChoice, report: Report): Promise<Scan> {
  const onProgress = (bytes: number) => report('reading', (readingShare * bytes) / Math.max(1, content.size));
  const { signal } = run.options;
  return run.options.scanner(content, choice, { onProgress, ...(signal ? { signal } : {}) });
}

/** Cut a file again as it was answered before: on the command line, or in a kept mapping whose header then stands there. */
async function answered(
  run: Run,
  source: SourceFile,
  { scan, given }: { readonly scan: Scan; readonly given: DialectChoice },
  report: Report,
): Promise<Scan> {
  const told = answersFor(run, source).reduce(
    (choice, answer) => ({ ...choice, ...dialectAnswer(scan, answer) }),
    given,
  );
  if (Object.keys(told).length > Object.keys(given).length) return cut(run, source, told, report);
  for (const { dialect, header } of run.options.mappings.filter((one) => isForFile(one, source.name))) {
    const choice = { ...dialect, ...given };
    if (isCutSo(scan, choice)) continue;
    const again = await cut(run, source, choice, report);
    if (!again.fault && isSameHeader(again.header, header)) return again;
  }
  return scan;
}

/** True when a file was cut as a choice says, so that there is nothing to cut again. */
function isCutSo({ dialect, questions }: Scan, choice: DialectChoice): boolean {
  const names = Object.keys(choice) as (keyof DialectChoice)[];
  const isSame = names.every((name) => dialect[name] === choice[name]);
  return names.length === 0 || (isSame && questions.length === 0);
}

function answersFor({ options }: Run, { name }: SourceFile): readonly Answer[] {
  return (options.answers ?? []).filter(
    ({ file }) => file === '*' || file === name || file === baseName(name),
  );
}

async function loadOrWait(run: Run, read: ReadSource, report: Report): Promise<void> {
  const origin = originOf(read.scan, [...run.options.loaded, ...run.files], run.options.findRead);
  if (origin) return joinOrigin(run, read, origin, report);
  const known = { kept: run.options.mappings, calendar: run.options.calendar };
  const proposed = await proposalsFor(run, read, known);
  const refined = await refine(run.engine, { ...read, proposals: proposed, options: run.options });
  const wanted = refined.filter(({ mapping }) => isWanted(run, read.source, mapping));
  const waiting = { ...read, proposals: wanted.length > 0 ? wanted : refined };
  const { ready, incomplete } = verdictOn(wanted, read.scan, answersFor(run, read.source));
  if (ready.length === 0) return wait(run, waiting);
  // Half of what the file holds would be missing, and nobody would know.
  for (const { mapping, problems } of incomplete)
    fail(run, read.source, {
      rule: 'mapping_incomplete',
      message: `mapping "${mapping.name}" is not complete: ${problems.join('; ')}; nothing is loaded as ${mapping.dataset}`,
    });
  for (const [index, proposal] of ready.entries()) {
    report('loading', readingShare + ((1 - readingShare) * index) / ready.length);
    await loadOnce(run, waiting, proposal);
  }
}

async function proposalsFor(run: Run, read: ReadSource, known: Known): Promise<readonly Proposal[]> {
  const { proposer, signal } = run.options;
  if (!proposer) return propose(seenOf(read), known);
  return proposer(seenOf(read), known, signal ? { signal } : {});
}

function isWanted({ options }: Run, source: SourceFile, { dataset }: Mapping): boolean {
  return options.isWanted?.(source, dataset) ?? true;
}

function wait(run: Run, waiting: Waiting): void {
  const { source, scan } = waiting;
  run.waiting.push(waiting);
  fail(run, source, { ...needsMapping(waiting), line: scan.headerLine });
}

async function loadOnce(run: Run, waiting: Waiting, { mapping, source: from }: Proposal): Promise<void> {
  const { source, scan } = waiting;
  if (isTwin(run, waiting, mapping)) return;
  try {
    const file = await loadFile(run.engine, {
      fileId: firstId(run.options) + run.files.length,
      source,
      scan,
      mapping,
      profile: mapping.name,
      calendar: run.options.calendar,
      controls: controlsFor(run.controls, source, mapping, run.usedControls),
      isConfirmed: from === 'kept',
      origin: null,
      signal: run.options.signal,
    });
    run.files.push(file);
    if (from === 'profile') run.findings.push(recognised(source, mapping));
  } catch (cause) {
    if (!(cause instanceof MixedDates)) throw cause;
    // Nothing of the file stays: what was loaded of it as another dataset waits for the answer too.
    await takeBack(run, scan);
    wait(run, { ...waiting, proposals: cause.reopened(waiting.proposals) });
  }
}

async function takeBack(run: Run, { sha256 }: Scan): Promise<void> {
  const own = run.files.filter((file) => file.sha256 === sha256);
  for (const file of own) await unloadFile(run.engine, file);
  run.files.splice(0, run.files.length, ...run.files.filter((file) => !own.includes(file)));
}

function recognised({ name }: SourceFile, mapping: Mapping): Finding {
  const rules = Object.entries(mapping.fields).flatMap(([field, rule]) =>
    rule.from === 'column' ? [`${field} from "${rule.column.name}"`] : [],
  );
  const message = `read as ${mapping.name}: ${rules.join(', ')}. Change the mapping on the Data screen if that is wrong`;
  return finding('info', 'recognised', message, { file: name });
}

// Of several tables in one file, another one is no twin.
function isTwin(run: Run, { source, scan }: ReadSource, mapping: Mapping): boolean {
  const twin = [...run.options.loaded, ...run.files].find(
    (file) =>
      file.sha256 === scan.sha256 && file.headerLine === scan.headerLine && file.dataset === mapping.dataset,
  );
  if (!twin) return false;
  const message = `the same bytes are loaded already as ${twin.name}; the file is not loaded a second time`;
  fail(run, source, { rule: 'same_file_twice', message });
  return true;
}

/** Rows that were rejected and mended join the files they came from, one for each dataset that it was loaded as. */
async function joinOrigin(
  run: Run,
  read: ReadSource,
  origins: readonly Origin[],
  report: Report,
): Promise<void> {
  report('loading', readingShare);
  for (const origin of origins) {
    const { mapping } = origin.file;
    if (!isWanted(run, read.source, mapping) || isTwin(run, read, mapping)) continue;
    const joined = await loadMended(run.engine, {
      read,
      origin,
      fileId: firstId(run.options) + run.files.length,
      calendar: run.options.calendar,
      signal: run.options.signal,
    });
    const place = run.files.findIndex(({ id }) => id === joined.origin.id);
    if (place >= 0) run.files.splice(place, 1, joined.origin);
    else run.changed.push(joined.origin);
    run.files.push(joined.file);
  }
}

function firstId({ firstFileId, loaded }: ImportOptions): number {
  return firstFileId ?? Math.max(0, ...loaded.map((file) => file.id)) + 1;
}

interface Failure {
  readonly rule: string;
  readonly message: string;
  readonly line?: number | null;
}

function fail(run: Run, { name }: SourceFile, { rule, message, line = null }: Failure): void {
  run.findings.push(finding('error', rule, message, { file: name, line }));
}
