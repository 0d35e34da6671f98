import { describe, expect, test } from 'vitest';
import type { PackBlock, PackPage } from '#lib/core/review/pack/pack.ts';
import { paperRoom, slideRoom } from '#lib/core/review/present/room.ts';
import { sheetsOf, type Sheet } from '#lib/core/review/present/sheets.ts';
import { hostilePack, packOfEverything, packPage, tableBlock } from '../../../support/packs.ts';

const pageOf = (blocks: readonly PackBlock[]): PackPage => packPage('service', 'service', { blocks });
const rowsOf = (sheets: readonly Sheet[]) =>
  sheets.map(({ page }) => page.blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows : [])));

describe.each([
  ['a slide', slideRoom],
  ['paper', paperRoom],
] as const)('a page on %s', (_, room) => {
  test('that fits stays whole', () => {
    const [page] = packOfEverything().pages;
    expect(sheetsOf(page!, room)).toEqual([{ page, part: 1, parts: 1, isAside: false }]);
  });

  test('with a long table goes on over several sheets, each row once and in order', () => {
    const table = tableBlock('service/levels', 60);
    const sheets = sheetsOf(pageOf([table]), room);
    expect(sheets.length).toBeGreaterThan(2);
    expect(rowsOf(sheets).flat()).toEqual(table.kind === 'table' ? table.table.rows : []);
    expect(rowsOf(sheets).every((rows) => rows.length > 0)).toBe(true);
    expect(sheets.map(({ part, parts }) => `${part} of ${parts}`)).toEqual(
      sheets.map((_sheet, at) => `${at + 1} of ${sheets.length}`),
    );
  });

  test('says of each part of a table which it is, and the note once, at its end', () => {
    const blocks = sheetsOf(pageOf([tableBlock('service/levels', 60)]), room).flatMap(
      ({ page }) => page.blocks,
    );
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables.map(({ title }) => title)).toEqual(
      tables.map((_table, at) => `Service levels (${at + 1} of ${tables.length})`),
    );
    expect(tables.map(({ note }) => note !== '')).toEqual(
      tables.map((_table, at) => at === tables.length - 1),
    );
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
  });

  test('keeps every word of a paragraph longer than a sheet', () => {
    const words = Array.from({ length: 2000 }, (_word, at) => `word${at}`).join(' ');
    const sheets = sheetsOf(pageOf([{ kind: 'text', id: 'own/text', paragraphs: [words] }]), room);
    const kept = sheets.flatMap(({ page }) =>
      page.blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : [])),
    );
    expect(sheets.length).toBeGreaterThan(1);
    expect(kept.join('')).toBe(words);
  });

  test('keeps every block of hostile words', () => {
    const [page] = hostilePack().pages;
    const kept = sheetsOf(page!, room).flatMap((sheet) => sheet.page.blocks.map(({ kind }) => kind));
    expect(new Set(kept)).toEqual(new Set(page!.blocks.map(({ kind }) => kind)));
  });

  test('says its first words once', () => {
    const page = { ...pageOf([tableBlock('service/levels', 60)]), lead: 'Two levels need a decision.' };
    expect(sheetsOf(page, room).map(({ page: { lead } }) => lead !== '')).toEqual(
      sheetsOf(page, room).map((_sheet, at) => at === 0),
    );
  });
});

test('an empty table still has its sheet', () => {
  expect(sheetsOf(pageOf([tableBlock('service/levels', 0)]), slideRoom)).toHaveLength(1);
});

describe('large numbers on a slide', () => {
  const headline = packOfEverything().pages.find(({ id }) => id === 'headline')!;
  const [figures, chart] = headline.blocks;
  const shown = (blocks: readonly PackBlock[]) =>
    sheetsOf(pageOf(blocks), slideRoom).map(({ isAside, page }) => [isAside, page.blocks.length]);

  test('stand beside the chart they are of, all on one', () => {
    expect(shown([figures!, chart!])).toEqual([[true, 2]]);
  });

  test('stand above a small table, all on one', () => {
    expect(shown([figures!, tableBlock('service/levels', 4)])).toEqual([[false, 2]]);
  });

  test('stand beside a table that is too high to be below them', () => {
    expect(shown([figures!, tableBlock('service/levels', 8)])).toEqual([[true, 2]]);
  });

  test('stand by themselves on no slide, however long the table after them', () => {
    expect(shown([figures!, tableBlock('service/levels', 30)])[0]?.[1]).toBe(2);
  });
});

test('on paper numbers stand above, where the sheet is wide', () => {
  const headline = packOfEverything().pages.find(({ id }) => id === 'headline')!;
  expect(sheetsOf({ ...headline, comments: [] }, paperRoom).map(({ isAside }) => isAside)).toEqual([false]);
});
