import { datasets } from '../../vocabulary/datasets.ts';
import type {
  ColumnRef,
  DateFormat,
  Exclusion,
  FieldRule,
  Mapping,
  Scale,
  ValueMap,
  WideGroup,
} from './mapping.ts';

/** How a field is filled in the form; `none` leaves it out. */
export type RuleKind = 'none' | FieldRule['from'];

/** One field of the form as filled in so far: what its kind hides is kept, so that going back loses nothing. */
export interface DraftRule {
  readonly kind: RuleKind;
  readonly column: number | null;
  readonly format: DateFormat | null;
  readonly value: string;
  readonly join: readonly number[];
  readonly add: readonly number[];
  readonly subtract: readonly number[];
}

/** One exclusion as filled in so far. */
export interface DraftExclusion {
  readonly column: number | null;
  readonly test: Exclusion['test'];
  readonly equals: string;
  readonly isTotal: boolean;
}

/** Two texts beside each other in the form: a name and what it stands for. */
export type Pair = readonly [name: string, meaning: string];

/** One kind of unpivoted column as filled in so far. */
export interface DraftGroup {
  readonly pattern: string;
  readonly field: string;
  readonly labels: readonly Pair[];
}

/** What the texts of a field mean, as filled in so far; a text whose meaning is blank is not in the list. */
export interface DraftValues {
  readonly values: readonly Pair[];
  readonly others: ValueMap['others'];
}

/** A mapping while a person fills in the form. */
export interface MappingDraft extends Pick<
  Mapping,
  | 'name'
  | 'dataset'
  | 'header'
  | 'decimalMark'
  | 'scale'
  | 'grain'
  | 'calendar'
  | 'dialect'
  | 'totals'
  | 'profile'
> {
  readonly fileName: string;
  readonly rules: Readonly<Record<string, DraftRule>>;
  readonly exclusions: readonly DraftExclusion[];
  readonly groups: readonly DraftGroup[];
  readonly values: Readonly<Record<string, DraftValues>>;
  readonly isForThisFileOnly: boolean;
}

/** A field nobody has filled in. */
const emptyRule: DraftRule = {
  kind: 'none',
  column: null,
  format: null,
  value: '',
  join: [],
  add: [],
  subtract: [],
};

/** An exclusion nobody has filled in. */
export const emptyExclusion: DraftExclusion = { column: null, test: 'is', equals: '', isTotal: true };

/** Start a draft from a mapping, be it suggested or kept. */
export function draftOf(mapping: Mapping, fileName: string): MappingDraft {
  const { name, dataset, header, decimalMark, scale, grain, calendar, dialect, totals, profile } = mapping;
  return {
    ...{ name, dataset, header, decimalMark, scale, grain, calendar, dialect, totals, profile },
    fileName,
    rules: mapEntries(mapping.fields, draftRule),
    exclusions: mapping.exclusions.map(({ column, test, equals, as }) => ({
      column: column.index,
      test,
      equals,
      isTotal: as === 'total',
    })),
    groups: (mapping.wide?.groups ?? []).map((group) => ({ ...group, labels: Object.entries(group.labels) })),
    values: mapEntries(mapping.valueMaps, (map) => ({ ...map, values: Object.entries(map.values) })),
    isForThisFileOnly: mapping.file !== null,
  };
}

/** The mapping a draft stands for; what is not filled in yet is left out. */
export function mappingOf(draft: MappingDraft): Mapping {
  const { name, dataset, header, decimalMark, grain, calendar, dialect, totals, profile } = draft;
  const { fields } = datasets[dataset];
  const groups = draft.groups.flatMap(groupOf);
  return {
    version: 2,
    ...{ name, dataset, header, decimalMark, grain, calendar, dialect, totals, profile },
    file: draft.isForThisFileOnly || hasConstantMonth(draft) ? draft.fileName : null,
    fields: Object.fromEntries(fields.flatMap((field) => filled(draft, field.name))),
    exclusions: draft.exclusions.flatMap((exclusion) => exclusionOf(draft, exclusion)),
    wide: groups.length > 0 ? { groups } : null,
    scale: ofFields(draft, draft.scale),
    valueMaps: mapEntries(ofFields(draft, draft.values), valueMapOf),
  };
}

/** A constant month belongs to one file alone, so that it is never carried to the next one in silence. */
export function hasConstantMonth(draft: MappingDraft): boolean {
  const months = datasets[draft.dataset].fields.filter((field) => field.type === 'month');
  return months.some((field) => draft.rules[field.name]?.kind === 'constant');
}

/** How one field of a draft is filled in. */
export function ruleOf(draft: MappingDraft, field: string): DraftRule {
  return Object.hasOwn(draft.rules, field) ? (draft.rules[field] ?? emptyRule) : emptyRule;
}

/** The draft with one field filled in differently. */
export function changeRule(draft: MappingDraft, field: string, change: Partial<DraftRule>): MappingDraft {
  const rule = { ...ruleOf(draft, field), ...change };
  return { ...draft, rules: { ...draft.rules, [field]: rule } };
}

/** The draft with a column given to a field, and taken from the field it filled before; null: it fills none. */
export function giveColumn(draft: MappingDraft, column: number, field: string | null): MappingDraft {
  const former = fieldOfColumn(draft, column);
  const freed = former === null ? draft : changeRule(draft, former, { kind: 'none', column: null });
  return field === null ? freed : changeRule(freed, field, { kind: 'column', column, format: null });
}

/** The field that a column fills by itself; null when there is none. */
export function fieldOfColumn(draft: MappingDraft, column: number): string | null {
  const names = datasets[draft.dataset].fields.map(({ name }) => name);
  const fills = (name: string) => {
    const rule = ruleOf(draft, name);
    return rule.kind === 'column' && rule.column === column;
  };
  return names.find(fills) ?? null;
}

/** The draft with a scale told for a field; null: not told. */
export function changeScale(draft: MappingDraft, field: string, scale: Scale | null): MappingDraft {
  const others = Object.fromEntries(Object.entries(draft.scale).filter(([name]) => name !== field));
  return { ...draft, scale: scale === null ? others : { ...others, [field]: scale } };
}

/** The draft with another list of meanings for the texts of a field; null: its texts stand for themselves. */
export function changeValues(draft: MappingDraft, field: string, values: DraftValues | null): MappingDraft {
  const others = Object.fromEntries(Object.entries(draft.values).filter(([name]) => name !== field));
  return { ...draft, values: values === null ? others : { ...others, [field]: values } };
}

function filled(draft: MappingDraft, field: string): [string, FieldRule][] {
  const rule = fieldRule(draft, ruleOf(draft, field));
  return rule ? [[field, rule]] : [];
}

function fieldRule({ header }: MappingDraft, rule: DraftRule): FieldRule | null {
  const columns = (indices: readonly number[]) => indices.map((index) => columnAt(header, index));
  switch (rule.kind) {
    case 'none':
      return null;
    case 'column':
      return rule.column === null
        ? null
        : { from: 'column', column: columnAt(header, rule.column), ...formatOf(rule) };
    case 'constant':
      return rule.value.trim() === '' ? null : { from: 'constant', value: rule.value.trim() };
    case 'file_name':
      return rule.format ? { from: 'file_name', format: rule.format } : null;
    case 'preamble':
      return rule.format ? { from: 'preamble', format: rule.format } : null;
    case 'join':
      return rule.join.length === 0 ? null : { from: 'join', columns: columns(rule.join), ...formatOf(rule) };
    case 'sum':
      return rule.add.length === 0 && rule.subtract.length === 0
        ? null
        : { from: 'sum', add: columns(rule.add), subtract: columns(rule.subtract) };
    case 'wide':
      return { from: 'wide', ...formatOf(rule) };
  }
}

function formatOf({ format }: DraftRule): { readonly format?: DateFormat } {
  return format ? { format } : {};
}

function exclusionOf({ header }: MappingDraft, draft: DraftExclusion): Exclusion[] {
  if (draft.column === null || draft.equals.trim() === '') return [];
  const as = draft.isTotal ? 'total' : 'other';
  const column = columnAt(header, draft.column);
  return [{ column, test: draft.test, equals: draft.equals.trim(), as }];
}

function groupOf({ pattern, field, labels }: DraftGroup): WideGroup[] {
  if (pattern.trim() === '' || field === '') return [];
  const given = labels.filter(([name, value]) => name !== '' && value.trim() !== '');
  return [{ pattern: pattern.trim(), field, labels: Object.fromEntries(given) }];
}

function valueMapOf({ values, others }: DraftValues): ValueMap {
  const told = values.filter(([text, meaning]) => text.trim() !== '' && meaning.trim() !== '');
  return { values: Object.fromEntries(told.map(([text, meaning]) => [text.trim(), meaning.trim()])), others };
}

/** What is told of fields that the dataset has: a change of dataset leaves nothing behind. */
function ofFields<T>(draft: MappingDraft, told: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const names = new Set(datasets[draft.dataset].fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(told).filter(([name]) => names.has(name)));
}

function columnAt(header: readonly string[], index: number): ColumnRef {
  return { name: header[index] ?? '', index };
}

function draftRule(rule: FieldRule): DraftRule {
  switch (rule.from) {
    case 'column':
      return { ...emptyRule, kind: 'column', column: rule.column.index, format: rule.format ?? null };
    case 'constant':
      return { ...emptyRule, kind: 'constant', value: rule.value };
    case 'file_name':
    case 'preamble':
    case 'wide':
      return { ...emptyRule, kind: rule.from, format: rule.format ?? null };
    case 'join':
      return { ...emptyRule, kind: 'join', join: indicesOf(rule.columns), format: rule.format ?? null };
    case 'sum':
      return { ...emptyRule, kind: 'sum', add: indicesOf(rule.add), subtract: indicesOf(rule.subtract) };
  }
}

function indicesOf(columns: readonly ColumnRef[]): readonly number[] {
  return columns.map((column) => column.index);
}

function mapEntries<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
