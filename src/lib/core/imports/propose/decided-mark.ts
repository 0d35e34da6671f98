import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { decimalMarkOf } from '../typing/amount-evidence.ts';
import type { DecimalMark, Mapping } from '../mapping/mapping.ts';
import type { Seen } from './proposal.ts';
import { cellsAt, numberColumns } from './seen-cells.ts';

/** The decimal mark that the sampled numbers show; null when they could be read either way and it matters. */
export function decidedMark(mapping: Mapping, seen: Seen, calendar?: FiscalCalendar): DecimalMark | null {
  const cells = numberColumns(mapping, seen.header, calendar).flatMap(({ column }) =>
    cellsAt(seen, column.index),
  );
  return cells.length === 0 ? '.' : decimalMarkOf(cells, seen.delimiter).mark;
}
