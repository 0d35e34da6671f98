import readSheets from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { numbered, partsOf } from '../core/review/pptx/deck-kit.ts';
import { runInPage } from './harness/bundle.ts';

// Decks and workbooks are made in a worker of the page, under the site's own policy.

interface Outcome {
  readonly shares: readonly number[];
  readonly labels: readonly string[];
  readonly bytes?: readonly number[];
  readonly error?: string;
  readonly toldAfterwards?: number;
}

let made: Readonly<
  Record<'cancelled' | 'failed' | 'never' | 'deck' | 'workbook' | 'failedWorkbook', Outcome>
>;

beforeAll(async () => {
  made = (await runInPage('tests/e2e/support/export-worker.page.ts', { timeoutMs: 110_000 })) as typeof made;
}, 120_000);

test('a deck of many reviews is made, and says how far it is, never backwards', async () => {
  const { shares, labels, bytes = [] } = made.deck;
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  for (const label of ['Slides of Review 6', 'Writing charts', 'Writing slides', 'Packing the file'])
    expect(labels).toContain(label);
  const file = new Blob([new Uint8Array(bytes)]);
  const parts = await partsOf(file);
  expect(parts.get('ppt/presentation.xml')).toContain('name="6. Review 6"');
  expect(numbered({ file, parts }, 'ppt/slides/slide').length).toBeGreaterThan(30);
});

test('a workbook of many reviews is made, and opens', async () => {
  const { bytes = [], error } = made.workbook;
  expect(error).toBeUndefined();
  const sheets = await readSheets(Buffer.from(bytes));
  expect(sheets.flatMap(({ data }) => data).flat()).toContain('Review 6');
});

test('a deck that is cancelled half-way ends at once with the reason, and no word of it comes later', () => {
  expect(made.cancelled).toMatchObject({ error: 'Error: enough', toldAfterwards: 0 });
  expect(made.cancelled.shares).toHaveLength(3);
});

test('a file that is cancelled before it began is not begun', () => {
  expect(made.never).toMatchObject({ error: 'Error: enough', shares: [] });
});

test('a review that cannot be written fails the file with what went wrong', () => {
  expect(made.failed.error).toMatch(/^Error: .*null/);
  expect(made.failedWorkbook.error).toMatch(/^Error: .*null/);
});
