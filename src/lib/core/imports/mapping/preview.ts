import { datasets, type Field } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { add, negate } from '../../vocabulary/money.ts';
import { baseName } from '../scan/header.ts';
import type { Exclusion, FieldRule, Mapping } from './mapping.ts';
import { periodIn } from '../typing/period-in.ts';
import { blankCell, periodText, previewCell, type PreviewCell, type Reading } from './preview-cell.ts';
import type { Seen } from '../propose/proposal.ts';
import { isBlankNumber, tidy } from '../typing/typed-text.ts';
import { expandWide, type WideColumn } from './wide-columns.ts';
import { isGiven } from './wide-fields.ts';

/** One row as it will be stored. `sample` says which sampled row of the file it comes from, from 0. */
export interface PreviewRow {
  readonly sample: number;
  readonly cells: Readonly<Record<string, PreviewCell>>;
}

/** How the sampled texts of a field come out: how many are read, and the commonest that are not. */
export interface FieldEvidence {
  readonly read: number;
  readonly blank: number;
  readonly suppressed: number;
  readonly unreadable: number;
  /** Texts that cannot be read, the commonest first, at most three. */
  readonly worst: readonly string[];
}

/** The first rows of a file as they will be stored, for people to look at; the loader's SQL is the truth. */
export interface Preview {
  /** Fields that the mapping fills, in the order of the dataset. */
  readonly fields: readonly Field[];
  readonly rows: readonly PreviewRow[];
  readonly evidence: Readonly<Record<string, FieldEvidence>>;
  /** Unpivoted columns of a wide table. */
  readonly columns: readonly WideColumn[];
  /** Sampled rows that an exclusion leaves out. */
  readonly leftOut: readonly number[];
}

const mostRows = 60;
// A table of thousands of columns is judged on its first cells: the page answers while one types.
const mostCells = 4000;

/** Type the sampled rows of a file under a mapping: every row of the samples is judged, the first are shown. */
export function previewRows(
  mapping: Mapping,
  seen: Seen,
  calendar: FiscalCalendar,
  fileName: string,
): Preview {
  const fields = datasets[mapping.dataset].fields.filter((field) => isGiven(mapping, field.name));
  const columns = expandWide(mapping, seen.header, calendar);
  const units = unitsOf(columns);
  const readers = fields.map((field) => readerOf(field, { mapping, seen, calendar, fileName }));
  const leftOut = seen.samples.flatMap((row, at) => (isLeftOut(mapping.exclusions, row) ? [at] : []));
  const kept = seen.samples
    .map((row, sample) => ({ row, sample }))
    .filter(({ sample }) => !leftOut.includes(sample))
    .slice(0, Math.max(1, Math.floor(mostCells / units.length)));
  const rows = kept.flatMap(({ row, sample }) =>
    units.map((unit) => ({
      sample,
      cells: Object.fromEntries(fields.map((field, at) => [field.name, readers[at]?.(row, unit)])),
    })),
  ) as readonly PreviewRow[];
  const filled = rows.filter((row) => hasValue(row, columns));
  return {
    fields,
    rows: filled.slice(0, mostRows),
    evidence: Object.fromEntries(fields.map(({ name }) => [name, evidenceOf(filled, name)])),
    columns,
    leftOut,
  };
}

/** Columns that make one row of the dataset together: those with equal labels. A plain table is one unit of none. */
function unitsOf(columns: readonly WideColumn[]): readonly (readonly WideColumn[])[] {
  const units = new Map<string, WideColumn[]>();
  for (const column of columns.filter((one) => !one.isLeftOut)) {
    const key = JSON.stringify(Object.entries(column.labels).toSorted());
    units.set(key, [...(units.get(key) ?? []), column]);
  }
  return units.size > 0 ? [...units.values()] : [[]];
}

/** A row of a wide table in which no unpivoted cell says anything is no row. */
function hasValue({ cells }: PreviewRow, columns: readonly WideColumn[]): boolean {
  if (columns.length === 0) return true;
  return columns.some(({ field }) => tidy(cells[field]?.raw ?? '') !== '');
}

type CellReader = (row: readonly string[], unit: readonly WideColumn[]) => PreviewCell;

interface Source {
  readonly mapping: Mapping;
  readonly seen: Seen;
  readonly calendar: FiscalCalendar;
  readonly fileName: string;
}

function readerOf(field: Field, source: Source): CellReader {
  const rule = source.mapping.fields[field.name];
  const reading = readingOf(field, rule, source);
  if (rule?.from === 'sum') return (row) => sumCell(row, rule, reading);
  if (rule?.from === 'file_name' || rule?.from === 'preamble') {
    const cell = titleCell(rule.from, source, reading);
    return () => cell;
  }
  const text = textOf(field, rule);
  return (row, unit) => {
    const raw = text(row, unit);
    return raw === null ? blankCell('', field) : previewCell(raw, reading);
  };
}

function readingOf(field: Field, rule: FieldRule | undefined, { mapping, calendar }: Source): Reading {
  const isConstant = rule?.from === 'constant';
  const constantFormat = field.type === 'month' ? 'yyyy-mm' : 'yyyy-mm-dd';
  return {
    field,
    format: isConstant ? constantFormat : rule && 'format' in rule ? (rule.format ?? null) : null,
    mark: isConstant ? '.' : mapping.decimalMark,
    scale: isConstant ? '1' : (mapping.scale[field.name] ?? '1'),
    grain: mapping.grain,
    calendar: mapping.calendar ?? calendar,
    values: isConstant ? null : (mapping.valueMaps[field.name] ?? null),
  };
}

type TextReader = (row: readonly string[], unit: readonly WideColumn[]) => string | null;

function textOf(field: Field, rule: FieldRule | undefined): TextReader {
  switch (rule?.from) {
    case 'column':
      return (row) => row[rule.column.index] ?? '';
    case 'join':
      return (row) =>
        rule.columns
          .map(({ index }) => tidy(row[index] ?? ''))
          .filter((part) => part !== '')
          .join(' ');
    case 'constant':
      return () => constantText(rule.value, field);
    default:
      return (row, unit) => wideText(field, row, unit);
  }
}

function constantText(value: string, { type }: Field): string {
  return type === 'month' ? value.slice(0, 7) : value;
}

/** What the name of the file, or the lines above its header and the header itself, say of a period. */
function titleCell(
  from: 'file_name' | 'preamble',
  { seen, fileName }: Source,
  reading: Reading,
): PreviewCell {
  const texts = from === 'file_name' ? [baseName(fileName)] : [...seen.preamble, ...seen.header];
  const cells = texts.map((raw) => titleText(raw, reading));
  return cells.find(({ state }) => state === 'read') ?? cells[0] ?? blankCell('', reading.field);
}

function titleText(raw: string, reading: Reading): PreviewCell {
  const { field, format, calendar, grain } = reading;
  const period = field.type === 'month' && format ? periodIn(raw, format, calendar) : null;
  return period
    ? { raw, text: periodText(period.first, grain ?? period.grain), state: 'read' }
    : previewCell(raw, reading);
}

/** A cell of an unpivoted column, or what its header says; null when this unit has no such column. */
function wideText(field: Field, row: readonly string[], unit: readonly WideColumn[]): string | null {
  const own = unit.find((column) => column.field === field.name);
  if (own) return row[own.column.index] ?? '';
  return unit[0]?.labels[field.name] ?? null;
}

/** Blank cells add nothing; one that cannot be read makes the whole sum unreadable. */
function sumCell(row: readonly string[], rule: FieldRule & { from: 'sum' }, reading: Reading): PreviewCell {
  const plus = rule.add.map(({ index }) => previewCell(row[index] ?? '', reading));
  const minus = rule.subtract.map(({ index }) => previewCell(row[index] ?? '', reading));
  const all = [...plus, ...minus];
  const raw = all.map((cell) => cell.raw).join(' | ');
  const isRead = (cell: PreviewCell) => cell.state === 'read';
  const bad = all.find((cell) => !isRead(cell) && !isBlankNumber(tidy(cell.raw)));
  if (bad) return { ...bad, raw, text: bad.state === 'suppressed' ? bad.text : '' };
  if (!all.some(isRead)) return blankCell(raw, reading.field);
  const amounts = [
    ...plus.filter(isRead).map(({ text }) => text),
    ...minus.filter(isRead).map(({ text }) => negate(text)),
  ];
  return { raw, text: add(...amounts), state: 'read' };
}

function isLeftOut(exclusions: readonly Exclusion[], row: readonly string[]): boolean {
  return exclusions.some(({ column, test, equals }) => {
    const text = tidy(row[column.index] ?? '').toLowerCase();
    const wanted = tidy(equals).toLowerCase();
    if (test === 'starts with') return text.startsWith(wanted);
    return (text === wanted) === (test === 'is');
  });
}

function evidenceOf(rows: readonly PreviewRow[], field: string): FieldEvidence {
  const cells = rows.flatMap((row) => row.cells[field] ?? []);
  const count = (...states: readonly PreviewCell['state'][]) =>
    cells.filter(({ state }) => states.includes(state)).length;
  return {
    read: count('read'),
    blank: count('blank', 'default', 'left_out'),
    suppressed: count('suppressed'),
    unreadable: count('unreadable'),
    worst: commonest(cells.filter(({ state }) => state === 'unreadable').map(({ raw }) => tidy(raw))),
  };
}

function commonest(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([text]) => text);
}
