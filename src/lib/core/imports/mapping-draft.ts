import { datasets, type DatasetId } from '../vocabulary/datasets.ts';
import type { ColumnRef, DateFormat, DecimalMark, Exclusion, FieldRule, Mapping } from './mapping.ts';

/** How a field is filled in the form; `none` leaves it out. */
export type RuleKind = 'none' | FieldRule['from'];

/** One field of the form as filled in so far: what its kind hides is kept, so that going back loses nothing. */
export interface DraftRule {
  readonly kind: RuleKind;
  readonly column: number | null;
  readonly format: DateFormat | null;
  readonly value: string;
  readonly add: readonly number[];
  readonly subtract: readonly number[];
}

/** One exclusion as filled in so far. */
export interface DraftExclusion {
  readonly column: number | null;
  readonly equals: string;
  readonly isTotal: boolean;
}

/** A mapping while a person fills in the form. */
export interface MappingDraft {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly dataset: DatasetId;
  readonly rules: Readonly<Record<string, DraftRule>>;
  readonly decimalMark: DecimalMark;
  readonly exclusions: readonly DraftExclusion[];
  readonly isForThisFileOnly: boolean;
}

/** A field nobody has filled in. */
export const emptyRule: DraftRule = {
  kind: 'none',
  column: null,
  format: null,
  value: '',
  add: [],
  subtract: [],
};

/** Start a draft from a mapping, be it suggested or kept. */
export function draftOf(mapping: Mapping, fileName: string): MappingDraft {
  return {
    fileName,
    header: mapping.header,
    dataset: mapping.dataset,
    rules: Object.fromEntries(
      Object.entries(mapping.fields).map(([field, rule]) => [field, draftRule(rule)]),
    ),
    decimalMark: mapping.decimalMark,
    exclusions: mapping.exclusions.map(({ column, equals, as }) => ({
      column: column.index,
      equals,
      isTotal: as === 'total',
    })),
    isForThisFileOnly: mapping.file !== null,
  };
}

/** The mapping a draft stands for; what is not filled in yet is left out. */
export function mappingOf(draft: MappingDraft): Mapping {
  const fields = datasets[draft.dataset].fields.flatMap((field) => filled(draft, field.name));
  return {
    version: 1,
    name: `${datasets[draft.dataset].title} from ${draft.fileName}`,
    dataset: draft.dataset,
    file: draft.isForThisFileOnly || hasConstantMonth(draft) ? draft.fileName : null,
    header: draft.header,
    fields: Object.fromEntries(fields),
    decimalMark: draft.decimalMark,
    exclusions: draft.exclusions.flatMap((exclusion) => exclusionOf(draft, exclusion)),
  };
}

/** A constant month belongs to one file alone, so that it is never carried to the next one in silence. */
export function hasConstantMonth(draft: MappingDraft): boolean {
  const months = datasets[draft.dataset].fields.filter((field) => field.type === 'month');
  return months.some((field) => draft.rules[field.name]?.kind === 'constant');
}

/** The draft with one field filled in differently. */
export function changeRule(draft: MappingDraft, field: string, change: Partial<DraftRule>): MappingDraft {
  const rule = { ...(draft.rules[field] ?? emptyRule), ...change };
  return { ...draft, rules: { ...draft.rules, [field]: rule } };
}

function filled(draft: MappingDraft, field: string): [string, FieldRule][] {
  const rule = fieldRule(draft, draft.rules[field] ?? emptyRule);
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
    case 'sum':
      return rule.add.length === 0
        ? null
        : { from: 'sum', add: columns(rule.add), subtract: columns(rule.subtract) };
  }
}

function formatOf({ format }: DraftRule): { readonly format?: DateFormat } {
  return format ? { format } : {};
}

function exclusionOf({ header }: MappingDraft, draft: DraftExclusion): Exclusion[] {
  if (draft.column === null || draft.equals.trim() === '') return [];
  const as = draft.isTotal ? 'total' : 'other';
  return [{ column: columnAt(header, draft.column), equals: draft.equals.trim(), as }];
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
      return { ...emptyRule, kind: 'file_name', format: rule.format };
    case 'sum':
      return { ...emptyRule, kind: 'sum', add: indicesOf(rule.add), subtract: indicesOf(rule.subtract) };
  }
}

function indicesOf(columns: readonly ColumnRef[]): readonly number[] {
  return columns.map((column) => column.index);
}
