import type { Table } from '../../charts/table.ts';
import { csvText } from '../../imports/load/csv-text.ts';
import type { Provenance } from '../provenance.ts';
import { cellsOf } from './cells.ts';
import { provenanceTables } from './provenance-tables.ts';
import type { Cell } from './xlsx/sheet.ts';

// Without it spreadsheets read UTF-8 as something else.
const byteOrderMark = '\ufeff';

/**
 * A table as a CSV file: RFC 4180 in UTF-8, numbers in full and without separators, months as `2025-04-01`. A text that
 * a spreadsheet would run as a formula has an apostrophe in front. It holds the table and nothing else, so that
 * spreadsheets and pandas read it as it is: where its figures come from stands in the workbook, or in the files that
 * `provenanceCsv` gives.
 */
export function csvOf(table: Table): string {
  return csvFile(
    table.columns.map(({ label }) => label),
    cellsOf(table),
  );
}

/** Rows of cells as a CSV file. */
export function csvFile(labels: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${byteOrderMark}${csvRows([labels, ...rows])}`;
}

/** Further rows of a CSV file. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  const [first, ...rest] = rows.map((cells) => cells.map(csvCell));
  if (!first) return '';
  // A head alone ends in a line end, rows do not.
  return `${csvText(first, rest)}${rest.length === 0 ? '' : '\r\n'}`;
}

/** Where figures come from as CSV files: sources, definitions and parameters, each by its name. */
export function provenanceCsv(provenance: Provenance): ReadonlyMap<string, string> {
  return new Map(
    provenanceTables(provenance).map(({ name, labels, rows }) => [
      `${name.toLowerCase()}.csv`,
      csvFile(labels, rows),
    ]),
  );
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if ('number' in cell) return cell.number;
  return 'month' in cell ? cell.month : cell.sheet;
}
