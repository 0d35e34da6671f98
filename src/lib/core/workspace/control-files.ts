import { controlledBy } from '../imports/load/controls.ts';
import { baseName } from '../imports/scan/header.ts';
import type { SourceFile } from '../imports/load/imported-file.ts';

/** Control files for these tables that came with an earlier drop: a table may be mapped after its totals came. */
export function controlFilesFor<T extends SourceFile>(
  tables: readonly SourceFile[],
  controls: readonly T[],
): readonly T[] {
  const names = new Set(tables.map(({ name }) => baseName(name)));
  const given = new Set(tables.map(({ name }) => name));
  return controls.filter((control) => !given.has(control.name) && names.has(controlledBy(control)));
}

/** The control files with others that came since: of one name, the last. */
export function withControlFiles<T extends SourceFile>(
  controls: readonly T[],
  given: readonly T[],
): readonly T[] {
  const names = new Set(given.map(({ name }) => name));
  return [...controls.filter(({ name }) => !names.has(name)), ...given];
}
