import type { SourceFile } from '../imports/imported-file.ts';

/** The files of a drop by what they are for. */
export interface Dropped {
  /** Workspace documents, as Settings saves them. */
  readonly specs: readonly SourceFile[];
  readonly tables: readonly SourceFile[];
  /** Files that are neither by their name. */
  readonly others: readonly SourceFile[];
}

/** Sort dropped files by their names: `workspace.json`, tables of text, and the rest. */
export function sortDropped(sources: readonly SourceFile[]): Dropped {
  const isSpec = ({ name }: SourceFile) => name.endsWith('workspace.json');
  const isTable = ({ name }: SourceFile) => /\.(csv|tsv|txt|psv)$/i.test(name);
  return {
    specs: sources.filter(isSpec),
    tables: sources.filter(isTable),
    others: sources.filter((source) => !isSpec(source) && !isTable(source)),
  };
}
