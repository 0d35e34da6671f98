/** Column titles; one that starts with `>` is aligned to the right. */
export type Columns = readonly string[];

/** A Markdown table. */
export function table(columns: Columns, rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rules = columns.map((column) => (column.startsWith('>') ? '---:' : '---'));
  return [line(columns.map((column) => column.replace('>', ''))), line(rules), ...rows.map(line)].join('\n');
}

/** A number with a comma between thousands: `1234567.50` is `1,234,567.50`. */
export function thousands(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
