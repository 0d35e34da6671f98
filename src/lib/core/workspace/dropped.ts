import type { SourceFile } from '../imports/load/imported-file.ts';
import { groupBy } from '../vocabulary/group-by.ts';

/** The files of a drop by what they are for. */
export interface Dropped {
  /** Whole workspaces with their source files, as Settings saves them. */
  readonly packs: readonly SourceFile[];
  /** Workspace documents without source files. */
  readonly specs: readonly SourceFile[];
  readonly tables: readonly SourceFile[];
  /** Files that are none of these by their name. */
  readonly others: readonly SourceFile[];
}

/** How the name of a workspace saved as one file ends. */
export const packSuffix = '.outturn';

/** How the names of tables end, to be named where one is asked for. */
export const tableSuffixes = ['csv', 'tsv', 'txt', 'psv', 'tab', 'dat'] as const;

const isTableName = new RegExp(`\\.(${tableSuffixes.join('|')})$`, 'i');

/** Sort dropped files by their names: `NAME.outturn`, `workspace.json`, tables of text, and the rest. */
export function sortDropped(sources: readonly SourceFile[]): Dropped {
  const byKind = groupBy(sources, kindOf);
  return {
    packs: byKind.get('packs') ?? [],
    specs: byKind.get('specs') ?? [],
    tables: byKind.get('tables') ?? [],
    others: byKind.get('others') ?? [],
  };
}

function kindOf({ name }: SourceFile): keyof Dropped {
  if (name.toLowerCase().endsWith(packSuffix)) return 'packs';
  // A browser that saves it twice calls the second one "workspace (1).json".
  if (/workspace( \(\d+\))?\.json$/i.test(name)) return 'specs';
  return isTableName.test(name) ? 'tables' : 'others';
}
