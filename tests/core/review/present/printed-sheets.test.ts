import { describe, expect, test } from 'vitest';
import { printedSheetsOf } from '#lib/core/review/present/printed-sheets.ts';
import { hostile, hostilePack, packPage, tableBlock } from '../../../support/packs.ts';

const comment = (id: string, at: string, text: string) => ({
  id,
  at,
  text,
  by: 'A. Analyst',
  on: '2026-05-01T08:00:00Z',
});
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

describe('comments on paper', () => {
  test('stand on the sheet of what they are of', () => {
    const page = packPage('service', 'service', {
      blocks: [tableBlock('service/levels', 60), tableBlock('service/more', 4)],
      comments: [comment('b', 'service/more', 'Of the second.'), comment('a', 'service', 'Of the page.')],
    });
    const sheets = printedSheetsOf(page);
    const placeOf = (id: string) => sheets.findIndex(({ comments }) => comments.some((one) => one.id === id));
    expect(placeOf('a')).toBe(0);
    expect(sheets[placeOf('b')]?.page.blocks.map(({ id }) => id)).toContain('service/more');
  });

  test('go on over the next sheets, without a word lost', () => {
    const page = packPage('service', 'service', {
      blocks: [tableBlock('service/levels', 4)],
      comments: [comment('long', 'service', hostile.comment), comment('short', 'service', 'And this.')],
    });
    const sheets = printedSheetsOf(page);
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.map(({ part, parts }) => [part, parts])).toEqual(
      sheets.map((_, at) => [at + 1, sheets.length]),
    );
    const told = sheets.flatMap(({ comments }) => comments.map(({ text }) => text)).join(' ');
    expect(wordsOf(told)).toEqual(wordsOf(`${hostile.comment} And this.`));
    // No sheet is there for nothing.
    expect(sheets.every(({ comments, page: { blocks } }) => comments.length + blocks.length > 0)).toBe(true);
  });

  test('of anybody are whole, whatever they hold', () => {
    const [page] = hostilePack().pages;
    const told = printedSheetsOf(page!).flatMap(({ comments }) => comments.map(({ text }) => text));
    expect(wordsOf(told.join(' '))).toEqual(wordsOf(page!.comments.map(({ text }) => text).join(' ')));
  });
});

test('a page without comments is as it is', () => {
  const page = packPage('service', 'service', { blocks: [tableBlock('service/levels', 4)] });
  expect(printedSheetsOf(page).map(({ comments }) => comments)).toEqual([[]]);
});
