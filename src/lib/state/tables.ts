import type { Engine } from '#lib/core/engine/port.ts';
import {
  importSources,
  type Imported,
  type ImportOptions,
  type ReadSource,
  type Scanner,
} from '#lib/core/imports/import-sources.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { prepareTables, unloadFile } from '#lib/core/imports/load/load.ts';
import { originOf } from '#lib/core/imports/load/mended.ts';
import { controlFilesFor } from '#lib/core/workspace/control-files.ts';
import type { SourceShelf } from '#lib/core/workspace/source-shelf.ts';
import type { HashedSource, WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** What the tables are to hold. */
export interface Target {
  readonly spec: WorkspaceSpec;
  readonly files: readonly ImportedFile[];
  readonly controls: readonly HashedSource[];
  /** Ids of files to be loaded anew even if they are there: rows that were set aside come back to them. */
  readonly anew?: ReadonlySet<number>;
}

/** What bringing back files needs beside them. */
export type BringOptions = Pick<ImportOptions, 'signal' | 'onProgress'> & {
  readonly onRestart: (share: number) => void;
};

type TableParts = Pick<WorkspaceParts, 'startEngine' | 'sql' | 'scanner' | 'proposer'>;

// Memory of the database only grows; what was taken out of it is freed by starting it anew, which takes about a second.
const mostFreedBytes = 128 * 1024 * 1024;

// Below this it is not worth the half second in which the database gives up the space of rows that were deleted.
const worthTidyingBytes = 16 * 1024 * 1024;

/**
 * The database and the files that are in it. It is a cache: what it is to hold is said from outside, and is built from
 * the bytes on the shelf where it is not there.
 */
export class Tables {
  readonly #parts: TableParts;
  readonly #shelf: SourceShelf;
  #engine: Engine | null = null;
  #files: readonly ImportedFile[] = [];
  /** Ids of files whose rows that were set aside may be gone, since mended rows joined them in an import that failed. */
  readonly #torn = new Set<number>();
  readonly #mostFreedBytes: number;
  #lastId = 0;
  #loadedBytes = 0;

  constructor(parts: TableParts, shelf: SourceShelf, limit = mostFreedBytes) {
    this.#parts = parts;
    this.#shelf = shelf;
    this.#mostFreedBytes = limit;
  }

  /** Null until it has started, and while it starts anew. */
  get engine(): Engine | null {
    return this.#engine;
  }

  async start(onProgress: (share: number) => void): Promise<void> {
    const engine = await this.#parts.startEngine(onProgress);
    await prepareTables(engine, this.#parts.sql);
    this.#engine = engine;
  }

  /** A number for a file that no other file ever has. */
  nextId(): number {
    return ++this.#lastId;
  }

  /** Load files beside those that are there. */
  async import(
    sources: readonly SourceFile[],
    options: Omit<ImportOptions, 'firstFileId' | 'scanner' | 'findRead' | 'proposer'> & {
      readonly scanner?: Scanner;
    },
  ): Promise<Imported> {
    const imported = await this.#import(sources, {
      scanner: this.#parts.scanner,
      ...options,
      firstFileId: this.#lastId + 1,
    });
    this.#lastId = Math.max(this.#lastId, ...imported.files.map(({ id }) => id));
    this.#record(imported);
    return imported;
  }

  /** Make the tables hold these files and no others; the files as they are then. */
  async bringTo(target: Target, options: BringOptions): Promise<readonly ImportedFile[]> {
    const stay = this.#staying(target);
    const gone = this.#files.filter((file) => !stay.has(file.id));
    await this.#takeOut(gone, stay.size === 0, options);
    const back = target.files.filter(({ id }) => !this.#files.some((file) => file.id === id));
    // Mended rows join the file they came from, which must be there first.
    for (const file of back.toSorted((a, b) => Number(a.mends !== null) - Number(b.mends !== null)))
      await this.#bringBack(file, target, options);
    const isBack = (id: number) => back.some((file) => file.id === id);
    this.#files = target.files.map((file) =>
      stay.has(file.id) && !this.#isJoined(file.id, isBack) ? file : (this.#find(file.id) ?? file),
    );
    return this.#files;
  }

  /** The engine, which must have started. */
  required(): Engine {
    if (!this.#engine) throw new Error('The engine has not started yet; wait until it is ready.');
    return this.#engine;
  }

  /** Ids of files that are there and can stay; with a file that is loaded anew go the mended rows that joined it. */
  #staying({ files, anew }: Target): ReadonlySet<number> {
    const isToGo = (id: number) => anew?.has(id) === true || this.#torn.has(id);
    const same = files.filter(({ id, mended }) => !isToGo(id) && this.#find(id)?.mended === mended);
    const ids = new Set(same.map(({ id }) => id));
    return new Set(same.filter(({ mends }) => mends === null || ids.has(mends)).map(({ id }) => id));
  }

  #isJoined(id: number, isBack: (id: number) => boolean): boolean {
    return this.#files.some((file) => file.mends === id && isBack(file.id));
  }

  async #takeOut(gone: readonly ImportedFile[], isAll: boolean, options: BringOptions): Promise<void> {
    if (isAll && this.#loadedBytes > this.#mostFreedBytes) return this.#restart(options.onRestart);
    for (const file of gone) {
      await unloadFile(this.required(), file);
      this.#torn.delete(file.id);
      this.#files = this.#files.filter((one) => one !== file);
    }
    const freedBytes = gone.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (freedBytes > worthTidyingBytes) await this.required().run('checkpoint');
  }

  async #restart(onProgress: (share: number) => void): Promise<void> {
    const engine = this.required();
    this.#engine = null;
    this.#files = [];
    this.#torn.clear();
    this.#loadedBytes = 0;
    await engine.close();
    await this.start(onProgress);
  }

  async #bringBack(
    file: ImportedFile,
    { spec, controls }: Target,
    { signal, onProgress }: BringOptions,
  ): Promise<void> {
    const kept = this.#shelf.find(file);
    if (!kept) throw new Error(`${file.name}: its bytes are not at hand any more; load the file again`);
    const imported = await this.#import([kept.source, ...controlFilesFor([kept.source], controls)], {
      mappings: [file.mapping],
      calendar: spec.calendar,
      givenTotals: spec.controlTotals,
      loaded: this.#files.filter(({ id }) => id === file.mends),
      firstFileId: file.id,
      scanner: scannerOver([kept], this.#parts.scanner),
      signal,
      onProgress,
    });
    this.#record(imported);
    if (!this.#find(file.id))
      throw new Error(`${file.name}: ${imported.findings[0]?.message ?? 'it could not be loaded again'}`);
  }

  async #import(
    sources: readonly SourceFile[],
    options: Omit<ImportOptions, 'findRead' | 'proposer'>,
  ): Promise<Imported> {
    const findRead = (sha256: string) => this.#shelf.findBytes(sha256);
    const mended = new Set<number>();
    const scanner: Scanner = async (...request) => {
      const scan = await options.scanner(...request);
      for (const { file } of originOf(scan, options.loaded, findRead) ?? []) mended.add(file.id);
      return scan;
    };
    try {
      const { proposer } = this.#parts;
      return await importSources(this.required(), sources, { ...options, proposer, scanner, findRead });
    } catch (cause) {
      for (const id of mended) this.#torn.add(id);
      throw cause;
    }
  }

  #record({ files, changed }: Imported): void {
    const ids = new Set(changed.map(({ id }) => id));
    this.#files = [...this.#files.filter(({ id }) => !ids.has(id)), ...changed, ...files];
    this.#loadedBytes += files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  #find(id: number): ImportedFile | undefined {
    return this.#files.find((file) => file.id === id);
  }
}

/** A scanner that does not read again what was read, unless it is to be cut in another way. */
export function scannerOver(read: readonly ReadSource[], scanner: Scanner): Scanner {
  return (content, choice, options) => {
    const known = read.find(({ source }) => source.content === content);
    const isAsFound = Object.keys(choice).length === 0;
    return known && isAsFound ? Promise.resolve(known.scan) : scanner(content, choice, options);
  };
}
