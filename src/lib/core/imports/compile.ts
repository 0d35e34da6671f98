import { identifier } from '../engine/bind.ts';
import type { Parameters } from '../engine/port.ts';
import { datasets, type Dataset, type Field } from '../vocabulary/datasets.ts';
import type { ColumnRef, FieldRule, Mapping } from './mapping.ts';
import { blankReaderOf, isNumeric, readerOf, sqlTypes } from './readers.ts';

/** A field as SQL over the columns of `texts` and `numbers`. */
export interface CompiledField {
  readonly field: Field;
  readonly rule: FieldRule | null;
  /** The typed value; null where the text is blank or cannot be read. */
  readonly value: string;
  /** The text it was read from, for messages. */
  readonly text: string;
  /** True for a row in which the text says something that cannot be read, or a required text is blank. */
  readonly isFaulty: string;
}

/** SQL with a name, by which later SQL calls it: what is used several times is worked out once. */
export interface Named {
  readonly name: string;
  readonly value: string;
}

/** A rule that looks at several fields of a row; `isBroken` is SQL over the typed columns, named as the fields. */
export interface RowRule {
  readonly field: string;
  readonly isBroken: string;
  readonly expected: string;
}

/** A mapping as SQL. Nothing a person or a file wrote stands in the text: it is all in `parameters`. */
export interface CompiledMapping {
  readonly dataset: Dataset;
  /** Raw text to be made tidy: `c3` from `raw_3` for each column that is used, and constants and the file name. */
  readonly texts: readonly Named[];
  /** Columns that hold numbers: `n3`, read from `c3`. */
  readonly numbers: readonly Named[];
  readonly fields: readonly CompiledField[];
  readonly rowRules: readonly RowRule[];
  /** Number of the first exclusion that a row meets, from 0; null for a row that belongs to the data. */
  readonly exclusion: string;
  readonly parameters: Parameters;
}

/** Turn a mapping into SQL. `fileName` is what a rule `file_name` reads. */
export function compileMapping(mapping: Mapping, fileName: string): CompiledMapping {
  const dataset = datasets[mapping.dataset];
  return {
    dataset,
    texts: compileTexts(mapping),
    numbers: compileNumbers(dataset, mapping),
    fields: dataset.fields.map((field) => compileField(field, mapping)),
    rowRules: rowRules[mapping.dataset] ?? [],
    exclusion: compileExclusions(mapping),
    parameters: parametersOf(mapping, fileName),
  };
}

const rowRules: Readonly<Partial<Record<Dataset['id'], readonly RowRule[]>>> = {
  service_levels: [
    {
      field: 'value',
      isBroken: 'value is null and (numerator is null or denominator is null)',
      expected: 'a value, or numerator and denominator',
    },
    { field: 'denominator', isBroken: 'denominator < 0 or numerator < 0', expected: 'counts of 0 or more' },
  ],
  baselines: [
    {
      field: 'baseline_to',
      isBroken: 'baseline_to < baseline_from',
      expected: 'a month not before baseline_from',
    },
    { field: 'fixed_share', isBroken: 'fixed_share not between 0 and 1', expected: 'a share from 0 to 1' },
    { field: 'scope_factor', isBroken: 'scope_factor <= 0', expected: 'a factor above 0' },
  ],
  partnerships: [
    {
      field: 'fiscal_year_start',
      isBroken: 'fiscal_year_start not between 1 and 12 or fiscal_year_start % 1 <> 0',
      expected: 'a month number from 1 to 12',
    },
  ],
  price_index: [{ field: 'index', isBroken: '"index" <= 0', expected: 'a level above 0' }],
};

function parametersOf({ fields, exclusions }: Mapping, fileName: string): Parameters {
  const rules = Object.entries(fields);
  const constants = rules.flatMap(([name, rule]) =>
    rule.from === 'constant' ? [[`constant_${name}`, rule.value] as const] : [],
  );
  const usesFileName = rules.some(([, rule]) => rule.from === 'file_name');
  return Object.fromEntries([
    ...constants,
    ...exclusions.map(({ equals }, index) => [`exclusion_${index}`, equals] as const),
    ...(usesFileName ? [['file_name', fileName] as const] : []),
  ]);
}

function compileTexts({ fields, exclusions }: Mapping): readonly Named[] {
  const rules = Object.entries(fields);
  const columns = [
    ...rules.flatMap(([, rule]) => columnsOf(rule)),
    ...exclusions.map(({ column }) => column),
  ].map((column): [string, string] => [textOf(column), rawOf(column)]);
  const constants = rules.flatMap(([name, rule]): [string, string][] => {
    if (rule.from === 'constant') return [[constantOf(name), `$${constantOf(name)}::varchar`]];
    return rule.from === 'file_name' ? [['file_name', '$file_name::varchar']] : [];
  });
  return [...new Map([...columns, ...constants])].map(([name, value]) => ({ name, value }));
}

function compileNumbers({ fields }: Dataset, mapping: Mapping): readonly Named[] {
  const columns = fields
    .filter(isNumeric)
    .flatMap((field) =>
      columnsOf(mapping.fields[field.name]).map((column): [string, string] => [
        numberOf(column),
        readerOf(field, textOf(column), { mark: mapping.decimalMark }),
      ]),
    );
  return [...new Map(columns)].map(([name, value]) => ({ name, value }));
}

/** The columns of the file that a rule reads. */
export function columnsOf(rule: FieldRule | undefined): readonly ColumnRef[] {
  if (rule?.from === 'column') return [rule.column];
  return rule?.from === 'sum' ? [...rule.add, ...rule.subtract] : [];
}

function compileField(field: Field, mapping: Mapping): CompiledField {
  const rule = mapping.fields[field.name] ?? null;
  const { read, text, isBlank } = rule ? compileRule(field, rule) : absent(field);
  return {
    field,
    rule,
    value:
      field.default === undefined ? read : `case when ${isBlank} then ${literalOf(field)} else ${read} end`,
    text,
    isFaulty: faultOf(field, isBlank),
  };
}

function faultOf({ name, type, isRequired }: Field, isBlank: string): string {
  if (isRequired) return `${identifier(name)} is null`;
  // Any text can be read.
  return type === 'text' ? 'false' : `${identifier(name)} is null and not (${isBlank})`;
}

interface Reading {
  readonly read: string;
  readonly text: string;
  readonly isBlank: string;
}

function absent(field: Field): Reading {
  return { read: `null::${sqlTypes[field.type]}`, text: 'null::varchar', isBlank: 'true' };
}

function compileRule(field: Field, rule: FieldRule): Reading {
  switch (rule.from) {
    case 'column':
      return compileColumn(field, rule);
    case 'constant': {
      const name = constantOf(field.name);
      const read = readerOf(field, name, { mark: '.' });
      return { read, text: `$${name}::varchar`, isBlank: `${name} is null` };
    }
    case 'file_name': {
      const read = readerOf(field, 'file_name', { format: rule.format, mark: '.' });
      return { read, text: '$file_name::varchar', isBlank: 'false' };
    }
    case 'sum':
      return compileSum(field, rule);
  }
}

function compileColumn(field: Field, { column, format }: FieldRule & { from: 'column' }): Reading {
  const text = textOf(column);
  return {
    read: isNumeric(field) ? numberOf(column) : readerOf(field, text, { format, mark: '.' }),
    text: rawOf(column),
    isBlank: blankReaderOf(field, text),
  };
}

// Blank cells add nothing; a sum of blanks alone is blank, and one cell that cannot be read makes the whole sum null.
function compileSum(field: Field, rule: FieldRule & { from: 'sum' }): Reading {
  const columns = columnsOf(rule);
  const term = (column: ColumnRef) =>
    `case when ${blankReaderOf(field, textOf(column))} then 0 else ${numberOf(column)} end`;
  const minus = rule.subtract.map((column) => ` - ${term(column)}`).join('');
  const isBlank = columns.map((column) => blankReaderOf(field, textOf(column))).join(' and ');
  return {
    read: `case when not (${isBlank}) then ${rule.add.map(term).join(' + ')}${minus} end`,
    text: `concat_ws(' | ', ${columns.map(rawOf).join(', ')})`,
    isBlank,
  };
}

function compileExclusions({ exclusions }: Mapping): string {
  if (exclusions.length === 0) return 'null::integer';
  const cases = exclusions.map(
    ({ column }, index) =>
      `when lower(${textOf(column)}) = lower(tidy($exclusion_${index}::varchar)) then ${index}`,
  );
  return `case ${cases.join(' ')} end`;
}

/** The name of a column of the file as it was read. */
export function rawOf({ index }: Pick<ColumnRef, 'index'>): string {
  return `raw_${index}`;
}

function textOf({ index }: ColumnRef): string {
  return `c${index}`;
}

function numberOf({ index }: ColumnRef): string {
  return `n${index}`;
}

function constantOf(field: string): string {
  return `constant_${field}`;
}

// Defaults are words of our own contract, never of a file.
function literalOf(field: Field): string {
  return `'${field.default ?? ''}'::${sqlTypes[field.type]}`;
}
