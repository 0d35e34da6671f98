import { datasets } from '../../vocabulary/datasets.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { isCounted } from '../typing/field-kinds.ts';
import type { ColumnRef, Mapping } from '../mapping/mapping.ts';
import type { Seen } from './proposal.ts';
import { columnsRead } from '../mapping/rule-columns.ts';
import { isTotalLabel } from '../scan/total-words.ts';
import { expandWide } from '../mapping/wide-columns.ts';

/** A column that fills a field of numbers. */
export interface NumberColumn {
  readonly field: string;
  readonly column: ColumnRef;
}

/** A column of a header by its place. */
export function columnAt(header: readonly string[], index: number): ColumnRef {
  return { name: header[index] ?? '', index };
}

/** The sampled cells of a column that say something. */
export function cellsAt({ samples }: Pick<Seen, 'samples'>, index: number): readonly string[] {
  return samples.map((row) => row[index]?.trim() ?? '').filter((cell) => !isNothing(cell));
}

// What databases and service desks write for nothing at all; see `typing.sql`.
function isNothing(cell: string): boolean {
  return cell === '' || /^(null|\(null\)|\(empty\)|\\N|\?)$/i.test(cell);
}

/** What is seen of a file without the rows that call themselves totals: they say nothing of how others are written. */
export function withoutTotalRows(seen: Seen): Seen {
  const samples = seen.samples.filter((row) => !row.some((cell) => cell.length < 40 && isTotalLabel(cell)));
  return samples.length * 2 >= seen.samples.length ? { ...seen, samples } : seen;
}

/** Every column from which a mapping reads numbers, those of a wide table included. */
export function numberColumns(
  mapping: Mapping,
  header: readonly string[],
  calendar?: FiscalCalendar,
): readonly NumberColumn[] {
  const plain = datasets[mapping.dataset].fields
    .filter(isCounted)
    .flatMap(({ name }) => columnsRead(mapping.fields[name]).map((column) => ({ field: name, column })));
  const wide = expandWide(mapping, header, calendar).filter(({ isLeftOut }) => !isLeftOut);
  return [...plain, ...wide.map(({ field, column }) => ({ field, column }))];
}
