import { datasets, type Dataset, type Field } from '../../vocabulary/datasets.ts';
import { isCounted, isDated, isWorded } from '../typing/field-kinds.ts';
import type { ColumnRef, FieldRule, Mapping } from './mapping.ts';
import { columnsRead } from './rule-columns.ts';
import { expandWide } from './wide-columns.ts';
import { headerFields, isGiven, wideFields } from './wide-fields.ts';

/** What a mapping still lacks before a file with this header can be loaded, in words; empty when it is complete. */
export function checkMapping(mapping: Mapping, header: readonly string[]): readonly string[] {
  const dataset = datasets[mapping.dataset];
  return [
    ...missingFields(dataset, mapping),
    ...missingGroup(dataset, mapping),
    ...dataset.fields.flatMap((field) => problemsOf(field, mapping, header)),
    ...mapping.exclusions.flatMap(({ column }) => strangers('rows to leave out', [column], header)),
    ...wideProblems(mapping, header),
    ...misplaced(dataset, mapping),
  ];
}

function missingFields({ fields }: Dataset, mapping: Mapping): readonly string[] {
  return fields
    .filter((field) => field.isRequired && !isGiven(mapping, field.name))
    .map((field) => `${field.name} (${lowerFirst(field.meaning)}): choose a column or a value`);
}

function missingGroup({ oneOf }: Dataset, mapping: Mapping): readonly string[] {
  if (!oneOf || oneOf.some((group) => group.every((name) => isGiven(mapping, name)))) return [];
  const choices = oneOf.map((group) => group.join(' and '));
  return [`choose a column for ${choices.join(', or for ')}`];
}

function problemsOf(field: Field, mapping: Mapping, header: readonly string[]): readonly string[] {
  const rule = mapping.fields[field.name];
  if (!rule) return [];
  return [...strangers(field.name, columnsRead(rule), header), ...ruleProblems(field, rule, mapping)];
}

function ruleProblems(field: Field, rule: FieldRule, mapping: Mapping): readonly string[] {
  switch (rule.from) {
    case 'column':
    case 'wide':
      return formatProblems(field, rule);
    case 'join':
      return isCounted(field)
        ? [`${field.name}: numbers cannot be joined; add them up`]
        : formatProblems(field, rule);
    case 'constant':
      return constantProblems(field, rule.value, mapping);
    case 'file_name':
      return isDated(field) ? [] : [`${field.name}: only a month or a date can be read from the file name`];
    case 'preamble':
      return isDated(field)
        ? []
        : [`${field.name}: only a month or a date can be read from the lines above the table`];
    case 'sum':
      return isCounted(field) ? [] : [`${field.name}: only numbers can be summed`];
  }
}

function formatProblems(
  field: Field,
  { format }: Extract<FieldRule, { format?: unknown }>,
): readonly string[] {
  return isDated(field) && !format ? [`${field.name}: say how its dates are written`] : [];
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
    case 'flag':
      return /^(true|false|yes|no)$/i.test(value) ? null : 'true or false';
    case 'month':
      return /^(19|2[01])\d\d-(0[1-9]|1[0-2])(-\d\d)?$/.test(value) ? null : 'a month as YYYY-MM';
    case 'date':
    case 'moment':
      return /^(19|2[01])\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
        ? null
        : 'a date as YYYY-MM-DD';
    case 'money':
    case 'number':
    case 'share':
      return /^-?\d{1,26}(\.\d{1,12})?%?$/.test(value) ? null : 'a number such as 1234.50';
  }
}

function wideProblems(mapping: Mapping, header: readonly string[]): readonly string[] {
  const caught = headerFields(mapping.wide);
  const unsaid = caught.filter((name) => mapping.fields[name]?.from !== 'wide');
  const uncaught = Object.entries(mapping.fields).filter(
    ([name, rule]) => rule.from === 'wide' && !caught.includes(name),
  );
  return [
    ...unsaid.map((name) => `${name}: say how it is written in the names of the columns`),
    ...uncaught.map(([name]) => `${name}: no pattern of columns names {${name}}`),
    ...fruitless(mapping, header),
  ];
}

function fruitless(mapping: Mapping, header: readonly string[]): readonly string[] {
  if (mapping.wide === null) return [];
  const found = expandWide(mapping, header).filter((column) => !column.isLeftOut);
  if (found.length > 0) return [];
  return [
    `no column of this file fits ${mapping.wide.groups.map(({ pattern }) => `"${pattern}"`).join(' or ')}`,
  ];
}

/** Scales and value maps of fields that cannot have them, and fields that are filled in two ways. */
function misplaced(
  { fields }: Dataset,
  { fields: rules, scale, valueMaps, wide }: Mapping,
): readonly string[] {
  const values = (wide?.groups ?? []).map(({ field }) => field);
  const isTwice = (name: string) =>
    rules[name] !== undefined && rules[name].from !== 'wide' && wideFields(wide).includes(name);
  return fields.flatMap((field) => [
    ...(scale[field.name] !== undefined && !isCounted(field)
      ? [`${field.name}: only numbers have a scale`]
      : []),
    ...(valueMaps[field.name] !== undefined && !isWorded(field)
      ? [`${field.name}: only words can be translated`]
      : []),
    ...(values.includes(field.name) && !isCounted(field)
      ? [`${field.name}: only numbers can be unpivoted`]
      : []),
    ...(isTwice(field.name)
      ? [`${field.name}: comes from a rule and from the unpivoted columns; choose one`]
      : []),
  ]);
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
