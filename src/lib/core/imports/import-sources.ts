import { QueryCancelled, type Engine } from '../engine/port.ts';
import { compareFindings, finding, type Finding } from '../vocabulary/finding.ts';
import { checkMapping } from './check-mapping.ts';
import { isControlFile, readControls, type GivenTotal } from './controls.ts';
import { delimiterNames, type Dialect } from './dialect.ts';
import { baseName } from './header.ts';
import type { ImportedFile, SourceFile } from './imported-file.ts';
import { loadFile, unloadFile } from './load.ts';
import type { Mapping } from './mapping.ts';
import { recognise } from './recognise.ts';
import type { ControlSource } from './loading.ts';
import type { Scan, ScanOptions } from './scan.ts';
import { sniff, type Sniffed } from './sniff.ts';

/** Reads a file from end to end; a page hands in one that works in a worker. */
export type Scanner = (content: Blob, dialect: Dialect, options: ScanOptions) => Promise<Scan>;

/** A file that was read, and what was found in it. */
export interface ReadSource {
  readonly source: SourceFile;
  readonly scan: Scan;
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
  readonly givenTotals: readonly GivenTotal[];
  /** How a file is cut, by its name, where a person has said so. */
  readonly dialects?: ReadonlyMap<string, Dialect>;
  /** Files that are loaded already: the same bytes are not loaded twice as one dataset. */
  readonly loaded: readonly ImportedFile[];
  /** Id of the first file that is loaded, the others follow; without it, after those of `loaded`. */
  readonly firstFileId?: number;
  readonly scanner: Scanner;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** What became of the files of an import. */
export interface Imported {
  readonly files: readonly ImportedFile[];
  /** Files of no known shape: a person has to say which column is what. */
  readonly waiting: readonly ReadSource[];
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
  readonly waiting: ReadSource[];
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
  const tables = sources.filter((source) => !isControlFile(source));
  const run: Run = {
    engine,
    options,
    controls: [...controls, ...options.givenTotals],
    files: [],
    waiting: [],
    read: [],
    findings: [...findings],
    usedControls: new Set(),
  };
  try {
    await importAll(run, tables);
  } catch (cause) {
    // All files of a drop or none: a file that nobody was told of would stand in the figures unseen.
    for (const file of run.files) await unloadFile(engine, file);
    throw cause;
  }
  run.findings.push(...unusedControls(run, controls));
  return {
    files: run.files,
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
    if (scan) await loadAs(run, { source, scan }, report);
  } catch (cause) {
    if (run.options.signal?.aborted) throw new QueryCancelled();
    const message = `${cause instanceof Error ? cause.message : String(cause)}; the file is not loaded`;
    fail(run, source, { rule: 'not_loaded', message });
  }
}

// Reading takes about a third of the time of a file; the rest is the database.
const readingShare = 0.35;

async function readTable(run: Run, source: SourceFile, report: Report): Promise<Scan | null> {
  const sniffed = await sniff(source.content);
  if (sniffed.kind === 'not a table') {
    fail(run, source, { rule: sniffed.rule, message: `${sniffed.message}; the file is not loaded` });
    return null;
  }
  const given = run.options.dialects?.get(source.name);
  if (!given && sniffed.rivals.length > 0) run.findings.push(unclearDelimiter(source, sniffed));
  const onProgress = (bytes: number) =>
    report('reading', (readingShare * bytes) / Math.max(1, source.content.size));
  const scan = await run.options.scanner(source.content, given ?? sniffed.dialect, {
    signal: run.options.signal,
    onProgress,
  });
  if (scan.fault) {
    fail(run, source, { ...scan.fault, message: `${scan.fault.message}; the file is not loaded` });
    return null;
  }
  run.read.push({ source, scan });
  return scan;
}

function unclearDelimiter({ name }: SourceFile, { dialect, rivals }: Sniffed & { kind: 'table' }): Finding {
  const others = rivals.map((rival) => delimiterNames[rival]).join(' or ');
  const message = `a ${delimiterNames[dialect.delimiter]} parts the cells, but a ${others} would part them as evenly; look whether the columns are right`;
  return finding('warning', 'delimiter_unclear', message, { file: name });
}

async function loadAs(run: Run, waiting: ReadSource, report: Report): Promise<void> {
  const { source, scan } = waiting;
  const known = recognise({ name: source.name, ...scan }, run.options.mappings);
  const checked = known.map((mapping) => ({ mapping, problems: checkMapping(mapping, scan.header) }));
  const mappings = checked.filter(({ problems }) => problems.length === 0).map(({ mapping }) => mapping);
  const incomplete = checked.filter(({ problems }) => problems.length > 0);
  if (mappings.length === 0)
    wait(
      run,
      waiting,
      incomplete.flatMap(({ problems }) => problems),
    );
  // Half of what the file holds would be missing, and nobody would know.
  else
    for (const one of incomplete)
      fail(run, source, { rule: 'mapping_incomplete', message: incompleteMapping(one) });
  for (const [index, mapping] of mappings.entries()) {
    report('loading', readingShare + ((1 - readingShare) * index) / mappings.length);
    await loadOnce(run, waiting, mapping);
  }
}

function wait(run: Run, waiting: ReadSource, problems: readonly string[]): void {
  const { source, scan } = waiting;
  run.waiting.push(waiting);
  fail(run, source, { rule: 'needs_mapping', message: needsMapping(scan, problems), line: scan.headerLine });
}

function incompleteMapping({
  mapping,
  problems,
}: {
  readonly mapping: Mapping;
  readonly problems: readonly string[];
}): string {
  return `mapping "${mapping.name}" is not complete: ${problems.join('; ')}; nothing is loaded as ${mapping.dataset}`;
}

async function loadOnce(run: Run, { source, scan }: ReadSource, mapping: Mapping): Promise<void> {
  const twin = [...run.options.loaded, ...run.files].find(
    (file) => file.sha256 === scan.sha256 && file.dataset === mapping.dataset,
  );
  if (twin) {
    const message = `the same bytes are loaded already as ${twin.name}; the file is not loaded a second time`;
    fail(run, source, { rule: 'same_file_twice', message });
    return;
  }
  const file = await loadFile(run.engine, {
    fileId: firstId(run.options) + run.files.length,
    source,
    scan,
    mapping,
    profile: mapping.name,
    controls: controlsFor(run, source, mapping),
    signal: run.options.signal,
  });
  run.files.push(file);
}

function firstId({ firstFileId, loaded }: ImportOptions): number {
  return firstFileId ?? Math.max(0, ...loaded.map((file) => file.id)) + 1;
}

function controlsFor(run: Run, { name }: SourceFile, { fields }: Mapping): readonly ControlSource[] {
  const own = run.controls.filter((control) => baseName(control.file) === baseName(name));
  return own.flatMap((control) => {
    const field = Object.entries(fields).find(
      ([given, rule]) =>
        given === control.column || (rule.from === 'column' && rule.column.name.trim() === control.column),
    );
    if (!field) return [];
    run.usedControls.add(control);
    return [{ source: control.source, field: field[0], total: control.total }];
  });
}

/** A total that came beside the files and that nothing was held against, unless its file still waits for a mapping. */
function unusedControls(run: Run, controls: readonly GivenTotal[]): readonly Finding[] {
  const waiting = new Set(run.waiting.map(({ source }) => baseName(source.name)));
  return controls
    .filter((control) => !run.usedControls.has(control) && !waiting.has(baseName(control.file)))
    .map(({ source, file, column, total }) =>
      finding(
        'error',
        'control_total',
        `total ${total} of "${column}": expected a field or column of that name in ${file}, found none that was loaded; not used`,
        { file: source, column, value: total },
      ),
    );
}

const mostNamed = 8;

function needsMapping({ header }: Scan, problems: readonly string[]): string {
  const ask = 'say which column is what; the file is not loaded until then';
  if (problems.length > 0) return `its mapping is not complete (${problems.join('; ')}): ${ask}`;
  const named = header.slice(0, mostNamed).join(', ') + (header.length > mostNamed ? ', ...' : '');
  return `the header "${named}" is that of no dataset and of no mapping kept so far: ${ask}`;
}

interface Failure {
  readonly rule: string;
  readonly message: string;
  readonly line?: number | null;
}

function fail(run: Run, { name }: SourceFile, { rule, message, line = null }: Failure): void {
  run.findings.push(finding('error', rule, message, { file: name, line }));
}
