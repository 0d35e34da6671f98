import type { GivenTotal } from '#lib/core/imports/load/controls.ts';
import { baseName } from '#lib/core/imports/scan/header.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { finding, type Finding } from '#lib/core/vocabulary/finding.ts';
import { compare } from '#lib/core/vocabulary/money.ts';

/** What was given, and what came of it. */
export interface Checked {
  readonly sources: readonly SourceFile[];
  readonly givenTotals: readonly GivenTotal[];
  readonly files: readonly ImportedFile[];
}

/**
 * Control totals of the workspace that nothing was compared with: of a file that is not there, or of a column that is
 * not summed. A total nobody looks at is worse than none. (Those of control files are the import's own to report.)
 */
export function uncheckedControls({ sources, givenTotals, files }: Checked): readonly Finding[] {
  return givenTotals.flatMap((given) => {
    const isThere = sources.some((source) => isOf(given, source));
    const own = files.filter((file) => isOf(given, file));
    if (own.some((file) => isChecked(given, file)) || (isThere && own.length === 0)) return [];
    return [isThere ? strangeColumn(given, own) : strangeFile(given)];
  });
}

function isOf({ file }: GivenTotal, { name }: { readonly name: string }): boolean {
  return file === name || file === baseName(name);
}

function isChecked({ source, total }: GivenTotal, { control }: ImportedFile): boolean {
  return control.some((one) => one.source === source && compare(one.expected, total) === 0);
}

function strangeFile({ source, file, column, total }: GivenTotal): Finding {
  const message = `control total ${total} of ${column}: found no file ${file}; not checked`;
  return finding('error', 'control_not_checked', message, { file: source, column, value: total });
}

function strangeColumn({ source, column, total }: GivenTotal, files: readonly ImportedFile[]): Finding {
  const summed = files.flatMap(({ amounts }) => amounts.map((amount) => amount.column));
  const expected =
    summed.length > 0 ? `one of ${[...new Set(summed)].join(', ')}` : 'a column that is summed';
  const message = `control total ${total} of "${column}": expected ${expected}, or the column of the export it is read from; not checked`;
  return finding('error', 'control_not_checked', message, { file: source, column, value: total });
}
