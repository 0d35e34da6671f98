import Papa from 'papaparse';

// What a spreadsheet takes for a formula, by OWASP's list with its wide forms; a plain negative number is none.
const formula = /^(?:[=@\t\r\n＝＠＋－]|[-+](?!\d[\d.,]*%?$))/;

/**
 * Rows as CSV text with a header. A cell that a spreadsheet would run as a formula gets an apostrophe in front: cells
 * come from the files of others.
 */
export function csvText(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const data = rows.map((row) => [...row]);
  return Papa.unparse({ fields: [...columns], data }, { escapeFormulae: formula, newline: '\r\n' });
}

/** One line of CSV for the database, every text quoted and to the letter; null is an empty cell. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`;
}

/** True for a text that `csvText` would not write to the letter. */
export function isFormula(text: string): boolean {
  return formula.test(text);
}
