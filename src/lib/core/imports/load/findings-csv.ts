import type { Finding } from '../../vocabulary/finding.ts';
import { csvText } from './csv-text.ts';

const columns = ['severity', 'rule', 'file', 'line', 'column', 'value', 'message'] as const;

/** Findings as CSV text, safe to open in a spreadsheet. */
export function findingsCsv(findings: readonly Finding[]): string {
  return csvText(
    columns,
    findings.map((finding) => columns.map((column) => finding[column])),
  );
}
