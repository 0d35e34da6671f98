import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import type { Finding } from '#lib/core/vocabulary/finding.ts';
import { isZero } from '#lib/core/vocabulary/money.ts';
import type { Evaluation } from './evaluation.ts';

/** 0 when all ties; 1 when something needs an answer or does not tie. */
export function exitCodeOf({ files, findings }: Pick<Evaluation, 'files' | 'findings'>): 0 | 1 {
  return files.every(isTied) && findings.every((one) => one.severity !== 'error') ? 0 : 1;
}

/** True when every row read is accounted for and every control total is met to the cent. */
export function isTied({ rows, control }: Pick<ImportedFile, 'rows' | 'control'>): boolean {
  const isWhole = rows.read === rows.accepted + rows.rejected + rows.excluded;
  return isWhole && control.every(({ difference }) => isZero(difference));
}

/** The outcome in one sentence. */
export function verdictOf(evaluation: Pick<Evaluation, 'files' | 'findings'>): string {
  const { files, findings } = evaluation;
  if (exitCodeOf(evaluation) === 0)
    return `All ties: ${counted(tables(files), 'file')}, nothing needs an answer${toLookAt(findings)}.`;
  const waiting = findings.filter(({ rule }) => waitingRules.includes(rule)).length;
  const known = [
    ...(waiting > 0 ? [`${counted(waiting, 'file')} to be answered or mapped`] : []),
    ...untied(files),
  ];
  return `Needs an answer: ${[...known, ...errors(findings, known.length > 0)].join(', ')}.`;
}

// A file mapped twice is one file.
function tables(files: readonly ImportedFile[]): number {
  return new Set(files.map(({ name }) => name)).size;
}

function toLookAt(findings: readonly Finding[]): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return warnings === 0 ? '' : `; ${counted(warnings, 'warning')} to look at`;
}

function untied(files: readonly ImportedFile[]): readonly string[] {
  const count = files.filter((file) => !isTied(file)).length;
  return count === 0 ? [] : [count === 1 ? '1 file does not tie' : `${count} files do not tie`];
}

const waitingRules: readonly string[] = ['needs_mapping', 'needs_answer'];
const toldApart: readonly string[] = [...waitingRules, 'does_not_tie'];

function errors(findings: readonly Finding[], areOthers: boolean): readonly string[] {
  const left = findings.filter(({ severity, rule }) => severity === 'error' && !toldApart.includes(rule));
  return left.length === 0 ? [] : [counted(left.length, areOthers ? 'other error' : 'error')];
}

/** `1 file`, `1,200 files`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
