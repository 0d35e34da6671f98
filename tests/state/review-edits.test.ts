import { describe, expect, it } from 'vitest';
import { noEdits, type ReviewComment, type ReviewEdits } from '#lib/core/vocabulary/review-settings.ts';
import {
  decide,
  editsOf,
  hide,
  moved,
  putComment,
  putPage,
  removeComment,
  removePage,
  reorder,
  retitle,
  withEdit,
  type ReviewEdit,
} from '#lib/state/review-edits.ts';

const key = { partnership: 'hr', quarter: '2025-Q4' };
const none = noEdits('hr', '2025-Q4');
const comment: ReviewComment = {
  id: 'c1',
  at: 'headline/net',
  text: 'Invoice late',
  by: 'A. Jones',
  on: '2026-05-01T09:00:00Z',
};
const all = (...edits: readonly ReviewEdit[]): ReviewEdits => edits.reduce((done, edit) => edit(done), none);

describe('what people decided about a review', () => {
  it('is kept for each partnership and quarter by itself', () => {
    const other: ReviewEdits = { ...noEdits('hr', '2025-Q3'), comments: [comment] };
    const reviews = withEdit([other], key, retitle('headline', 'We are late'));
    expect(editsOf(reviews, key).pages).toEqual([
      { page: 'headline', title: 'We are late', isHidden: false },
    ]);
    expect(reviews[0]).toBe(other);
  });

  it('is let go once it says nothing any more', () => {
    const reviews = withEdit([], key, hide('bridge', true));
    expect(reviews).toHaveLength(1);
    expect(withEdit(reviews, key, hide('bridge', false))).toEqual([]);
  });

  it('keeps a title while its page is hidden and shown again', () => {
    expect(all(retitle('bridge', 'Why'), hide('bridge', true), hide('bridge', false)).pages).toEqual([
      { page: 'bridge', title: 'Why', isHidden: false },
    ]);
  });

  it.each([
    ['a title', retitle('bridge', 'Why')],
    ['a hidden page', hide('bridge', true)],
    ['an order', reorder(['b', 'a'])],
    ['a page', putPage({ id: 'p1', title: 'Ours', text: 'Words' })],
    ['a comment', putComment(comment)],
    ['a removed comment', removeComment('c1')],
    ['decisions', decide([])],
  ])('is the same when %s is done twice', (_, edit) => {
    const once = all(putComment({ ...comment, id: 'c0' }), edit);
    expect(edit(once)).toEqual(once);
  });

  it('writes a comment anew in its place', () => {
    const second = { ...comment, id: 'c2' };
    const edits = all(putComment(comment), putComment(second), putComment({ ...comment, text: 'Paid now' }));
    expect(edits.comments.map(({ id, text }) => [id, text])).toEqual([
      ['c1', 'Paid now'],
      ['c2', 'Invoice late'],
    ]);
  });

  it('lets go of a page of one’s own with all that was said beside it', () => {
    const edits = all(
      putPage({ id: 'p1', title: 'Ours', text: 'Words' }),
      retitle('p1', 'Ours, in short'),
      reorder(['p1', 'cover']),
      hide('p1', true),
      putComment({ ...comment, at: 'p1/text' }),
      putComment({ ...comment, id: 'c2', at: 'p10' }),
    );
    expect(edits.ownPages).toEqual([{ id: 'p1', title: 'Ours, in short', text: 'Words' }]);
    expect(removePage('p1')(edits)).toEqual({
      ...none,
      order: ['cover'],
      comments: [{ ...comment, id: 'c2', at: 'p10' }],
    });
  });
});

describe('the order of pages', () => {
  const ids = ['a', 'b', 'c'];
  it.each([
    ['a', 1, ['b', 'a', 'c']],
    ['c', -1, ['a', 'c', 'b']],
    ['a', -1, ['a', 'b', 'c']],
    ['c', 5, ['a', 'b', 'c']],
    ['x', 1, ['a', 'b', 'c']],
  ] as const)('moves %s by %i as far as there is room', (id, by, wanted) => {
    expect(moved(ids, id, by)).toEqual(wanted);
  });
});
