import type { Field } from '../vocabulary/datasets.ts';
import type { DateFormat, DecimalMark } from './mapping.ts';

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
      return text;
    case 'choice':
      return choiceReader(field, text);
    case 'money':
      return `${mark === '.' ? 'read_money_point' : 'read_money_comma'}(${text})`;
    case 'number':
    case 'share':
      return `${mark === '.' ? 'read_number_point' : 'read_number_comma'}(${text})`;
    case 'date':
      return `${dateReaders[format ?? 'yyyy-mm-dd']}(${text})`;
    case 'month':
      return `date_trunc('month', ${dateReaders[format ?? 'yyyy-mm']}(${text}))::date`;
  }
}

/** SQL that is true for tidy text which says nothing. */
export function blankReaderOf(field: Field, text: string): string {
  return isNumeric(field) ? `is_blank_number(${text})` : `${text} is null`;
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
