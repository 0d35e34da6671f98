import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { groupBy } from '#lib/core/vocabulary/group-by.ts';
import { isZero } from '#lib/core/vocabulary/money.ts';
import { counted } from './mapping-words.ts';

/** What is told of a file that was loaded. */
type LoadedFile = Pick<ImportedFile, 'name' | 'sha256' | 'rows' | 'mended' | 'mends' | 'control'>;

/**
 * How the data stand, in the order of what matters: how many files need a person, what was loaded, and whether it ties.
 * A file that holds two datasets is one file; mended rows are of the file they came from.
 */
export function dataInWords(files: readonly LoadedFile[], toDecide: number): string {
  const needs = toDecide > 0 ? `${counted(toDecide, 'file')} ${toDecide === 1 ? 'needs' : 'need'} you.` : '';
  if (files.length === 0) return needs || 'No file is loaded yet.';
  return [needs, loadedWords(files), tieWords(files)].filter((words) => words !== '').join(' ');
}

function loadedWords(files: readonly LoadedFile[]): string {
  const sources = sourcesOf(files);
  const rows = sources.reduce((sum, [file]) => sum + (file?.rows.read ?? 0), 0);
  const rejected = sources.reduce(
    (sum, read) => sum + Math.max(...read.map((file) => file.rows.rejected - file.mended)),
    0,
  );
  const aside = rejected > 0 ? `, ${rejected.toLocaleString('en-GB')} rejected` : '';
  return `${counted(sources.length, 'file')} loaded, ${counted(rows, 'row')} read${aside}.`;
}

function tieWords(files: readonly LoadedFile[]): string {
  const checked = sourcesOf(files.filter(({ control }) => control.length > 0));
  const broken = checked.filter((read) => read.some(doesNotTie)).length;
  if (checked.length === 0) return 'No control totals are given.';
  if (broken > 0) return `${counted(broken, 'file')} ${broken === 1 ? 'does' : 'do'} not tie.`;
  const some = checked.length < sourcesOf(files).length ? ` of ${counted(checked.length, 'file')}` : '';
  return `All control totals${some} tie.`;
}

function doesNotTie({ control }: LoadedFile): boolean {
  return control.some(({ difference }) => !isZero(difference));
}

function sourcesOf(files: readonly LoadedFile[]): readonly (readonly LoadedFile[])[] {
  const whole = files.filter(({ mends }) => mends === null);
  return [...groupBy(whole, ({ name, sha256 }) => `${sha256} ${name}`).values()];
}
