import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import type { Finding, Severity } from '#lib/core/vocabulary/finding.ts';
import { groupBy } from '#lib/core/vocabulary/group-by.ts';
import { formatNumber } from '#lib/core/vocabulary/format.ts';
import { isZero, trim, type Decimal } from '#lib/core/vocabulary/money.ts';
import type { Terms } from '#lib/core/vocabulary/point.ts';
import { aligned, printable, type Column } from './columns.ts';
import type { Evaluation } from './evaluation.ts';
import { headlineTable } from './headline-lines.ts';
import { questionLines } from './questions.ts';
import { counted, isTied, verdictOf } from './verdict.ts';

/** The result for people: files and what ties, findings, and the headline of each partnership. */
export function report(evaluation: Evaluation, { folder, terms }: { folder: string; terms: Terms }): string {
  const { files, findings } = evaluation;
  const blocks = [
    `Outturn: ${folder}\n`,
    files.length === 0 ? 'Files\n  No file was loaded.\n' : `Files\n${fileTable(files)}`,
    block('Sums', sumTable(files)),
    block('Control totals', controlTable(files)),
    block('Questions', questionLines(evaluation)),
    `Findings: ${countsOf(findings)}\n${findingLines(findings)}`,
    block(`Partnerships, government as a whole unless said, ${terms} terms`, headlineTable(evaluation)),
    `${verdictOf(evaluation)}\n`,
  ];
  return blocks.filter((text) => text !== '').join('\n');
}

function block(title: string, body: string): string {
  return body === '' ? '' : `${title}\n${body}`;
}

function text(title: string): Column {
  return { title };
}

function number(title: string): Column {
  return { title, isNumber: true };
}

function fileTable(files: readonly ImportedFile[]): string {
  const titles = ['rows', 'accepted', 'rejected', 'excluded'].map(number);
  const rows = files.map((file) => [
    file.name,
    file.dataset,
    ...[file.rows.read, file.rows.accepted, file.rows.rejected, file.rows.excluded].map(whole),
    tieMark(file),
  ]);
  return aligned([text('file'), text('dataset'), ...titles, text('ties')], rows);
}

function tieMark(file: ImportedFile): string {
  if (!isTied(file)) return '✗ does not tie';
  return file.control.length === 0 ? '✓' : `✓ with ${counted(file.control.length, 'control total')}`;
}

function sumTable(files: readonly ImportedFile[]): string {
  const rows = files.flatMap((file) =>
    file.amounts.map(({ column, currency, read, accepted, rejected, excluded }) => [
      file.name,
      currency === null ? column : `${column}, ${currency}`,
      ...[read, accepted, rejected, excluded].map(exact),
    ]),
  );
  const titles = ['read', 'accepted', 'rejected', 'excluded'].map(number);
  return rows.length === 0 ? '' : aligned([text('file'), text('sum of'), ...titles], rows);
}

function controlTable(files: readonly ImportedFile[]): string {
  const rows = files.flatMap((file) =>
    file.control.map(({ source, expected, found, difference }) => [
      file.name,
      source,
      ...[expected, found, difference].map(exact),
      isZero(difference) ? '✓' : '✗',
    ]),
  );
  const titles = ['expected', 'found', 'difference'].map(number);
  return rows.length === 0 ? '' : aligned([text('file'), text('control'), ...titles, text('ties')], rows);
}

function countsOf(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  return `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, ${whole(count('info'))} to note`;
}

/** Findings of a severity that are printed; the JSON holds all of them. */
const mostShown = 25;

function findingLines(findings: readonly Finding[]): string {
  return [
    ...firstLines(findings.filter(({ severity }) => severity === 'error')),
    ...firstLines(findings.filter(({ severity }) => severity === 'warning')),
    ...ruleCounts(findings.filter(({ severity }) => severity === 'info')),
  ].join('');
}

function firstLines(findings: readonly Finding[]): readonly string[] {
  const lines = findings.slice(0, mostShown).map(findingLine);
  const left = findings.length - lines.length;
  return left > 0
    ? [...lines, `  ${findings[0]?.severity} ${whole(left)} more; --out writes all of them\n`]
    : lines;
}

/** What is only to note, counted by rule. */
function ruleCounts(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  const counts = [...groupBy(findings, ({ rule }) => rule)].map(([rule, all]) => `${all.length} ${rule}`);
  return [`  info ${counts.join(', ')}; --out writes them in full\n`];
}

function findingLine({ severity, rule, file, line, message }: Finding): string {
  const place = [file, line].filter((part) => part !== null).join(':');
  return `  ${printable(`${severity} ${rule}${place && ` ${place}`}: ${message}`)}\n`;
}

function whole(count: number): string {
  return count.toLocaleString('en-GB');
}

/** An exact amount with separators and every decimal it has. */
function exact(amount: Decimal): string {
  return formatNumber(trim(amount, 0), 12);
}
