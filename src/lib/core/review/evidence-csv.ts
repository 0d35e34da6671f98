import type { FigureRef } from '../vocabulary/figure-ref.ts';
import { csvFile } from './data-out/csv-of.ts';
import type { EvidenceRow } from './evidence.ts';

const columns = ['file', 'line', 'period', 'kind', 'party', 'service', 'contribution', 'row'];

/** The source rows of a figure as a CSV file: its name and text. */
export function evidenceCsv(
  of: FigureRef,
  rows: readonly EvidenceRow[],
): { readonly name: string; readonly text: string } {
  const from = of.from ? `${of.from.slice(0, 7)}-to-` : '';
  const cells = rows.map((row) => [
    row.file,
    String(row.sourceLine),
    row.period,
    row.kind,
    row.party ?? '',
    row.service ?? '',
    row.contribution ?? '',
    row.raw ?? '',
  ]);
  return {
    name: `${of.measure}-${of.partnership}-${from}${of.period.slice(0, 7)}-rows.csv`,
    text: csvFile(columns, cells),
  };
}
