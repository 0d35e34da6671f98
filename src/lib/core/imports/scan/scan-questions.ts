import type { Reading } from './code-pages.ts';
import { delimiterNames, type DialectChoice } from './dialect.ts';
import type { Cutting } from './dialect-of.ts';
import type { Question } from '../propose/question.ts';
import type { StackedTable } from './scan-result.ts';
import type { Sniffed } from './sniff.ts';

/** What only a person can tell about how a file is cut. */
export function cutQuestions(
  sniffed: Sniffed,
  tables: readonly StackedTable[],
  choice: DialectChoice,
): readonly Question[] {
  return [
    ...delimiterQuestion(sniffed, choice),
    ...headerQuestion(sniffed),
    ...tableQuestion(tables, choice),
  ];
}

/** Asks for the code page when the words of a file read as well in several. */
export function encodingQuestion(readings: readonly Reading[]): readonly Question[] {
  const [best, ...rivals] = readings;
  if (!best || rivals.length === 0) return [];
  const choices = readings.map(({ encoding, example }) => ({
    value: encoding,
    label: encoding,
    example: example?.here ?? null,
  }));
  const words = rivals.map(({ example }) => `"${example?.here ?? ''}"`).join(' or ');
  const text = `The file is not in UTF-8, and its words fit several encodings: is it "${best.example?.here ?? ''}" or ${words}?`;
  return [{ id: 'encoding', kind: 'encoding', column: null, text, choices }];
}

function delimiterQuestion({ best, rivals }: Sniffed, choice: DialectChoice): readonly Question[] {
  const even = rivals.filter((rival) => rival.share === 1 && best.share === 1 && readsAsHeader(rival));
  if (choice.delimiter !== undefined || even.length === 0) return [];
  const choices = [best, ...even].map(({ dialect, records }) => ({
    value: dialect.delimiter,
    label: delimiterNames[dialect.delimiter],
    example: exampleOf(records[1] ?? records[0]),
  }));
  const names = choices.map(({ label }) => label).join(' or a ');
  const text = `A ${names} would part the cells evenly: which one does?`;
  return [{ id: 'delimiter', kind: 'delimiter', column: null, text, choices }];
}

function readsAsHeader({ records }: Cutting): boolean {
  const first = records.find((record) => record.filled > 0);
  return first !== undefined && first.filled === first.fields;
}

function exampleOf(record: Cutting['records'][number] | undefined): string | null {
  return record?.cells ? record.cells.slice(0, 4).join(' | ') : null;
}

function headerQuestion({ header, best }: Sniffed): readonly Question[] {
  if (!header?.isInDoubt) return [];
  const first = best.records.find(({ record }) => record === header.headerRecord);
  const text = `Line ${header.line} reads like the rows below it: is it a header, or data?`;
  const choices = [
    { value: 'first_line', label: 'It is the header', example: exampleOf(first) },
    { value: 'none', label: 'It is data; there is no header', example: header.names.slice(0, 4).join(' | ') },
  ];
  return [{ id: 'header', kind: 'header', column: null, text, choices }];
}

function tableQuestion(tables: readonly StackedTable[], choice: DialectChoice): readonly Question[] {
  if (tables.length < 2 || choice.headerRecord !== undefined) return [];
  const text = `${tables.length} tables stand in this file, one below the other: which one is meant?`;
  const choices = tables.map(({ name, line, headerRecord }) => ({
    value: String(headerRecord),
    label: `${name} (line ${line})`,
    example: null,
  }));
  return [{ id: 'table', kind: 'table', column: null, text, choices }];
}
