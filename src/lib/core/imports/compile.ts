import { identifier } from '../engine/bind.ts';
import type { Parameters } from '../engine/port.ts';
import { datasets, type Dataset, type Field } from '../vocabulary/datasets.ts';
import type { ColumnRef, DateFormat, FieldRule, Mapping } from './mapping.ts';

/** A field as SQL over the text columns c0, c1, ... of the file. */
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

/** A rule that looks at several fields of a row; `isBroken` is SQL over the typed columns, named as the fields. */
export interface RowRule {
  readonly field: string;
  readonly isBroken: string;
  readonly expected: string;
}

/** A mapping as SQL. Nothing a person or a file wrote stands in the text: it is all in `parameters`. */
export interface CompiledMapping {
  readonly dataset: Dataset;
  readonly fields: readonly CompiledField[];
  readonly rowRules: readonly RowRule[];
  /** Number of the first exclusion that a row meets, from 0; null for a row that belongs to the data. */
  readonly exclusion: string;
  readonly parameters: Parameters;
}

/** Turn a mapping into SQL. `fileName` is what a rule `file_name` reads. */
export function compileMapping(mapping: Mapping, fileName: string): CompiledMapping {
  const dataset = datasets[mapping.dataset];
  const rules = Object.entries(mapping.fields);
  const constants = rules.flatMap(([name, rule]) =>
    rule.from === 'constant' ? [[`constant_${name}`, rule.value]] : [],
  );
  const usesFileName = rules.some(([, rule]) => rule.from === 'file_name');
  const exclusions = mapping.exclusions.map((exclusion, index) => [`exclusion_${index}`, exclusion.equals]);
  return {
    dataset,
    fields: dataset.fields.map((field) => compileField(field, mapping)),
    rowRules: rowRules[mapping.dataset] ?? [],
    exclusion: compileExclusions(mapping),
    parameters: Object.fromEntries([
      ...constants,
      ...exclusions,
      ...(usesFileName ? [['file_name', fileName]] : []),
    ]) as Parameters,
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

function compileField(field: Field, mapping: Mapping): CompiledField {
  const rule = mapping.fields[field.name] ?? null;
  const { read, text } = rule ? compileRule(field, rule, mapping) : absent(field);
  const isBlank = rule ? blankOf(field, rule) : 'true';
  const value =
    field.default === undefined ? read : `case when ${isBlank} then ${literalOf(field)} else ${read} end`;
  return {
    field,
    rule,
    value,
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
}

function absent(field: Field): Reading {
  return { read: `null::${sqlTypes[field.type]}`, text: 'null::varchar' };
}

const sqlTypes: Readonly<Record<Field['type'], string>> = {
  text: 'varchar',
  choice: 'varchar',
  month: 'date',
  date: 'date',
  money: 'decimal(38, 12)',
  number: 'decimal(38, 12)',
  share: 'decimal(38, 12)',
};

function compileRule(field: Field, rule: FieldRule, { decimalMark }: Mapping): Reading {
  switch (rule.from) {
    case 'column':
      return {
        read: reader(field, columnOf(rule.column), { format: rule.format, mark: decimalMark }),
        text: columnOf(rule.column),
      };
    case 'constant':
      return { read: reader(field, constantOf(field), { mark: '.' }), text: constantOf(field) };
    case 'file_name':
      return {
        read: reader(field, '$file_name::varchar', { format: rule.format, mark: '.' }),
        text: '$file_name::varchar',
      };
    case 'sum':
      return sumOf(field, rule, decimalMark);
  }
}

function sumOf(field: Field, rule: FieldRule & { from: 'sum' }, mark: Mapping['decimalMark']): Reading {
  const columns = [...rule.add, ...rule.subtract];
  const term = (column: ColumnRef) => reader(field, columnOf(column), { mark });
  const plus = rule.add.map((column) => `coalesce(${term(column)}, 0)`).join(' + ');
  const minus = rule.subtract.map((column) => ` - coalesce(${term(column)}, 0)`).join('');
  const isReadable = columns.map(
    (column) => `(${term(column)} is not null or number_text(${columnOf(column)}) is null)`,
  );
  const isAnything = columns.map((column) => `number_text(${columnOf(column)}) is not null`);
  return {
    read: `case when (${isAnything.join(' or ')}) and ${isReadable.join(' and ')} then ${plus}${minus} end`,
    text: `concat_ws(' | ', ${columns.map(columnOf).join(', ')})`,
  };
}

function blankOf(field: Field, rule: FieldRule): string {
  const isNumeric = field.type === 'money' || field.type === 'number' || field.type === 'share';
  const blank = (text: string) => `${isNumeric ? 'number_text' : 'tidy'}(${text}) is null`;
  switch (rule.from) {
    case 'column':
      return blank(columnOf(rule.column));
    case 'constant':
      return blank(constantOf(field));
    case 'file_name':
      return 'false';
    case 'sum':
      return [...rule.add, ...rule.subtract].map((column) => blank(columnOf(column))).join(' and ');
  }
}

interface ReadOptions {
  readonly format?: DateFormat | undefined;
  readonly mark: Mapping['decimalMark'];
}

function reader(field: Field, text: string, { format, mark }: ReadOptions): string {
  switch (field.type) {
    case 'text':
      return `tidy(${text})`;
    case 'choice':
      // Words that stand as in the contract, the common case, are not put through the slower reading.
      return `case when list_contains([${choicesOf(field)}], ${text}) then ${text} when list_contains([${choicesOf(field)}], choice_text(${text})) then choice_text(${text}) end`;
    case 'money':
      return `read_money(${text}, '${mark}')`;
    case 'number':
    case 'share':
      return `read_number(${text}, '${mark}')`;
    case 'date':
      return `${dateReaders[format ?? 'yyyy-mm-dd']}(${text})`;
    case 'month':
      return `date_trunc('month', ${dateReaders[format ?? 'yyyy-mm']}(${text}))::date`;
  }
}

const dateReaders: Readonly<Record<DateFormat, string>> = {
  'yyyy-mm-dd': 'read_date_iso',
  'yyyy-mm': 'read_date_iso',
  'dd/mm/yyyy': 'read_date_dmy',
  'mm/dd/yyyy': 'read_date_mdy',
  'dd-mmm-yyyy': 'read_date_dmon',
  'mmm-yyyy': 'read_date_mon',
  yyyymm: 'read_date_yyyymm',
  yyyymmdd: 'read_date_yyyymmdd',
};

/** The SQL function that reads dates of a format. */
export function dateReader(format: DateFormat): string {
  return dateReaders[format];
}

function compileExclusions({ exclusions }: Mapping): string {
  if (exclusions.length === 0) return 'null::integer';
  const cases = exclusions.map(
    ({ column }, index) =>
      `when lower(tidy(${columnOf(column)})) = lower($exclusion_${index}::varchar) then ${index}`,
  );
  return `case ${cases.join(' ')} end`;
}

function columnOf({ index }: ColumnRef): string {
  return `c${index}`;
}

function constantOf(field: Field): string {
  return `$constant_${field.name}::varchar`;
}

// Choices and defaults are words of our own contract, never of a file.
function choicesOf(field: Field): string {
  return (field.choices ?? []).map((choice) => `'${choice}'`).join(', ');
}

function literalOf(field: Field): string {
  return `'${field.default ?? ''}'::${sqlTypes[field.type]}`;
}
