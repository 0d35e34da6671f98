import type { ReviewComment } from '../../vocabulary/review-settings.ts';
import type { PackPage } from '../pack/pack.ts';
import { bodyPx, commentPx } from './heights.ts';
import { cutBetweenWords } from './pieces.ts';
import { besideColumn, paperRoom } from './room.ts';
import { sheetsOf, type Sheet } from './sheets.ts';

/** A sheet of paper with the comments that stand beside what is on it, or by themselves where that has no block. */
export interface PrintedSheet extends Sheet {
  readonly comments: readonly ReviewComment[];
}

/** Widths in which comments are set: beside a page, and on sheets of their own. */
const besidePx = paperRoom.commentsPx;
const alonePx = 620;

/**
 * A page as sheets of paper. Comments stand in a column beside what they are of, in its order; what is too long for the
 * column goes on in that of the next sheet, and at last on sheets of comments alone. No word is left out.
 */
export function printedSheetsOf(page: PackPage): readonly PrintedSheet[] {
  if (page.comments.length === 0)
    return sheetsOf(page, paperRoom).map((sheet) => ({ ...sheet, comments: [] }));
  const sheets = sheetsOf(page, besideColumn(paperRoom, besidePx));
  const columns = poured(page, sheets);
  const parts = columns.length;
  return columns.map((comments, at) => ({
    ...(sheets[at] ?? { page: { ...page, blocks: [], lead: '' }, isAside: false }),
    part: at + 1,
    parts,
    comments,
  }));
}

/** The comments of each sheet; more of them than there are sheets where they are long. */
function poured(page: PackPage, sheets: readonly Sheet[]): readonly (readonly ReviewComment[])[] {
  const columns: ReviewComment[][] = sheets.map(() => []);
  const alone = bodyPx({ ...page, lead: '', blocks: [] }, paperRoom);
  const whole = (at: number) => (at < sheets.length ? paperRoom.heightPx - 30 : alone);
  const width = (at: number) => (at < sheets.length ? besidePx : alonePx);
  let at = 0;
  let left = whole(0);
  const turn = (to: number) => {
    at = to;
    columns[at] ??= [];
    left = whole(at);
  };
  for (const comment of inOrder(page, sheets)) {
    const begins = sheetOf(comment, sheets);
    if (begins > at) turn(begins);
    let rest = comment.text;
    do {
      const tall = (text: string) => commentPx({ text }, width(at), paperRoom);
      // A few lines at the end of a column are not worth a beginning.
      if (columns[at]!.length > 0 && tall(rest) > left && left < leastPx) turn(at + 1);
      const [piece = ''] = cutBetweenWords(rest, (text) => commentPx({ text }, width(at), paperRoom), left);
      columns[at]!.push({ ...comment, text: piece.trimEnd() });
      left -= commentPx({ text: piece }, width(at), paperRoom);
      rest = rest.slice(piece.length);
      if (rest !== '') turn(at + 1);
    } while (rest !== '');
  }
  return columns;
}

const leastPx = 110;

/** Those of the whole page first, then as their blocks follow each other. */
function inOrder({ comments }: PackPage, sheets: readonly Sheet[]): readonly ReviewComment[] {
  return comments.toSorted((a, b) => sheetOf(a, sheets) - sheetOf(b, sheets));
}

function sheetOf({ at }: ReviewComment, sheets: readonly Sheet[]): number {
  const found = sheets.findIndex(({ page }) =>
    page.blocks.some(
      (block) => block.id === at || (block.kind === 'figures' && block.figures.some(({ id }) => id === at)),
    ),
  );
  return Math.max(found, 0);
}
