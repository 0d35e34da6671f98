import { datasets } from '../../vocabulary/datasets.ts';
import { ukFiscalCalendar, type FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { isDateText } from '../typing/date-formats.ts';
import { isDated } from '../typing/field-kinds.ts';
import { isFiscalLabel } from '../typing/fiscal-label.ts';
import type { ColumnRef, DateFormat, Mapping, WideGroup } from './mapping.ts';
import { parsePeriod } from '../typing/period-label.ts';
import { columnsUsed } from './rule-columns.ts';
import { caughtBy } from './wide-fields.ts';

/** One column of a wide table that is unpivoted: its cells fill `field`, each with `labels` beside it. */
export interface WideColumn {
  readonly column: ColumnRef;
  readonly field: string;
  /** By field: the group's labels, and the texts its pattern caught from the header, as they stand there. */
  readonly labels: Readonly<Record<string, string>>;
  /** The header fits a group but names no period (`TQ` among years): the column is left out, and said to be. */
  readonly isLeftOut: boolean;
}

/**
 * The columns of a wide table that are unpivoted, in the order of the file; none for a mapping that is not wide.
 * Columns that a rule or an exclusion reads and columns without a name never take part. A header that fits several
 * groups belongs to the one with the most words.
 */
export function expandWide(
  mapping: Mapping,
  header: readonly string[],
  calendar: FiscalCalendar = ukFiscalCalendar,
): readonly WideColumn[] {
  if (mapping.wide === null) return [];
  const known = expansions.get(mapping)?.find((one) => isOf(one, header, calendar));
  if (known) return known.columns;
  const columns = expanded(mapping, mapping.wide, header, calendar);
  expansions.set(mapping, [{ header, calendar, columns }, ...(expansions.get(mapping) ?? [])].slice(0, 2));
  return columns;
}

interface Expansion {
  readonly header: readonly string[];
  readonly calendar: FiscalCalendar;
  readonly columns: readonly WideColumn[];
}

// Questions, checks and the preview each ask for the columns of one mapping, checks under a calendar of their own; with
// thousands of columns each time is felt.
const expansions = new WeakMap<Mapping, readonly Expansion[]>();

function isOf(one: Expansion, header: readonly string[], { startMonth, naming }: FiscalCalendar): boolean {
  return one.header === header && one.calendar.startMonth === startMonth && one.calendar.naming === naming;
}

function expanded(
  mapping: Mapping,
  { groups: written }: NonNullable<Mapping['wide']>,
  header: readonly string[],
  calendar: FiscalCalendar,
): readonly WideColumn[] {
  const used = columnsUsed(mapping);
  const groups = written.map(compileGroup).sort((a, b) => b.words - a.words);
  const isRead = periodReader(mapping, calendar);
  const columns = header.flatMap((name, index) => {
    if (used.has(index) || name.trim() === '') return [];
    return matchColumn({ name, index }, groups, isRead) ?? [];
  });
  return withoutOutsiders(columns);
}

/** True when a header fits the pattern of a wide group. */
export function fitsPattern(pattern: string, name: string): boolean {
  return patternOf(pattern).test(name.trim());
}

interface CompiledGroup {
  readonly group: WideGroup;
  readonly test: RegExp;
  readonly fields: readonly string[];
  readonly words: number;
}

type Match = WideColumn & { readonly isBare: boolean };

function compileGroup(group: WideGroup): CompiledGroup {
  return {
    group,
    test: patternOf(group.pattern),
    fields: caughtBy(group.pattern),
    words: wordsOf(group.pattern).length,
  };
}

function wordsOf(pattern: string): string {
  return pattern.replaceAll(/\{[a-z_]+\}/g, '').trim();
}

function patternOf(pattern: string): RegExp {
  const parts = pattern.trim().split(/\{[a-z_]+\}/);
  const literals = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`^${literals.join('(.+?)')}$`, 'is');
}

function matchColumn(
  column: ColumnRef,
  groups: readonly CompiledGroup[],
  isRead: (labels: Readonly<Record<string, string>>) => boolean,
): Match | null {
  const matches = groups.flatMap((group) => matchGroup(column, group, isRead) ?? []);
  return matches.find((match) => !match.isLeftOut) ?? matches[0] ?? null;
}

function matchGroup(
  { name, index }: ColumnRef,
  { group, test, fields, words }: CompiledGroup,
  isRead: (labels: Readonly<Record<string, string>>) => boolean,
): Match | null {
  const found = test.exec(name.trim());
  if (!found) return null;
  const caught = fields.map((field, at): [string, string] => [field, (found[at + 1] ?? '').trim()]);
  const labels = { ...group.labels, ...Object.fromEntries(caught) };
  return {
    column: { name, index },
    field: group.field,
    labels,
    isLeftOut: !isRead(Object.fromEntries(caught)),
    isBare: words === 0,
  };
}

/** Whether every month or date caught from a header can be read as its rule says, or at all where it does not say. */
function periodReader({ dataset, fields, calendar }: Mapping, workspace: FiscalCalendar) {
  const dated = datasets[dataset].fields.filter(isDated).flatMap(({ name }) => {
    const rule = fields[name];
    return rule?.from === 'wide' ? [{ name, format: rule.format ?? null }] : [];
  });
  const isLabel = (text: string, format: DateFormat | null) =>
    format === null ? isDateText(text) : isPeriod(text, format, calendar ?? workspace);
  return (caught: Readonly<Record<string, string>>) =>
    dated.every(({ name, format }) => caught[name] === undefined || isLabel(caught[name], format));
}

// A fiscal label is a period even while nobody has said which calendar it is of: then that is asked.
function isPeriod(text: string, format: DateFormat, calendar: FiscalCalendar): boolean {
  return parsePeriod(text, format, calendar) !== null || (format === 'fiscal' && isFiscalLabel(text));
}

/** A pattern that is only `{period}` fits any name: what it cannot read and stands apart is no column of it. */
function withoutOutsiders(matches: readonly Match[]): readonly WideColumn[] {
  const read = matches.filter((match) => !match.isLeftOut).map((match) => match.column.index);
  const first = Math.min(...read);
  const last = Math.max(...read);
  return matches
    .filter(({ isLeftOut, isBare, column }) => !isLeftOut || !isBare || isWithin(column, first, last))
    .map(({ column, field, labels, isLeftOut }) => ({ column, field, labels, isLeftOut }));
}

function isWithin({ index }: ColumnRef, first: number, last: number): boolean {
  return index > first && index < last;
}
