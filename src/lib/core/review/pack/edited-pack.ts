import type { ReviewComment, ReviewEdits, ReviewOwnPage } from '../../vocabulary/review-settings.ts';
import type { DecisionsBlock, Pack, PackBlock, PackPage } from './pack.ts';

/**
 * The review as people want it: their titles, their order, their own pages, what they hid, what they wrote beside it and
 * the decisions they ask for. What they said of a page or figure that is not there this time is kept: a comment stands
 * on the page it belonged to, else on the first; one of a page that was hidden shows nowhere.
 */
export function editedPack(pack: Pack, edits: ReviewEdits): Pack {
  const pages = [...pack.pages, ...edits.ownPages.map((own) => ownPage(pack, own))].map((page) =>
    editedPage(page, edits),
  );
  return { ...pack, pages: withComments(inOrder(pages, edits.order), edits) };
}

/** A page that a person wrote: its text as paragraphs, parted where a line is left empty. */
function ownPage(pack: Pack, { id, title, text }: ReviewOwnPage): PackPage {
  const paragraphs = text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return {
    id,
    kind: 'own',
    title,
    proposed: title,
    isHidden: false,
    lead: '',
    blocks: paragraphs.length === 0 ? [] : [{ kind: 'text', id: `${id}/text`, paragraphs }],
    notes: [],
    source: '',
    marks: pack.marks.filter(({ kind }) => kind === 'sample'),
    comments: [],
  };
}

function editedPage(page: PackPage, { pages, decisions }: ReviewEdits): PackPage {
  const edit = pages.findLast((one) => one.page === page.id);
  const title = edit?.title?.trim() ? edit.title : page.title;
  return {
    ...page,
    title,
    isHidden: edit?.isHidden ?? page.isHidden,
    blocks: decisions === null ? page.blocks : page.blocks.map((block) => decided(block, decisions)),
  };
}

/** The decisions that people ask for, each with the reason it was proposed for where it was. */
function decided(block: PackBlock, decisions: NonNullable<ReviewEdits['decisions']>): PackBlock {
  if (block.kind !== 'decisions') return block;
  const whyById = new Map(block.decisions.map(({ id, why }) => [id, why]));
  const asked: DecisionsBlock['decisions'] = decisions.map((one) => ({
    ...one,
    why: whyById.get(one.id) ?? '',
  }));
  return { ...block, decisions: asked };
}

/** Pages that are named first, in the order wanted; the others follow in their usual order. */
function inOrder(pages: readonly PackPage[], order: readonly string[]): readonly PackPage[] {
  const wanted = [...new Set(order)].flatMap((id) => pages.find((page) => page.id === id) ?? []);
  return [...wanted, ...pages.filter((page) => !wanted.includes(page))];
}

function withComments(
  pages: readonly PackPage[],
  { comments, pages: edited }: ReviewEdits,
): readonly PackPage[] {
  const isThere = (id: string) => pages.some((page) => page.id === id);
  const goneHidden = edited.filter(({ page, isHidden }) => isHidden && !isThere(page));
  const told = comments.filter(({ at }) => !goneHidden.some(({ page }) => isOf(at, page)));
  const homes = told.map((comment) => ({ comment, home: homeOf(pages, comment.at) }));
  return pages.map((page) => {
    const own = homes.filter(({ home }) => home === page).map(({ comment }) => comment);
    return own.length === 0 ? page : { ...page, comments: own.toSorted(byTime) };
  });
}

/** The page a comment stands on: that with what it stands beside, that whose part it was, else the first. */
function homeOf(pages: readonly PackPage[], at: string): PackPage | undefined {
  return pages.find((page) => idsOf(page).includes(at)) ?? pages.find(({ id }) => isOf(at, id)) ?? pages[0];
}

/** Whether an id is that of a page, or of a part of it. */
function isOf(at: string, page: string): boolean {
  return at === page || at.startsWith(`${page}/`);
}

function idsOf({ id, blocks }: PackPage): readonly string[] {
  return [
    id,
    ...blocks.flatMap((block) =>
      block.kind === 'figures' ? [block.id, ...block.figures.map((figure) => figure.id)] : [block.id],
    ),
  ];
}

function byTime(a: ReviewComment, b: ReviewComment): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}
