import Papa from 'papaparse';
import type { Finding } from '../vocabulary/finding.ts';

const columns = ['severity', 'rule', 'file', 'line', 'column', 'value', 'message'] as const;

// What a spreadsheet takes for a formula; a plain negative number is none.
const formula = /^(?:[=@\t\r]|[-+](?!\d[\d.,]*%?$))/;

/**
 * Findings as CSV text with a header. A cell that a spreadsheet would run as a formula gets an apostrophe in front:
 * values come from the files of others.
 */
export function findingsCsv(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => columns.map((column) => finding[column]));
  return Papa.unparse({ fields: [...columns], data: rows }, { escapeFormulae: formula, newline: '\r\n' });
}
