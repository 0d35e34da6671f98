import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { formatsByHeader, formatsReading, isDoubtful } from '../typing/date-formats.ts';
import type { DateFormat } from '../mapping/mapping.ts';

/** How many of the cells must be dates for the others to be slips of the pen, which are set aside row by row. */
const shareOfDates = 0.8;

/** How the cells of a column may be written, as far as they and the header of the column tell. */
export function likelyFormats(
  cells: readonly string[],
  name: string,
  calendar?: FiscalCalendar,
): readonly DateFormat[] {
  const all = formatsReading(cells, calendar);
  return formatsByHeader(all.length > 0 ? all : formatsOfMost(cells, calendar), name);
}

/** How the cells of a column are surely written; null when a person must say, or when no format reads them. */
export function settledFormat(
  cells: readonly string[],
  name: string,
  calendar?: FiscalCalendar,
): DateFormat | null {
  const [only, other] = likelyFormats(cells, name, calendar);
  return only !== undefined && other === undefined && !isDoubtful(only, name) ? only : null;
}

/** Formats that read every cell that any format reads, where those are nearly all of them. */
function formatsOfMost(cells: readonly string[], calendar?: FiscalCalendar): readonly DateFormat[] {
  const isDate = (cell: string) => formatsReading([cell], calendar).length > 0;
  // A column of words is told by its first cells: there are many of those.
  if (cells.slice(0, 8).filter(isDate).length < Math.min(8, cells.length) / 2) return [];
  const dates = cells.filter(isDate);
  return dates.length < cells.length * shareOfDates ? [] : formatsReading(dates, calendar);
}
