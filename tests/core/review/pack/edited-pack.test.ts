import { describe, expect, test } from 'vitest';
import { changesTitle, noFormerReview, withChanges } from '#lib/core/review/pack/changes-page.ts';
import { editedPack } from '#lib/core/review/pack/edited-pack.ts';
import type { Pack, PackBlock, PackPage } from '#lib/core/review/pack/pack.ts';
import { cut, fitting, opening } from '#lib/core/review/pack/titles.ts';
import type { ChangesBoard } from '#lib/core/review/snapshot/changes-board.ts';
import { noEdits, type ReviewEdits } from '#lib/core/vocabulary/review-settings.ts';

const made = (id: string, kind: PackPage['kind'], blocks: readonly PackBlock[] = []): PackPage => ({
  id,
  kind,
  title: `The message of ${id}`,
  proposed: `The message of ${id}`,
  isHidden: false,
  lead: '',
  blocks,
  notes: [],
  source: '',
  marks: [],
  comments: [],
});

const pack: Pack = {
  partnership: 'P',
  name: 'P',
  customer: 'C',
  provider: 'D',
  quarter: '2025-Q4',
  quarterLabel: 'Q4 2025-26',
  until: '2026-03-01',
  party: 'system',
  terms: 'nominal',
  scope: 'Whole of government, nominal, GBP',
  madeAt: '2026-04-14T09:00:00Z',
  vintage: '',
  marks: [{ kind: 'sample', words: 'Sample data' }],
  pages: [
    made('cover', 'cover'),
    made('headline', 'headline', [
      {
        kind: 'figures',
        id: 'headline/figures',
        figures: [
          {
            id: 'headline/net',
            label: 'Net',
            value: '1.00',
            unit: { kind: 'money', label: '', currency: 'GBP' },
            face: '£1.00',
            exact: '£1.00',
            period: '',
            delta: null,
            status: null,
            ref: null,
          },
        ],
      },
    ]),
    made('changes', 'changes', noFormerReview),
    made('decisions', 'decisions', [
      {
        kind: 'decisions',
        id: 'decisions/list',
        decisions: [{ id: 'tie', text: 'Find it', owner: '', due: null, why: 'It does not tie.' }],
      },
    ]),
  ],
  provenance: { sources: [], measures: [], parameters: [] },
};

const edits = (change: Partial<ReviewEdits>): ReviewEdits => ({ ...noEdits('P', '2025-Q4'), ...change });
const ids = ({ pages }: Pack) => pages.map(({ id }) => id);

test('a review nobody has touched is as proposed', () => {
  expect(editedPack(pack, edits({}))).toEqual(pack);
});

test('pages named come first, those that are not there are no matter, the others follow', () => {
  const ordered = editedPack(pack, edits({ order: ['decisions', 'gone', 'headline', 'decisions'] }));
  expect(ids(ordered)).toEqual(['decisions', 'headline', 'cover', 'changes']);
});

test('a title that a person wrote stands beside the proposed one; a blank one is none', () => {
  const title = '=2+5 <b>Ours</b>';
  const page = (own: string | null) =>
    editedPack(pack, edits({ pages: [{ page: 'headline', title: own, isHidden: true }] })).pages[1];
  expect(page(title)).toMatchObject({ title, proposed: 'The message of headline', isHidden: true });
  expect(page('  ')).toMatchObject({ title: 'The message of headline' });
  expect(page(null)).toMatchObject({ title: 'The message of headline' });
});

test('an own page has its text as paragraphs, and stands where it is put', () => {
  const own = { id: 'own-1', title: 'Ours', text: 'One\nline\n\n\n<img src=x>\r\n\r\nمرحبا 🦊' };
  const edited = editedPack(pack, edits({ ownPages: [own], order: ['cover', 'own-1'] }));
  expect(ids(edited).slice(0, 2)).toEqual(['cover', 'own-1']);
  expect(edited.pages[1]).toMatchObject({
    kind: 'own',
    title: 'Ours',
    marks: [{ kind: 'sample' }],
    blocks: [{ id: 'own-1/text', paragraphs: ['One\nline', '<img src=x>', 'مرحبا 🦊'] }],
  });
});

test('decisions that people ask for take the place of the proposed ones and keep their reasons', () => {
  const asked = [
    { id: 'tie', text: 'Find it now', owner: 'Ann', due: '2026-05-01' },
    { id: 'mine', text: 'Another', owner: '', due: null },
  ];
  const block = editedPack(pack, edits({ decisions: asked })).pages[3]!.blocks[0];
  expect(block).toMatchObject({
    decisions: [
      { ...asked[0], why: 'It does not tie.' },
      { ...asked[1], why: '' },
    ],
  });
  expect(editedPack(pack, edits({ decisions: [] })).pages[3]!.blocks[0]).toMatchObject({ decisions: [] });
});

describe('a comment', () => {
  const at = (id: string, on = '2026-04-01T00:00:00Z', text = 'x'.repeat(4000)) => ({
    id: `${id} ${on}`,
    at: id,
    text,
    by: 'Ann',
    on,
  });
  const found = (comments: ReviewEdits['comments']) =>
    editedPack(pack, edits({ comments })).pages.flatMap(({ id, comments: own }) =>
      own.map((one) => `${id}: ${one.at} ${one.on.slice(8, 10)}`),
    );

  test('stands on the page of the figure, block or page it was written beside, the oldest first', () => {
    expect(
      found([
        at('headline/net', '2026-04-02T00:00:00Z'),
        at('headline', '2026-04-01T00:00:00Z'),
        at('decisions/list'),
      ]),
    ).toEqual(['headline: headline 01', 'headline: headline/net 02', 'decisions: decisions/list 01']);
  });

  test('on what is not there this time is not lost', () => {
    expect(found([at('headline/gone'), at('level:Gone/value')])).toEqual([
      'cover: level:Gone/value 01',
      'headline: headline/gone 01',
    ]);
  });
});

describe('what changed since the last review', () => {
  const board: ChangesBoard = {
    sentence: 'One figure changed since Q3 2025-26: net saving by +£0.10.',
    against: { id: 's1', quarterLabel: 'Q3 2025-26', takenOn: '2026-01-14T10:00:00Z', takenBy: 'Ann' },
    figures: [
      {
        id: 'headline/net',
        label: 'Net saving',
        unit: { kind: 'money', label: '', currency: 'GBP' },
        then: '1.00',
        now: '1.10',
        difference: '0.10',
        reasons: [
          { kind: 'late', label: 'Late rows', amount: '0.30', detail: 'costs.csv', ref: null },
          { kind: 'restated', label: 'Restated', amount: '-0.20', detail: 'costs.csv', ref: null },
        ],
        status: null,
      },
      {
        id: 'headline/rate',
        label: 'Rate',
        unit: { kind: 'share', label: '' },
        then: null,
        now: '0.5',
        difference: null,
        reasons: [],
        status: 'was not known',
      },
    ],
    groups: [{ id: 'files', title: 'Files', items: ['costs.csv was replaced.'] }],
  };

  test('is a table whose reasons stand under their figure, exact', () => {
    const page = withChanges(pack, board).pages[2]!;
    expect(page.title).toBe('One figure changed since Q3 2025-26: net saving by +£0.10');
    expect(page.lead).toContain('taken on 14 Jan 2026 by Ann');
    const [table, text] = page.blocks;
    const rows =
      table?.kind === 'table' ? table.table.rows.map(({ cells }) => cells.map((cell) => cell.text)) : [];
    expect(rows).toEqual([
      ['Net saving', '£1.00', '£1.10', '+£0.10', ''],
      ['· Late rows', '', '', '+£0.30', 'costs.csv'],
      ['· Restated', '', '', '−£0.20', 'costs.csv'],
      ['Rate', 'Was not known', '50.00%', '', 'was not known'],
    ]);
    expect(text).toMatchObject({ paragraphs: ['Files: costs.csv was replaced.'] });
  });

  test('keeps the title that a person wrote, and without a former review says how to take one', () => {
    const titled = editedPack(pack, edits({ pages: [{ page: 'changes', title: 'Ours', isHidden: false }] }));
    expect(withChanges(titled, board).pages[2]).toMatchObject({ title: 'Ours' });
    expect(withChanges(pack, null).pages[2]).toMatchObject({
      title: changesTitle(null),
      blocks: noFormerReview,
    });
  });
});

describe('titles', () => {
  test('are the first that fits, else the last one cut at a word', () => {
    expect(fitting('x '.repeat(60), 'Short.')).toBe('Short');
    const long = fitting('word '.repeat(40));
    expect(long.length).toBeLessThanOrEqual(90);
    expect(long.endsWith('word…')).toBe(true);
  });

  test('never end in half a letter', () => {
    expect(cut('🦊'.repeat(60), 90).isWellFormed()).toBe(true);
    expect(cut('a'.repeat(200), 90)).toHaveLength(90);
  });

  test('an opening has as many sentences as fit, one at least', () => {
    expect(opening('One is 1.5 long. Two. Three is longer.', 22)).toBe('One is 1.5 long. Two.');
    expect(opening('One is long. Two.', 3)).toBe('One is long.');
  });
});

test('what was written on a page that is hidden shows nowhere, also where that page is gone', () => {
  const comment = { id: 'c', text: 'Between us', by: 'A. Jones', on: '2026-04-01T09:00:00Z' };
  const edits: ReviewEdits = {
    ...noEdits('P', '2025-Q4'),
    pages: [{ page: 'level:Gone', title: null, isHidden: true }],
    comments: [
      { ...comment, at: 'level:Gone/chart' },
      { ...comment, id: 'd', at: 'level:Other' },
    ],
  };
  const told = editedPack(pack, edits).pages.flatMap(({ comments }) => comments.map(({ id }) => id));
  expect(told).toEqual(['d']);
});

test('shares in the table of changes add up as they are shown', () => {
  // 73.664 % became 77.795 %, which is 4.131: shown, 73.66 and 77.80 are 4.14 apart, and the parts of 1.371, 1.38 and
  // 1.38 would come to 4.13. The one that loses most by its rounding takes the step.
  const part = (label: string, amount: string) => ({
    ...{ kind: 'other' as const, label, amount, detail: '', ref: null },
  });
  const board: ChangesBoard = {
    sentence: '',
    against: { id: 's', quarterLabel: 'Q3 2025-26', takenOn: '2026-01-10T09:00:00Z', takenBy: '' },
    groups: [],
    figures: [
      {
        ...{ id: 'rate', label: 'Rate', unit: { kind: 'share', label: '' }, status: null },
        ...{ then: '0.73664', now: '0.77795', difference: '0.04131' },
        reasons: [part('A', '0.01371'), part('B', '0.0138'), part('C', '0.0138')],
      },
    ],
  };
  const table = withChanges(pack, board)
    .pages.flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === 'table');
  const shown =
    table?.kind === 'table' ? table.table.rows.map(({ cells }) => cells.map((cell) => cell.text)) : [];
  expect(shown.map((cells) => cells.slice(1, 4))).toEqual([
    ['73.66%', '77.80%', '+4.14 percentage points'],
    ['', '', '+1.38 percentage points'],
    ['', '', '+1.38 percentage points'],
    ['', '', '+1.38 percentage points'],
  ]);
});
