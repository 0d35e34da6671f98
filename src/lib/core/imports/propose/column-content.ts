import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { Seen } from './proposal.ts';
import { cellsAt } from './seen-cells.ts';
import { likelyFormats } from './settled-format.ts';
import { isSuppressed } from '../typing/suppressed.ts';

/** What the sampled cells of a column are: the evidence a suggestion rests on. */
export type ColumnContent = 'blank' | 'dates' | 'money' | 'numbers' | 'text';

/**
 * What a column holds. Money shows two decimals, a currency sign, parentheses or thousands in some cell; other columns
 * of numbers may be counts, codes or years.
 */
export function contentOf(seen: Seen, index: number, calendar: FiscalCalendar): ColumnContent {
  const cells = cellsAt(seen, index);
  if (cells.length === 0) return 'blank';
  const written = cells.filter((cell) => !isMarker(cell));
  // Digits alone are a number here, though they may be a year or count days: only a name says so.
  const isPlain = written.length > 0 && written.every((cell) => /^-?\d+(?:[.,]\d+)?$/.test(cell));
  if (!isPlain && likelyFormats(cells, '', calendar).length > 0) return 'dates';
  if (written.length === 0 || !written.every(isNumber)) return 'text';
  return written.some(isMoneyLike) ? 'money' : 'numbers';
}

/** A cell that stands for a number that is not told, or for none. */
export function isMarker(cell: string): boolean {
  return isSuppressed(cell) || /^(-|–|null|\(null\)|\\n|\?)$/i.test(cell);
}

/** A cell that is one number, in whatever dress. */
function isNumber(cell: string): boolean {
  return /^[^\p{L}\d]*(?:[\p{L}$]{1,3}[$ ]?)?[^\p{L}\d]*\d[\d.,'’\s]*[^\p{L}\d]*(?:[\p{L}]{1,3})?$/u.test(
    cell,
  );
}

function isMoneyLike(cell: string): boolean {
  return /[.,]\d{2}\D*$|\p{Sc}|^\(.*\)$|\d[.,'’\s]\d{3}\b/u.test(cell);
}
