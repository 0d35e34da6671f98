import type { ColumnRef, DateFormat, FieldRule, Mapping, Scale } from '#lib/core/imports/mapping/mapping.ts';
import type { RuleKind } from '#lib/core/imports/mapping/mapping-draft.ts';
import { isCounted, isDated, isWorded } from '#lib/core/imports/typing/field-kinds.ts';
import { datasets, type Field } from '#lib/core/vocabulary/datasets.ts';

/** Ways to write dates and periods, in words for people. */
export const formatNames: Readonly<Record<DateFormat, string>> = {
  'yyyy-mm-dd': 'yyyy-mm-dd',
  'yyyy-mm': 'yyyy-mm',
  'dd/mm/yyyy': 'dd/mm/yyyy, day first',
  'mm/dd/yyyy': 'mm/dd/yyyy, month first',
  'dd-mmm-yyyy': 'dd-mmm-yyyy, such as 5 Apr 2024',
  'mmm-yyyy': 'mmm-yyyy, such as April 2024',
  yyyymm: 'yyyymm',
  yyyymmdd: 'yyyymmdd',
  excel_serial: 'Excel day number, such as 45383',
  yyyy: 'calendar year, such as 2024',
  'yyyy-qq': 'calendar quarter, such as 2024 Q1',
  fiscal: 'fiscal year, quarter or period, such as 2024-25 or FY24 P03',
  interval: 'from and until, such as April 2011 to March 2012',
  'yy-mmm': 'yy-mmm, such as 24-Apr for April 2024',
  'month-name': 'month name in another language, such as avril 2024',
};

type Kind = readonly [RuleKind, string];

/** The ways in which a field can be filled, with their words in the form. */
export function kindsFor(field: Field, isWide = false): readonly Kind[] {
  const isTitled = isDated(field) || isWorded(field);
  return [
    ['none', isWide ? 'from columns that become rows' : noneInWords(field)],
    ['column', 'from a column'],
    ['constant', 'the same on every row'],
    ...only<Kind>(isDated(field), [
      ['file_name', 'from the file name'],
      ['preamble', 'from the lines above the table'],
    ]),
    ...only<Kind>(isTitled, [['join', 'several columns joined']]),
    ...only<Kind>(isCounted(field), [['sum', 'sum of columns']]),
    ['wide', 'from the names of columns that become rows'],
  ];
}

function noneInWords(field: Field): string {
  if (field.isRequired) return 'choose …';
  return field.default ? `not given: ${field.default}` : 'not given';
}

/** A column as a spreadsheet names it: A, B, ... Z, AA. */
export function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A column for people: `C: Net amount`. */
export function columnName(header: readonly string[], index: number): string {
  return `${letters(index)}: ${header[index]?.trim() || '(no name)'}`;
}

/** A count with its noun: `1 row`, `2,400 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** How a mapping fills its fields, one text each: `amount from Net amount, in thousands`. */
export function mappingInWords({ dataset, fields, scale, wide }: Mapping): readonly string[] {
  const own = datasets[dataset].fields.flatMap(({ name }) => {
    const rule = fields[name];
    return rule && rule.from !== 'wide' ? [`${name} ${ruleInWords(rule)}${scaleInWords(scale[name])}`] : [];
  });
  const groups = (wide?.groups ?? []).map(({ field, pattern }) => `${field} from ${namedInWords(pattern)}`);
  return [...own, ...groups];
}

function namedInWords(pattern: string): string {
  const only = /^\{(\w+)\}$/.exec(pattern)?.[1];
  return only ? `the columns named after their ${only}` : `columns named ${pattern}`;
}

function ruleInWords(rule: FieldRule): string {
  const names = (columns: readonly ColumnRef[]) => columns.map(({ name }) => name.trim() || '(no name)');
  switch (rule.from) {
    case 'column':
      return `from ${names([rule.column]).join('')}${rule.format ? ` (${rule.format})` : ''}`;
    case 'constant':
      return `always ${rule.value}`;
    case 'file_name':
      return 'from the file name';
    case 'preamble':
      return 'from the lines above the table';
    case 'join':
      return `from ${names(rule.columns).join(' and ')}`;
    case 'sum':
      return [`from ${names(rule.add).join(' + ')}`, ...names(rule.subtract)].join(' − ');
    case 'wide':
      return 'from the names of columns';
  }
}

function scaleInWords(scale: Scale | undefined): string {
  return scale === undefined || scale === '1' ? '' : ` times ${Number(scale).toLocaleString('en-GB')}`;
}

/** An example that ends in a long number, with its thousands parted: noughts are easily miscounted. */
export function withSeparators(example: string): string {
  return example.replace(/(?<= is -?)\d{5,}(?=(\.\d+)?$)/, (digits) =>
    digits.replace(/\B(?=(\d{3})+$)/g, ','),
  );
}

function only<T>(isWanted: boolean, list: readonly T[]): readonly T[] {
  return isWanted ? list : [];
}
