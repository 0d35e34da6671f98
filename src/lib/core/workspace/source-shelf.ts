import type { ImportedFile, SourceFile } from '../imports/load/imported-file.ts';
import type { Scan } from '../imports/scan/scan-result.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import type { HashedSource, SourceReading } from './spec.ts';

/** A file that was read, and what was found in it. */
export interface Shelved {
  readonly source: SourceFile;
  readonly scan: Scan;
}

/** What tells which reading of which bytes a loaded file came from: one file may be cut in two ways. */
export type ReadingOf = Pick<ImportedFile, 'sha256' | 'headerLine' | 'delimiter'>;

type Loaded = Pick<ImportedFile, 'mapping' | 'dataset'>;

/** The source files of a workspace as they were read: the way back from a number to its bytes, and what is kept. */
export class SourceShelf {
  #read: readonly Shelved[] = [];

  /** Put files on the shelf as they were read. What comes again takes its former place. */
  put(read: readonly Shelved[]): void {
    const keys = new Set(read.map(keyOf));
    this.#read = [...this.#read.filter((one) => !keys.has(keyOf(one))), ...read];
  }

  /** The bytes a file came from, and where its rows stand in them. */
  find(file: ReadingOf): Shelved | null {
    const readings = this.#read.filter(({ scan }) => scan.sha256 === file.sha256);
    return readings.findLast(({ scan }) => isReadAs(scan, file)) ?? readings.at(-1) ?? null;
  }

  /** Any reading of bytes by their hash. */
  findBytes(sha256: string): Shelved | null {
    return this.#read.findLast(({ scan }) => scan.sha256 === sha256) ?? null;
  }

  /** What must be kept for these files to be loaded again: each with its bytes once, and how they are read. */
  sourcesOf(files: readonly (ReadingOf & Loaded)[]): readonly HashedSource[] {
    const found = files.flatMap((file) => {
      const shelved = this.find(file);
      return shelved ? [{ source: shelved.source, sha256: file.sha256 }] : [];
    });
    const byHash = new Map(found.map(({ source, sha256 }) => [sha256, source]));
    return [...byHash].map(([sha256, { name, content }]) => ({
      name,
      content,
      sha256,
      ...readingOf(files.filter((file) => file.sha256 === sha256)),
    }));
  }

  /** Let go of what none of these files came from. */
  keepOnly(files: readonly Pick<ImportedFile, 'sha256'>[]): void {
    const used = new Set(files.map(({ sha256 }) => sha256));
    this.#read = this.#read.filter(({ scan }) => used.has(scan.sha256));
  }
}

/** The ways in which the tables of one file are cut, none when all are cut as found; and what each is loaded as. */
function readingOf(files: readonly Loaded[]): SourceReading {
  const byCut = [...groupBy(files, ({ mapping }) => JSON.stringify(mapping.dialect)).values()];
  const cuts = byCut.flatMap(([first]) => (first ? [first.mapping.dialect] : []));
  return {
    cuts: cuts.every((cut) => Object.keys(cut).length === 0) ? [] : cuts,
    datasets: byCut.map((same) => [...new Set(same.map(({ dataset }) => dataset))]),
  };
}

function keyOf({ scan }: Shelved): string {
  return JSON.stringify([scan.sha256, scan.headerLine, scan.dialect]);
}

function isReadAs({ headerLine, dialect }: Scan, file: ReadingOf): boolean {
  return headerLine === file.headerLine && dialect.delimiter === file.delimiter;
}
