import { columnsOf } from './compile.ts';
import { datasets, type Dataset, type Field } from '../vocabulary/datasets.ts';
import type { ColumnRef, FieldRule, Mapping } from './mapping.ts';

/** What a mapping still lacks before a file with this header can be loaded, in words; empty when it is complete. */
export function checkMapping(mapping: Mapping, header: readonly string[]): readonly string[] {
  const dataset = datasets[mapping.dataset];
  return [
    ...missingFields(dataset, mapping),
    ...missingGroup(dataset, mapping),
    ...dataset.fields.flatMap((field) => problemsOf(field, mapping, header)),
    ...mapping.exclusions.flatMap(({ column }) => strangers('rows to leave out', [column], header)),
  ];
}

function missingFields({ fields }: Dataset, mapping: Mapping): readonly string[] {
  return fields
    .filter((field) => field.isRequired && !mapping.fields[field.name])
    .map((field) => `${field.name} (${lowerFirst(field.meaning)}): choose a column or a value`);
}

function missingGroup({ oneOf }: Dataset, mapping: Mapping): readonly string[] {
  if (!oneOf || oneOf.some((group) => group.every((name) => mapping.fields[name]))) return [];
  const choices = oneOf.map((group) => group.join(' and '));
  return [`choose a column for ${choices.join(', or for ')}`];
}

function problemsOf(field: Field, mapping: Mapping, header: readonly string[]): readonly string[] {
  const rule = mapping.fields[field.name];
  if (!rule) return [];
  return [...strangers(field.name, columnsOf(rule), header), ...ruleProblems(field, rule, mapping)];
}

function ruleProblems(field: Field, rule: FieldRule, mapping: Mapping): readonly string[] {
  const isDated = field.type === 'month' || field.type === 'date';
  const isNumeric = field.type === 'money' || field.type === 'number' || field.type === 'share';
  switch (rule.from) {
    case 'column':
      return isDated && !rule.format ? [`${field.name}: say how its dates are written`] : [];
    case 'constant':
      return constantProblems(field, rule.value, mapping);
    case 'file_name':
      return isDated ? [] : [`${field.name}: only a month or a date can be read from the file name`];
    case 'sum':
      return isNumeric ? [] : [`${field.name}: only numbers can be summed`];
  }
}

function constantProblems(field: Field, value: string, mapping: Mapping): readonly string[] {
  const expected = value.trim() === '' ? 'a value' : expectedConstant(field, value.trim());
  const problems = expected === null ? [] : [`${field.name} "${value}": expected ${expected}`];
  if (field.type !== 'month' || mapping.file !== null) return problems;
  // Next month's export has the same header: it would be loaded under this month.
  return [
    ...problems,
    `${field.name}: a month given by hand holds for one file only; bind the mapping to its file`,
  ];
}

function expectedConstant({ type, choices }: Field, value: string): string | null {
  switch (type) {
    case 'text':
      return null;
    case 'choice':
      return choices?.includes(value.toLowerCase().replace(/[\s-]+/g, '_'))
        ? null
        : `one of ${choices?.join(', ')}`;
    case 'month':
      return /^(19|2[01])\d\d-(0[1-9]|1[0-2])(-\d\d)?$/.test(value) ? null : 'a month as YYYY-MM';
    case 'date':
      return /^(19|2[01])\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
        ? null
        : 'a date as YYYY-MM-DD';
    case 'money':
    case 'number':
    case 'share':
      return /^-?\d{1,26}(\.\d{1,12})?%?$/.test(value) ? null : 'a number such as 1234.50';
  }
}

function strangers(
  what: string,
  columns: readonly ColumnRef[],
  header: readonly string[],
): readonly string[] {
  return columns
    .filter(({ name, index }) => header[index]?.trim() !== name.trim())
    .map(
      ({ name, index }) =>
        `${what}: column ${index + 1} is ${named(header[index])}, expected "${name.trim()}"`,
    );
}

function named(name: string | undefined): string {
  return name === undefined ? 'not in this file' : `"${name.trim()}"`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
