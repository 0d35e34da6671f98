import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotWanted } from '#lib/core/review/pack/request.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { quarterKey } from '#lib/core/vocabulary/fiscal.ts';
import { putComment, retitle } from '#lib/state/review-edits.ts';
import { ReviewState, type ReviewParts, type ReviewView } from '#lib/state/review.svelte.ts';
import type { WorkspaceState } from '#lib/state/workspace.svelte.ts';
import { closeBrowser, costsFile, newBrowser, openPage, type Browser } from './workspace-kit.ts';

let browser: Browser;
beforeEach(() => {
  browser = newBrowser();
});
afterEach(() => closeBrowser(browser));

const view: ReviewView = {
  partnership: 'hr',
  quarter: { startYear: 2025, quarter: 1 },
  party: 'system',
  terms: 'nominal',
  against: null,
};
const key = { partnership: 'hr', quarter: '2025-Q1' };
const comment = { id: 'c1', at: 'headline', text: 'Late', by: 'A. Jones', on: '2026-05-01T09:00:00Z' };
const own = costsFile('own.csv', [
  ['hr', '2025-04', '100.00'],
  ['fleet', '2025-04', '90.10'],
]);

/** A review of one page, as far as it is told apart from others. */
function packOf(partnership: string, quarter: string): Pack {
  const page = {
    id: 'headline',
    kind: 'headline',
    title: 'Proposed',
    proposed: 'Proposed',
    isHidden: false,
    lead: '',
    blocks: [],
    notes: [],
    source: '',
    marks: [],
    comments: [],
  } as const;
  return {
    partnership,
    name: partnership,
    customer: '',
    provider: '',
    quarter,
    quarterLabel: 'Q1 2025-26',
    until: '2025-06-01',
    party: 'system',
    terms: 'nominal',
    scope: '',
    madeAt: '2026-05-01T09:00:00Z',
    vintage: '',
    marks: [],
    pages: [page],
    provenance: { sources: [], measures: [], parameters: [] },
  };
}

interface Opened {
  readonly page: WorkspaceState;
  readonly review: ReviewState;
  readonly built: string[];
  readonly saved: string[];
}

async function open(change: Partial<ReviewParts> = {}): Promise<Opened> {
  const page = await openPage(browser);
  await page.add([own]);
  const [built, saved]: [string[], string[]] = [[], []];
  let ids = 0;
  const review = new ReviewState(page, {
    build: async (_, { info, quarter }, { pause, isWanted }) => {
      await pause();
      if (!isWanted()) throw new NotWanted();
      built.push(info.partnership);
      return packOf(info.partnership, quarterKey(quarter));
    },
    stateOf: async () => Promise.reject(new Error('no state is asked for here')),
    taken: async ({ pack, id, by, on, note }) => ({
      id,
      partnership: pack.partnership,
      quarter: pack.quarter,
      until: pack.until,
      party: pack.party,
      terms: pack.terms,
      takenOn: on,
      takenBy: by,
      note,
      figures: [],
      state: null,
    }),
    withTaken: (former, taken) => Promise.resolve({ snapshots: [...former, taken], told: '' }),
    compare: async ({ then }) => ({
      sentence: 'Nothing changed.',
      against: { id: then.id, quarterLabel: then.quarter, takenOn: then.takenOn, takenBy: then.takenBy },
      figures: [],
      groups: [],
    }),
    exporters: {
      pptx: async (packs) => new Blob([packs.map(({ pages }) => pages[0]?.title).join(', ')]),
      html: async () => Promise.reject(new Error('the page is full')),
      xlsx: (_, { signal }) =>
        new Promise((__, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    },
    save: (name) => saved.push(name),
    now: () => '2026-05-02T09:00:00Z',
    newId: () => `id-${++ids}`,
    pause: async () => undefined,
    ...change,
  });
  return { page, review, built, saved };
}

const shown = async ({ review }: Opened, wanted: ReviewView = view) => {
  review.show(wanted);
  await expect.poll(() => review.state.kind).toBe('ready');
  return review.pack;
};

describe('a review', () => {
  it('is made once, and not again when somebody writes in it', async () => {
    const opened = await open();
    const { page, review, built } = opened;
    const { revision } = page;
    await shown(opened);
    await review.edit(key, retitle('headline', 'We are late'), 'title of a page');
    review.show(view);
    expect((await shown(opened))?.pages[0]).toMatchObject({ title: 'We are late', proposed: 'Proposed' });
    expect(built).toEqual(['hr']);
    expect(page.revision).toBe(revision);
  });

  it('loses nothing of two edits made at once, shows both before they are kept, and takes each back', async () => {
    const opened = await open();
    const { page, review } = opened;
    await shown(opened);
    const kept = Promise.all([
      review.edit(key, retitle('headline', 'We are late'), 'title of a page'),
      review.edit(key, putComment(comment), 'comment in a review'),
    ]);
    expect(page.spec.reviews).toEqual([]);
    expect(review.pack?.pages[0]).toMatchObject({ title: 'We are late', comments: [comment] });
    await kept;
    expect(page.spec.reviews).toHaveLength(1);
    expect(page.undoable).toBe('comment in a review');
    await page.undo();
    expect(review.pack?.pages[0]).toMatchObject({ title: 'We are late', comments: [] });
    await page.undo();
    expect(page.spec.reviews).toEqual([]);
    expect(review.pack?.pages[0]?.title).toBe('Proposed');
  });

  it('is there at the next visit and in the workspace file, and goes with the sample', async () => {
    const { page, review } = await open();
    await review.edit(key, putComment(comment), 'comment in a review');
    const nextVisit = await openPage(browser);
    expect(nextVisit.spec.reviews[0]?.comments).toEqual([comment]);
    const other = newBrowser();
    const elsewhere = await openPage(other);
    await elsewhere.change({ reviews: [{ ...page.spec.reviews[0]!, partnership: 'sample' }] });
    expect(elsewhere.spec).toMatchObject({ isSample: true, reviews: [{ partnership: 'sample' }] });
    await elsewhere.add([own]);
    expect(elsewhere.spec).toMatchObject({ isSample: false, reviews: [] });
    await elsewhere.add([{ name: 'mine.outturn', content: await page.pack() }]);
    expect(elsewhere.spec.reviews[0]?.comments).toEqual([comment]);
    await closeBrowser(other);
  });

  it('that is asked for no longer is given up', async () => {
    const opened = await open();
    opened.review.show(view);
    expect((await shown(opened, { ...view, partnership: 'fleet' }))?.partnership).toBe('fleet');
    expect(opened.built).toEqual(['fleet']);
  });

  it('that fails says why, and is made when it is tried again', async () => {
    let fails = true;
    const opened = await open({
      build: async () => (fails ? Promise.reject(new Error('no figures')) : packOf('hr', '2025-Q1')),
    });
    opened.review.show(view);
    await expect.poll(() => opened.review.state).toEqual({ kind: 'failed', message: 'no figures' });
    fails = false;
    opened.review.again(view);
    await expect.poll(() => opened.review.pack?.partnership).toBe('hr');
  });

  it('is compared with the last one taken before it, or the one the link names, and with none once they are removed', async () => {
    const opened = await open({ stateOf: async () => Promise.reject(new Error('unreadable')) });
    const { page, review } = opened;
    const takenBefore = (id: string) =>
      ({ ...emptySnapshot, id, takenOn: `2026-0${id.slice(-1)}-01T09:00:00Z` }) as const;
    await page.change({ snapshots: [takenBefore('t1'), takenBefore('t2')] });
    expect(review.snapshots.former(view, null)?.id).toBe('t2');
    expect(review.snapshots.former(view, 't1')?.id).toBe('t1');
    await shown(opened);
    expect(review.made).toMatchObject({ changes: null, fault: 'unreadable' });
    await review.snapshots.remove('t2');
    await review.snapshots.remove('t1');
    expect(review.snapshots.former(view, null)).toBeNull();
    await page.undo();
    expect(review.snapshots.of('hr').map(({ id }) => id)).toEqual(['t1']);
  });

  it('is taken into the workspace with who took it', async () => {
    const opened = await open({ stateOf: async () => emptyState });
    await shown(opened);
    await opened.review.snapshots.take(opened.review.made!.pack, 'A. Jones', 'After the meeting');
    expect(opened.page.spec.snapshots).toMatchObject([
      { partnership: 'hr', quarter: '2025-Q1', takenBy: 'A. Jones', note: 'After the meeting' },
    ]);
    expect(opened.page.undoable).toBe('taking of the review of hr, Q1 2025-26');
  });
});

const emptyState = {
  files: [],
  definitions: [],
  parameters: [],
  baselines: [],
  series: [],
  scopes: [],
  deflators: [],
  ledger: [],
};

const emptySnapshot = {
  partnership: 'hr',
  quarter: '2024-Q4',
  until: '2025-03-01',
  party: 'system',
  terms: 'nominal',
  takenBy: 'A. Jones',
  note: '',
  figures: [],
  state: null,
} as const;

describe('an export', () => {
  const all = ['hr', 'fleet'].map((partnership) => ({ ...view, partnership }));

  it('holds every review as it is edited, made one after the other', async () => {
    const { review, built, saved } = await open();
    await review.edit(key, retitle('headline', 'We are late'), 'title of a page');
    await review.save('pptx', all);
    expect(built).toEqual(['hr', 'fleet']);
    expect(saved).toEqual(['review-all-2025-Q1.pptx']);
    expect(review.exports.end).toEqual({ kind: 'saved', words: 'Saved review-all-2025-Q1.pptx.' });
  });

  it('that fails says why and saves nothing', async () => {
    const { review, saved } = await open();
    await review.save('html', [view]);
    expect(saved).toEqual([]);
    expect(review.exports.end?.words).toContain('Not saved: the page is full.');
  });

  it('shows how far it is, and ends when it is cancelled', async () => {
    const { review, saved } = await open();
    const saving = review.save('xlsx', [view]);
    await expect.poll(() => review.exports.job?.share).toBe(0.6);
    review.exports.cancel();
    await saving;
    expect([review.exports.job, review.exports.end?.kind, saved]).toEqual([null, 'cancelled', []]);
  });
});
