import { QueryCancelled, type Engine } from '../engine/port.ts';
import { compareFindings, finding, type Finding } from '../vocabulary/finding.ts';
import { checkMapping } from './check-mapping.ts';
import { isControlFile, readControls, type GivenTotal } from './controls.ts';
import type { Dialect } from './dialect.ts';
import type { ImportedFile, SourceFile } from './imported-file.ts';
import { loadFile } from './load.ts';
import type { Mapping } from './mapping.ts';
import { recognise } from './recognise.ts';
import type { ControlSource } from './reconcile.ts';
import type { Scan, ScanOptions } from './scan.ts';
import { sniff } from './sniff.ts';

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
  };
  const totalBytes = Math.max(
    1,
    tables.reduce((sum, source) => sum + source.content.size, 0),
  );
  let doneBytes = 0;
  for (const source of tables) {
    await importSource(run, source, (step, share) =>
      options.onProgress?.({
        file: source.name,
        step,
        share: (doneBytes + source.content.size * share) / totalBytes,
      }),
    );
    doneBytes += source.content.size;
  }
  return {
    files: run.files,
    waiting: run.waiting,
    findings: run.findings.toSorted(compareFindings),
    read: run.read,
  };
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
    fail(
      run,
      source,
      'not_loaded',
      `${cause instanceof Error ? cause.message : String(cause)}; the file is not loaded`,
    );
  }
}

// Reading takes about a third of the time of a file; the rest is the database.
const readingShare = 0.35;

async function readTable(run: Run, source: SourceFile, report: Report): Promise<Scan | null> {
  const sniffed = await sniff(source.content);
  if (sniffed.kind === 'not a table') {
    fail(run, source, sniffed.rule, `${sniffed.message}; the file is not loaded`);
    return null;
  }
  const onProgress = (bytes: number) =>
    report('reading', (readingShare * bytes) / Math.max(1, source.content.size));
  const scan = await run.options.scanner(source.content, sniffed.dialect, {
    signal: run.options.signal,
    onProgress,
  });
  if (scan.fault) {
    fail(run, source, scan.fault.rule, `${scan.fault.message}; the file is not loaded`, scan.fault.line);
    return null;
  }
  run.read.push({ source, scan });
  return scan;
}

async function loadAs(run: Run, waiting: ReadSource, report: Report): Promise<void> {
  const { source, scan } = waiting;
  const mappings = recognise({ name: source.name, ...scan }, run.options.mappings).filter(
    (mapping) => checkMapping(mapping, scan.header).length === 0,
  );
  if (mappings.length === 0) run.waiting.push(waiting);
  for (const [index, mapping] of mappings.entries()) {
    report('loading', readingShare + ((1 - readingShare) * index) / mappings.length);
    await loadOnce(run, waiting, mapping);
  }
}

async function loadOnce(run: Run, { source, scan }: ReadSource, mapping: Mapping): Promise<void> {
  const twin = [...run.options.loaded, ...run.files].find(
    (file) =>
      file.sha256 === scan.sha256 && file.dataset === mapping.dataset && file.mapping.name === mapping.name,
  );
  if (twin) {
    fail(
      run,
      source,
      'same_file_twice',
      `the same bytes are loaded already as ${twin.name}; the file is not loaded a second time`,
    );
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
  const own = run.controls.filter((control) => control.file === name || control.file === baseName(name));
  return own.flatMap(({ source, column, total }) => {
    const field = Object.entries(fields).find(
      ([given, rule]) => given === column || (rule.from === 'column' && rule.column.name === column),
    );
    return field ? [{ source, field: field[0], total }] : [];
  });
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function fail(run: Run, source: SourceFile, rule: string, message: string, line: number | null = null): void {
  run.findings.push(finding('error', rule, message, { file: source.name, line }));
}
