/** A column of a printed table. */
export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** Lay out rows under their titles in aligned columns, numbers to the right; one line a row, indented. */
export function aligned(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map(printable))];
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => (cells[at] ?? '').length)));
  const pad = (text: string, at: number) =>
    columns[at]?.isNumber ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  return lines.map((cells) => `  ${cells.map(pad).join('  ').trimEnd()}\n`).join('');
}

/** Text of a file as a terminal may show it: a control character could move the cursor or hide a line. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
