import {
  noEdits,
  type AskedDecision,
  type ReviewComment,
  type ReviewEdits,
  type ReviewOwnPage,
} from '#lib/core/vocabulary/review-settings.ts';

/** A change of what people decided about a review. Doing it twice is the same as doing it once. */
export type ReviewEdit = (edits: ReviewEdits) => ReviewEdits;

/** Which review is meant. */
export interface ReviewKey {
  readonly partnership: string;
  /** As in a link: `2025-Q4`. */
  readonly quarter: string;
}

/** The edits of one review of a workspace; none where nobody has touched it. */
export function editsOf(reviews: readonly ReviewEdits[], { partnership, quarter }: ReviewKey): ReviewEdits {
  return (
    reviews.find((one) => one.partnership === partnership && one.quarter === quarter) ??
    noEdits(partnership, quarter)
  );
}

/** The reviews with one of them edited; one that says nothing any more is let go. */
export function withEdit(
  reviews: readonly ReviewEdits[],
  key: ReviewKey,
  edit: ReviewEdit,
): readonly ReviewEdits[] {
  const before = editsOf(reviews, key);
  const after = edit(before);
  if (after === before) return reviews;
  const others = reviews.filter((one) => one !== before);
  return saysNothing(after) ? others : [...others, after];
}

function saysNothing({ order, pages, ownPages, comments, decisions }: ReviewEdits): boolean {
  return order.length + pages.length + ownPages.length + comments.length === 0 && decisions === null;
}

/** Give a page a title; null goes back to what the numbers propose, where they propose one. */
export function retitle(page: string, title: string | null): ReviewEdit {
  return (edits) =>
    edits.ownPages.some(({ id }) => id === page)
      ? {
          ...edits,
          ownPages: edits.ownPages.map((one) =>
            one.id === page ? { ...one, title: title ?? one.title } : one,
          ),
        }
      : withPage(edits, page, { title });
}

/** Leave a page out of what is presented, printed and saved, or take it in again. */
export function hide(page: string, isHidden: boolean): ReviewEdit {
  return (edits) => withPage(edits, page, { isHidden });
}

function withPage(
  edits: ReviewEdits,
  page: string,
  change: { readonly title?: string | null; readonly isHidden?: boolean },
): ReviewEdits {
  const before = edits.pages.find((one) => one.page === page) ?? { page, title: null, isHidden: false };
  const after = { ...before, ...change };
  const others = edits.pages.filter((one) => one.page !== page);
  const isAsProposed = after.title === null && !after.isHidden;
  return { ...edits, pages: isAsProposed ? others : [...others, after] };
}

/** The order of the pages, all of them named. */
export function reorder(order: readonly string[]): ReviewEdit {
  return (edits) => ({ ...edits, order });
}

/** A list of ids with one of them a number of places further on, as far as there is room. */
export function moved(ids: readonly string[], id: string, by: number): readonly string[] {
  const at = ids.indexOf(id);
  if (at < 0) return ids;
  const others = ids.filter((one) => one !== id);
  return others.toSpliced(Math.min(Math.max(at + by, 0), others.length), 0, id);
}

/** Add a page of one's own, or write an added one anew. */
export function putPage(page: ReviewOwnPage): ReviewEdit {
  return (edits) => ({ ...edits, ownPages: withOne(edits.ownPages, page) });
}

/** Take away a page of one's own, with what was said beside it. */
export function removePage(page: string): ReviewEdit {
  return (edits) => ({
    ...edits,
    order: edits.order.filter((id) => id !== page),
    pages: edits.pages.filter((one) => one.page !== page),
    ownPages: edits.ownPages.filter(({ id }) => id !== page),
    comments: edits.comments.filter(({ at }) => at !== page && !at.startsWith(`${page}/`)),
  });
}

/** Write a comment, or write one anew. */
export function putComment(comment: ReviewComment): ReviewEdit {
  return (edits) => ({ ...edits, comments: withOne(edits.comments, comment) });
}

/** Take a comment away. */
export function removeComment(id: string): ReviewEdit {
  return (edits) => ({ ...edits, comments: edits.comments.filter((one) => one.id !== id) });
}

/** What the meeting is asked to decide; null: as the numbers propose. */
export function decide(decisions: readonly AskedDecision[] | null): ReviewEdit {
  return (edits) => ({ ...edits, decisions });
}

function withOne<T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] {
  return list.some(({ id }) => id === item.id)
    ? list.map((one) => (one.id === item.id ? item : one))
    : [...list, item];
}
