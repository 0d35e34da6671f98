import type { TableCell } from '../../charts/table.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import type { Unit } from '../../vocabulary/format.ts';
import { capitalised } from '../../vocabulary/format.ts';
import type { BenefitFigure } from '../benefits/benefit-figure.ts';
import type { PlanGap } from '../benefits/headline.ts';
import type { Pack, PackFigure } from './pack.ts';

/** Every large number of a review, hidden pages included, in the order of the pages: what a snapshot freezes. */
export function figuresOf(pack: Pack): readonly PackFigure[] {
  return pack.pages.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : [])),
  );
}

/** A figure of a screen as a review holds it: the same value, written the same way, opening the same rows. */
export function packFigure(
  id: string,
  figure: BenefitFigure,
  unit: Unit,
  delta: PlanGap | null = null,
): PackFigure {
  const { label, value, face, exact, period, status, ref } = figure;
  return { id, label, value, unit, face, exact, period, delta, status, ref };
}

/** The unit of money. */
export function moneyUnit(currency: string | null): Unit {
  return { kind: 'money', label: '', currency };
}

/** A figure in a table: to the penny, or why there is none. */
export function figureCell(figure: BenefitFigure): TableCell {
  const { value, face, exact, status } = figure;
  if (value === null) return { text: missingWords(status?.detail), sort: null };
  // A cost without rows is written as none: its amount in full is a sentence.
  return { text: face === 'none' ? face : exact, sort: Number(value), exact: value };
}

/** Text in a table. */
export function textCell(text: string): TableCell {
  return { text, sort: text === '' ? null : text };
}

/** What stands for a figure that is not there. */
export function missingWords(detail: string | undefined): string {
  return detail === undefined || detail === '' ? '–' : capitalised(detail);
}

/** Three pages of a meeting: a table with more rows is for the screen and the workbook, and says so. */
const mostRows = 24;

/** The rows that a review shows, what matters most first, and what is said of the others; empty where there are none. */
export function shownRows<T>(
  rows: readonly T[],
  where: string,
): { readonly rows: readonly T[]; readonly rest: string } {
  const more = rows.length - mostRows;
  if (more <= 0) return { rows, rest: '' };
  return { rows: rows.slice(0, mostRows), rest: `And ${more.toLocaleString('en-GB')} more, ${where}.` };
}

/** What the rows of a table open, of those that open anything. */
export function refsOf(
  rows: readonly { readonly id: string; readonly ref: FigureRef | null }[],
): Readonly<Record<string, FigureRef>> {
  return Object.fromEntries(rows.flatMap(({ id, ref }) => (ref ? [[id, ref] as const] : [])));
}
