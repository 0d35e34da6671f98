import { controlledBy, isControlFile } from '../imports/controls.ts';
import { baseName } from '../imports/header.ts';
import type { ReadSource } from '../imports/import-sources.ts';
import type { ImportedFile, SourceFile } from '../imports/imported-file.ts';

/** The source files of a workspace as they were read: the way back from a number to its bytes, and what is kept. */
export class SourceShelf {
  #read: readonly ReadSource[] = [];
  #controls: readonly SourceFile[] = [];

  /** Put files on the shelf: those that were read as tables, and the control files among all that were given. */
  put(read: readonly ReadSource[], given: readonly SourceFile[]): void {
    this.#read = [...this.#read, ...read];
    this.#controls = [...new Set([...this.#controls, ...given.filter(isControlFile)])];
  }

  /** The bytes of a file by their hash, and where its rows stand in them. */
  find(sha256: string | undefined): ReadSource | null {
    return this.#read.find(({ scan }) => scan.sha256 === sha256) ?? null;
  }

  /** Control files for these tables that came with an earlier drop: a table may be mapped after its totals came. */
  controlsFor(tables: readonly SourceFile[]): readonly SourceFile[] {
    const names = new Set(tables.map(({ name }) => baseName(name)));
    return this.#controls.filter((control) => !tables.includes(control) && names.has(controlledBy(control)));
  }

  /** What must be kept for these files to be loaded again. */
  sourcesOf(files: readonly ImportedFile[]): readonly SourceFile[] {
    const used = new Set(files.map((file) => file.sha256));
    const tables = this.#read.filter(({ scan }) => used.has(scan.sha256)).map(({ source }) => source);
    return [...new Set([...tables, ...this.#controls])];
  }

  clear(): void {
    this.#read = [];
    this.#controls = [];
  }
}
