import type { Field } from '../../vocabulary/datasets.ts';
import type { DayFormat } from './day-text.ts';
import type { DateFormat, DecimalMark } from '../mapping/mapping.ts';

/** How the text of a field is written in a file. */
export interface Writing {
  readonly format?: DateFormat | undefined;
  readonly mark: DecimalMark;
}

/**
 * SQL that reads a field from tidy text, null for what it cannot read. The text is copied into the SQL several times:
 * give the name of a column.
 */
export function readerOf(field: Field, text: string, { format, mark }: Writing): string {
  switch (field.type) {
    case 'text':
      // What a database writes for nothing is no name.
      return `nullif(${text}, 'NULL')`;
    case 'choice':
      return choiceReader(field, text);
    case 'money':
      return `${mark === '.' ? 'read_money_point' : 'read_money_comma'}(${text})`;
    case 'number':
    case 'share':
      return `${mark === '.' ? 'read_number_point' : 'read_number_comma'}(${text})`;
    case 'date':
      return `${dayReaderOf(format ?? 'yyyy-mm-dd')}(${text})`;
    case 'month':
      return `date_trunc('month', ${dayReaderOf(format ?? 'yyyy-mm')}(${text}))::date`;
    case 'moment':
      return momentReader(format ?? 'yyyy-mm-dd', text);
    case 'flag':
      return `read_flag(${text})`;
  }
}

/** SQL that is true for tidy text which says nothing: blank, and `NULL` or `?` where no text is wanted. */
export function blankReaderOf(field: Field, text: string): string {
  if (field.type === 'text') return `coalesce(${text} = 'NULL', true)`;
  return `${isNumeric(field) ? 'is_blank_number' : 'is_blank_word'}(${text})`;
}

/** SQL that is true for tidy text of a value which the source holds back, such as `<=5`; such values are numbers. */
export function suppressedReaderOf(field: Field, text: string): string {
  return isNumeric(field) ? `is_suppressed(${text})` : 'false';
}

/** True for a field that holds a number. */
export function isNumeric({ type }: Field): boolean {
  return type === 'money' || type === 'number' || type === 'share';
}

/** The type of each kind of field in the database. */
export const sqlTypes: Readonly<Record<Field['type'], string>> = {
  text: 'varchar',
  choice: 'varchar',
  month: 'date',
  date: 'date',
  moment: 'timestamp',
  flag: 'boolean',
  money: 'decimal(38, 12)',
  number: 'decimal(38, 12)',
  share: 'decimal(38, 12)',
};

// Words that stand as in the contract, the common case, are not put through the slower reading. Choices are words of
// our own, never of a file.
function choiceReader({ choices = [] }: Field, text: string): string {
  const list = `[${choices.map((choice) => `'${choice}'`).join(', ')}]`;
  return `case
    when list_contains(${list}, ${text}) then ${text}
    when list_contains(${list}, choice_text(${text})) then choice_text(${text})
  end`;
}

/** The macro that reads a day from tidy text. Throws on a format that is read label by label: an assertion. */
export function dayReaderOf(format: DateFormat): string {
  if (isDayFormat(format)) return `read_date_${dayReaders[format]}`;
  throw new Error(`${format}: expected a format that the database reads, found one of labels`);
}

function momentReader(format: DateFormat, text: string): string {
  const name = isDayFormat(format) ? dayReaders[format] : '';
  return timed.has(name) ? `read_moment_${name}(${text})` : `${dayReaderOf(format)}(${text})::timestamp`;
}

function isDayFormat(format: DateFormat): format is DayFormat {
  return format in dayReaders;
}

const dayReaders: Readonly<Record<DayFormat, string>> = {
  'yyyy-mm-dd': 'iso',
  // A column of months may hold days as well.
  'yyyy-mm': 'month',
  'dd/mm/yyyy': 'dmy',
  'mm/dd/yyyy': 'mdy',
  'dd-mmm-yyyy': 'dmon',
  'mmm-yyyy': 'mon',
  yyyymm: 'yyyymm',
  yyyymmdd: 'yyyymmdd',
  excel_serial: 'serial',
};

// Months have no time of day, and digits run together none that is read.
const timed: ReadonlySet<string> = new Set(['iso', 'dmy', 'mdy', 'dmon', 'serial']);
