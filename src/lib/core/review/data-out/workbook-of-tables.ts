import type { Table } from '../../charts/table.ts';
import type { Provenance } from '../provenance.ts';
import { cellsOf, columnsOf } from './cells.ts';
import { provenanceTables, sheetOf } from './provenance-tables.ts';
import { isHeld } from './xlsx/cell-xml.ts';
import type { Cell, Sheet } from './xlsx/sheet.ts';
import { writeWorkbook, type WritingOptions } from './xlsx/write-workbook.ts';

/** A table with what must be said of it. */
export interface NamedTable {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly table: Table;
}

/** Tables as a workbook, a sheet each, followed by where their figures come from. `madeAt` is a moment in UTC. */
export async function workbookOfTables(
  tables: readonly NamedTable[],
  about: { readonly title: string; readonly madeAt: string; readonly provenance: Provenance },
  options: WritingOptions,
): Promise<Blob> {
  const { title, madeAt, provenance } = about;
  const told = [
    { name: 'Table', value: title },
    { name: 'Saved', value: madeAt },
  ];
  const known = { ...provenance, parameters: [...told, ...provenance.parameters] };
  const sheets = [...tables.map(tableSheet), ...provenanceTables(known).map(sheetOf)];
  return writeWorkbook({ title, madeAt, sheets }, options);
}

/** A table as a sheet. */
export function tableSheet({ name, title, note, table }: NamedTable): Sheet {
  const rows = cellsOf(table);
  const labels = table.columns.map(({ label }) => label);
  const notes = [note, rows.flat().some(isLong) ? longNote : ''].filter(Boolean).join(' ');
  return { name, title, note: notes, columns: columnsOf(labels, rows), rows };
}

const longNote = 'Numbers of more digits than a spreadsheet holds stand as text.';

function isLong(cell: Cell): boolean {
  return cell !== null && typeof cell === 'object' && 'number' in cell && !isHeld(cell.number);
}
