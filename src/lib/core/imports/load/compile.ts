import { identifier } from '../../engine/bind.ts';
import type { Parameters } from '../../engine/port.ts';
import { datasets, hasGrain, hasSuppressed, type Dataset, type Field } from '../../vocabulary/datasets.ts';
import {
  cellNumberOf,
  cellOf,
  constantOf,
  fixedTextOf,
  joinedText,
  numberOf,
  rawOf,
  textOf,
} from './column-names.ts';
import { compileExclusions } from './compile-exclusions.ts';
import type { LookupTables } from './lookup-tables.ts';
import type { ColumnRef, FieldRule, Mapping, Scale } from '../mapping/mapping.ts';
import { blankReaderOf, isNumeric, readerOf, sqlTypes } from '../typing/readers.ts';
import { columnsRead } from '../mapping/rule-columns.ts';
import { rowRulesOf, type RowRule } from '../typing/row-rules.ts';

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

/** A mapping as SQL. Nothing a person or a file wrote stands in the text: it is all in `parameters` and lookup files. */
export interface CompiledMapping {
  readonly dataset: Dataset;
  /** Raw text to be made tidy: `c3` from `raw_3` for each column that is used, and constants and the file name. */
  readonly texts: readonly Named[];
  /** Columns that hold numbers: `n3`, read from `c3`. */
  readonly numbers: readonly Named[];
  readonly fields: readonly CompiledField[];
  /** Columns of the table that no field fills: `grain` and `suppressed`. */
  readonly marks: readonly Named[];
  readonly rowRules: readonly RowRule[];
  /** Number of the first exclusion that a row meets, from 0; null for a row that belongs to the data. */
  readonly exclusion: string;
  /** True for an unpivoted cell that says nothing; null for a table that is not wide. */
  readonly isBlankCell: string | null;
  readonly parameters: Parameters;
}

/** Turn a mapping into SQL. `lookups` hold what is read text by text: periods by label, value maps, wide headers. */
export function compileMapping(mapping: Mapping, lookups: LookupTables): CompiledMapping {
  const dataset = datasets[mapping.dataset];
  const fields = dataset.fields.map((field) => compileField({ field, mapping, lookups }));
  return {
    dataset,
    texts: compileTexts(mapping, lookups),
    numbers: compileNumbers(dataset, mapping, lookups),
    fields,
    marks: marksOf(mapping, lookups, fields),
    rowRules: rowRulesOf(mapping.dataset),
    exclusion: compileExclusions(mapping, lookups),
    isBlankCell: blankCellOf(dataset, lookups),
    parameters: parametersOf(mapping, lookups),
  };
}

function parametersOf({ fields, exclusions }: Mapping, lookups: LookupTables): Parameters {
  const constants = Object.entries(fields).flatMap(([name, rule]) =>
    rule.from === 'constant' ? [[`constant_${name}`, rule.value] as const] : [],
  );
  return Object.fromEntries([
    ...constants,
    ...[...lookups.fixed].map(([name, period]) => [`fixed_${name}`, period.first] as const),
    ...[...lookups.fixedTexts].map(([name, text]) => [fixedTextOf(name), text] as const),
    ...exclusions.map(({ equals }, index) => [`exclusion_${index}`, equals] as const),
  ]);
}

function compileTexts({ fields, exclusions }: Mapping, lookups: LookupTables): readonly Named[] {
  const rules = Object.entries(fields);
  const columns = [
    ...rules.flatMap(([, rule]) => columnsRead(rule)),
    ...exclusions.map(({ column }) => column),
  ].map((column): [string, string] => [textOf(column), rawOf(column)]);
  const constants = rules.flatMap(([name, rule]): [string, string][] =>
    rule.from === 'constant' ? [[constantOf(name), `$${constantOf(name)}::varchar`]] : [],
  );
  const cells = lookups.wide.fields.map((name): [string, string] => [cellOf(name), `wide_${name}`]);
  const fixed = [...lookups.fixedTexts.keys()].map((name): [string, string] => [
    fixedTextOf(name),
    `$${fixedTextOf(name)}::varchar`,
  ]);
  return [...new Map([...columns, ...constants, ...cells, ...fixed])].map(([name, value]) => ({
    name,
    value,
  }));
}

function compileNumbers({ fields }: Dataset, mapping: Mapping, lookups: LookupTables): readonly Named[] {
  const mark = mapping.decimalMark ?? '.';
  const columns = fields
    .filter(isNumeric)
    .flatMap((field) =>
      columnsRead(mapping.fields[field.name]).map((column): [string, string] => [
        numberOf(column),
        readerOf(field, textOf(column), { mark }),
      ]),
    );
  const cells = fields
    .filter(({ name }) => lookups.wide.fields.includes(name))
    .map((field): [string, string] => [
      cellNumberOf(field.name),
      readerOf(field, cellOf(field.name), { mark }),
    ]);
  return [...new Map([...columns, ...cells])].map(([name, value]) => ({ name, value }));
}

interface FieldRequest {
  readonly field: Field;
  readonly mapping: Mapping;
  readonly lookups: LookupTables;
}

function compileField(request: FieldRequest): CompiledField {
  const { field, mapping, lookups } = request;
  const rule = mapping.fields[field.name] ?? null;
  const isWide = lookups.wide.fields.includes(field.name);
  const reading = isWide ? compileCell(field, mapping) : rule ? compileRule(request, rule) : absent(field);
  const { read, text, isBlank, isSuppressed } = scaled(reading, mapping.scale[field.name]);
  return {
    field,
    rule,
    value:
      field.default === undefined ? read : `case when ${isBlank} then ${literalOf(field)} else ${read} end`,
    text,
    isFaulty: faultOf(request, { isBlank, isSuppressed }, isWide),
  };
}

function faultOf(
  { field: { name, type, isRequired }, mapping }: FieldRequest,
  { isBlank, isSuppressed }: Pick<Reading, 'isBlank' | 'isSuppressed'>,
  isWide: boolean,
): string {
  const isUnread = `${identifier(name)} is null`;
  const isKept = hasSuppressed(datasets[mapping.dataset]) || !isRequired ? isSuppressed : 'false';
  if (isWide) return `${isUnread} and not (${isBlank}) and not (${isKept})`;
  if (isRequired) return isKept === 'false' ? isUnread : `${isUnread} and not (${isKept})`;
  if (type === 'text' && mapping.valueMaps[name]?.others !== 'reject') return 'false';
  return `${isUnread} and not (${isBlank}) and not (${isKept})`;
}

interface Reading {
  readonly read: string;
  readonly text: string;
  readonly isBlank: string;
  /** True where the source withholds the value: `<=5`, `*`. */
  readonly isSuppressed: string;
}

function absent(field: Field): Reading {
  return {
    read: `null::${sqlTypes[field.type]}`,
    text: 'null::varchar',
    isBlank: 'true',
    isSuppressed: 'false',
  };
}

/** A number in units, whatever the scale of the file; null when it grows beyond what is held exactly. */
function scaled(reading: Reading, scale: Scale | undefined): Reading {
  if (scale === undefined || scale === '1') return reading;
  const read = `try_cast(try_cast(${reading.read} as decimal(28, 9)) * ${scale}::decimal(10, 0) as decimal(38, 12))`;
  return { ...reading, read };
}

function compileRule(request: FieldRequest, rule: FieldRule): Reading {
  const { field, lookups } = request;
  switch (rule.from) {
    case 'column':
    case 'join':
      return isNumeric(field) ? compileNumber(rule) : compileText(request, rule);
    case 'constant': {
      const name = constantOf(field.name);
      const read = readerOf(field, name, { mark: '.' });
      return { read, text: `$${name}::varchar`, isBlank: `${name} is null`, isSuppressed: 'false' };
    }
    case 'file_name':
    case 'preamble': {
      const isFixed = lookups.fixed.has(field.name);
      const read = isFixed ? `$fixed_${field.name}::date` : 'null::date';
      const text = fixedTextOf(field.name);
      return { read, text, isBlank: 'false', isSuppressed: 'false' };
    }
    case 'sum':
      return compileSum(field, rule);
    case 'wide':
      return compileLabel(field);
  }
}

/** What the header of an unpivoted column says, as the lookup file of wide headers holds it. */
function compileLabel(field: Field): Reading {
  const name = `header_${field.name}`;
  const isDated = field.type === 'month' || field.type === 'date';
  const read = isDated ? `${name}::date` : readerOf(field, name, { mark: '.' });
  return { read, text: `${name}::varchar`, isBlank: `${name} is null`, isSuppressed: 'false' };
}

/** The cell of an unpivoted column. */
function compileCell(field: Field, _mapping: Mapping): Reading {
  const text = cellOf(field.name);
  const number = cellNumberOf(field.name);
  return {
    read: number,
    text: `wide_${field.name}`,
    isBlank: blankReaderOf(field, text),
    isSuppressed: suppressedIf(number, text),
  };
}

function compileNumber(rule: FieldRule & { from: 'column' | 'join' }): Reading {
  const column = columnsRead(rule)[0] ?? { name: '', index: 0 };
  const text = textOf(column);
  return {
    read: numberOf(column),
    text: rawOf(column),
    isBlank: `is_blank_number(${text})`,
    isSuppressed: suppressedIf(numberOf(column), text),
  };
}

// The number is tried first: what can be read is never looked at twice.
function suppressedIf(number: string, text: string): string {
  return `coalesce(${number} is null and is_suppressed(${text}), false)`;
}

function compileText(
  { field, mapping, lookups }: FieldRequest,
  rule: FieldRule & { from: 'column' | 'join' },
): Reading {
  const columns = columnsRead(rule);
  const text = joinedText(columns);
  const blank = columns.map((column) => blankReaderOf(field, textOf(column))).join(' and ');
  const shown = columns.length === 1 ? rawOf(columns[0] as ColumnRef) : text;
  const map = lookups.valueFields.includes(field.name) ? mapping.valueMaps[field.name] : undefined;
  const label = lookups.periodFields.includes(field.name);
  const mapped = map
    ? map.others === 'keep'
      ? `coalesce(value_${field.name}.value, ${text})`
      : `value_${field.name}.value`
    : text;
  const read = label
    ? `label_${field.name}.first`
    : readerOf(field, mapped, { format: rule.format, mark: '.' });
  return { read, text: shown, isBlank: blank, isSuppressed: 'false' };
}

// Blank cells add nothing; a sum of blanks alone is blank, and one cell that cannot be read makes the whole sum null.
function compileSum(field: Field, rule: FieldRule & { from: 'sum' }): Reading {
  const columns = columnsRead(rule);
  const term = (column: ColumnRef) =>
    `case when ${blankReaderOf(field, textOf(column))} then 0 else ${numberOf(column)} end`;
  const minus = rule.subtract.map((column) => ` - ${term(column)}`).join('');
  const isBlank = columns.map((column) => blankReaderOf(field, textOf(column))).join(' and ');
  const first = rule.add.length === 0 ? '0' : rule.add.map(term).join(' + ');
  return {
    read: `case when not (${isBlank}) then ${first}${minus} end`,
    text: `concat_ws(' | ', ${columns.map(rawOf).join(', ')})`,
    isBlank,
    // A sum in which one part is withheld is withheld.
    isSuppressed: `(${columns.map((column) => suppressedIf(numberOf(column), textOf(column))).join(' or ')})`,
  };
}

function marksOf(
  mapping: Mapping,
  lookups: LookupTables,
  fields: readonly CompiledField[],
): readonly Named[] {
  const marks: Named[] = [];
  if (hasGrain(datasets[mapping.dataset])) marks.push({ name: 'grain', value: grainOf(mapping, lookups) });
  if (hasSuppressed(datasets[mapping.dataset]))
    marks.push({ name: 'suppressed', value: suppressedOf(fields, mapping, lookups) });
  return marks;
}

// Grains are words of our own, never of a file.
function grainOf({ grain, fields }: Mapping, lookups: LookupTables): string {
  if (grain !== null) return `'${grain}'`;
  const fixed = lookups.fixed.get('period');
  if (fixed) return `'${fixed.grain}'`;
  if (fields['period']?.from === 'wide') return 'header_grain';
  return lookups.periodFields.includes('period') ? 'label_period.grain' : `'month'`;
}

/** The marker of the first numeric field that is withheld, as it is written; null for most rows. */
function suppressedOf(fields: readonly CompiledField[], mapping: Mapping, lookups: LookupTables): string {
  const markers = fields
    .filter(({ field }) => datasets[mapping.dataset].suppressible?.includes(field.name))
    .flatMap(({ field, rule }) => markersOf(field, rule, lookups));
  return markers.length === 0 ? 'null::varchar' : `coalesce(${[...markers, 'null::varchar'].join(', ')})`;
}

function markersOf(field: Field, rule: FieldRule | null, lookups: LookupTables): readonly string[] {
  const marker = (number: string, text: string) =>
    `case when ${number} is null and is_suppressed(${text}) then ${text} end`;
  if (lookups.wide.fields.includes(field.name)) return [marker(cellNumberOf(field.name), cellOf(field.name))];
  return columnsRead(rule ?? undefined).map((column) => marker(numberOf(column), textOf(column)));
}

function blankCellOf({ fields }: Dataset, { wide }: LookupTables): string | null {
  if (wide.columns.length === 0) return null;
  return fields
    .filter(({ name }) => wide.fields.includes(name))
    .map((field) => blankReaderOf(field, cellOf(field.name)))
    .join(' and ');
}

// Defaults are words of our own contract, never of a file.
function literalOf(field: Field): string {
  return `'${field.default ?? ''}'::${sqlTypes[field.type]}`;
}
