import type { DialectChoice } from '../imports/scan/dialect.ts';
import type { SourceFile } from '../imports/load/imported-file.ts';
import type { DatasetId } from '../vocabulary/datasets.ts';
import type { KeptSource } from './store.ts';

/** How one source file is read in one pass. */
interface PassReading {
  readonly cut: DialectChoice;
  /** Null: as all that it holds. */
  readonly datasets: readonly DatasetId[] | null;
}

/** The source files that are read in one go, each once. */
export class Pass {
  readonly #readings: ReadonlyMap<Blob, PassReading>;
  readonly sources: readonly SourceFile[];

  constructor(readings: readonly (readonly [SourceFile, PassReading])[]) {
    this.sources = readings.map(([source]) => source);
    this.#readings = new Map(readings.map(([{ content }, reading]) => [content, reading]));
  }

  /** How the bytes are cut. */
  cutOf(content: Blob): DialectChoice {
    return this.#readings.get(content)?.cut ?? {};
  }

  /** True when a file is to be loaded as a dataset. */
  isWanted({ content }: SourceFile, dataset: DatasetId): boolean {
    return this.#readings.get(content)?.datasets?.includes(dataset) ?? true;
  }
}

/** How kept source files are read again: in as many passes as the one with the most tables needs, at least one. */
export function passesOf(sources: readonly KeptSource[]): readonly Pass[] {
  const count = Math.max(1, ...sources.map(({ cuts }) => cuts.length));
  return Array.from({ length: count }, (_, pass) => {
    const read = sources.filter(({ cuts }) => pass === 0 || pass < cuts.length);
    return new Pass(read.map((source) => [source, readingIn(source, pass)] as const));
  });
}

function readingIn({ cuts, datasets }: KeptSource, pass: number): PassReading {
  return { cut: cuts[pass] ?? {}, datasets: datasets[pass] ?? null };
}
