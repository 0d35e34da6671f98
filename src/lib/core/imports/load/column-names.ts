import type { ColumnRef } from '../mapping/mapping.ts';

/** The name of a column of the file as it was read. */
export function rawOf({ index }: Pick<ColumnRef, 'index'>): string {
  return `raw_${index}`;
}

/** The name of the tidy text of a column. */
export function textOf({ index }: Pick<ColumnRef, 'index'>): string {
  return `c${index}`;
}

/** The name of the number read from a column. */
export function numberOf({ index }: ColumnRef): string {
  return `n${index}`;
}

/** The name of the tidy text of an unpivoted cell that fills a field. */
export function cellOf(field: string): string {
  return `cell_${field}`;
}

/** The name of the number read from it. */
export function cellNumberOf(field: string): string {
  return `cell_number_${field}`;
}

/** The name of the text in which the one period of a file was looked for. */
export function fixedTextOf(field: string): string {
  return `fixed_text_${field}`;
}

/** The name of a constant, as column and as parameter. */
export function constantOf(field: string): string {
  return `constant_${field}`;
}

/** The tidy text of one column, or of several with a space between. */
export function joinedText(columns: readonly ColumnRef[]): string {
  const [only, ...more] = columns;
  if (only && more.length === 0) return textOf(only);
  return `nullif(concat_ws(' ', ${columns.map(textOf).join(', ')}), '')`;
}
