import { describe, expect, it } from 'vitest';
import { heightOf } from '#lib/core/review/pptx/fit.ts';
import type { ChartBlock, Pack, PackFigure } from '#lib/core/review/pack/pack.ts';
import {
  hostile,
  hostilePack,
  packOfEverything,
  packPage,
  tableBlock,
  trend,
  waterfall,
} from '../../../support/packs.ts';
import { named, numbered, openedDeck, treeOf, wordsOf, type Element } from './deck-kit.ts';

const wide = 12_192_000;
const tall = 6_858_000;
const perInch = 914_400;

interface Place {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
  readonly element: Element;
}

const number = (element: Element | undefined, name: string): number => Number(element?.attributes.get(name));

/** What stands on a slide and where; the title takes its place from the layout. */
function placesOf(slide: Element): readonly Place[] {
  return [...named(slide, 'p:sp'), ...named(slide, 'p:graphicFrame')].flatMap((element) => {
    const off = named(element, 'a:off')[0];
    const ext = named(element, 'a:ext').find((one) => one.attributes.has('cx'));
    if (!off || !ext) return [];
    const [x, y] = [number(off, 'x'), number(off, 'y')];
    const rows = named(element, 'a:tr').map((row) => number(row, 'h'));
    const height = rows.length > 0 ? rows.reduce((sum, row) => sum + row, 0) : number(ext, 'cy');
    const columns = named(element, 'a:gridCol').map((column) => number(column, 'w'));
    const isTitle = named(element, 'p:ph').length > 0;
    const width = columns.length > 0 ? columns.reduce((sum, column) => sum + column, 0) : number(ext, 'cx');
    const name = named(element, 'p:cNvPr')[0]?.attributes.get('name') ?? '';
    // A title has room for more lines than it mostly takes; what is under it begins where its words end.
    const taken = isTitle ? wordsIn(element, width / perInch) * perInch : height;
    return [{ name, x, y, right: x + width, bottom: y + taken, element }];
  });
}

/** How tall the words of a text box are, in inches, by the sizes that stand in the file. */
function wordsIn(element: Element, widthIn: number): number {
  return heightOf(
    named(element, 'a:p').map((paragraph) => ({
      text: named(paragraph, 'a:t')
        .map(({ text }) => text)
        .join(''),
      pt: Math.max(1, ...named(paragraph, 'a:rPr').map((run) => number(run, 'sz') / 100 || 0)),
      beforePt: named(paragraph, 'a:spcPts').reduce((sum, one) => sum + number(one, 'val') / 100, 0),
    })),
    widthIn,
  );
}

const packs: readonly (readonly [string, Pack])[] = [
  ['a review of everything', packOfEverything()],
  ['a review of hostile text', hostilePack()],
  [
    'a long table',
    packOfEverything({ pages: [packPage('t', 'service', { blocks: [tableBlock('t/x', 47)] })] }),
  ],
];

describe.each(packs)('the slides of %s', (_, pack) => {
  it('keep everything inside the slide, words inside their boxes, and nothing on top of another', async () => {
    const slides = numbered(await openedDeck([pack]), 'ppt/slides/slide').map(treeOf);
    for (const [at, slide] of slides.entries()) {
      const places = placesOf(slide);
      for (const { name, x, y, right, bottom, element } of places) {
        const said = `slide ${at + 1}, ${name}`;
        expect(Math.min(x, y), said).toBeGreaterThanOrEqual(0);
        expect(right, said).toBeLessThanOrEqual(wide);
        expect(bottom, said).toBeLessThanOrEqual(tall);
        if (named(element, 'a:tbl').length > 0) continue;
        const needed = wordsIn(element, (right - x) / perInch);
        if (element.name === 'p:sp') expect(needed, said).toBeLessThanOrEqual((bottom - y) / perInch + 0.08);
      }
      for (const [index, one] of places.entries())
        for (const other of places.slice(index + 1)) {
          const across = Math.min(one.right, other.right) - Math.max(one.x, other.x);
          const down = Math.min(one.bottom, other.bottom) - Math.max(one.y, other.y);
          const isOver = across > 0.02 * perInch && down > 0.02 * perInch;
          expect(isOver, `slide ${at + 1}: ${one.name} and ${other.name}`).toBe(false);
        }
    }
  });
});

const figures: readonly PackFigure[] = packOfEverything()
  .pages.flatMap(({ blocks }) => blocks)
  .flatMap((block) => (block.kind === 'figures' ? block.figures : []))
  .slice(0, 4);
const chart = (kind: 'trend' | 'waterfall'): ChartBlock => ({
  id: 'p/chart',
  kind: 'chart',
  title: 'What it shows',
  unit: 'Whole of government, nominal',
  summary: '',
  source: '',
  chart: kind === 'trend' ? { kind, values: trend } : { kind, values: waterfall },
  refs: {},
});

const lead =
  'What this page says in a sentence that is long enough to go on over two lines of the slide, and does.';

describe('a page with a chart', () => {
  it('has four figures and their chart on one slide, the chart with about 60% of the width', async () => {
    const page = packPage('p', 'headline', {
      lead,
      blocks: [{ id: 'p/figures', kind: 'figures', figures }, chart('trend')],
    });
    const slides = numbered(await openedDeck([packOfEverything({ pages: [page] })]), 'ppt/slides/slide');
    expect(slides).toHaveLength(2);
    const drawn = placesOf(treeOf(slides[1]!)).find(({ name }) => name.startsWith('Chart'))!;
    const share = (drawn.right - drawn.x) / (wide - 1.1 * perInch);
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.75);
    expect(drawn.bottom - drawn.y).toBeGreaterThan(2.4 * perInch);
  });

  it.each(['trend', 'waterfall'] as const)('has a short table on the slide of its %s', async (kind) => {
    const page = packPage('p', 'bridge', { lead, blocks: [chart(kind), tableBlock('p/table', 2)] });
    const slides = numbered(await openedDeck([packOfEverything({ pages: [page] })]), 'ppt/slides/slide');
    expect(slides).toHaveLength(2);
  });
});

describe('a table', () => {
  it.each(Array.from({ length: 30 }, (_, at) => at + 8))(
    'of %i rows leaves no row alone on its last slide',
    async (rows) => {
      const page = packPage('p', 'service', { blocks: [tableBlock('p/table', rows)] });
      const slides = numbered(await openedDeck([packOfEverything({ pages: [page] })]), 'ppt/slides/slide');
      const counts = slides.slice(1).map((slide) => named(treeOf(slide), 'a:tr').length - 1);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
      for (const count of counts) expect(count).toBeGreaterThanOrEqual(3);
    },
  );

  it('that is shortened on the slide stands whole in its notes: header, caption, note and cells', async () => {
    const longText = (about: string) => `${about} ${hostile.comment} The last word of the ${about}.`;
    const block = tableBlock('p/table', 2);
    if (block.kind !== 'table') throw new Error('expected a table');
    const [first, ...others] = block.table.columns;
    const page = packPage('p', 'service', {
      blocks: [
        {
          ...block,
          title: longText('caption'),
          note: longText('note'),
          table: { ...block.table, columns: [{ ...first!, label: longText('header') }, ...others] },
        },
      ],
    });
    const deck = await openedDeck([packOfEverything({ pages: [page] })]);
    const notes = wordsOf(numbered(deck, 'ppt/notesSlides/notesSlide')[1]!);
    for (const about of ['caption', 'note', 'header'])
      expect(notes).toContain(`The last word of the ${about}.`);
  });

  it('and a series of a chart whose name is shortened is named whole there', async () => {
    const name = `${'A very long name of a series that no legend can hold, '.repeat(3)}to its end`;
    const [first, ...others] = trend.series;
    const values = { ...trend, series: [{ ...first!, label: name }, ...others] };
    const page = packPage('p', 'service', {
      blocks: [{ ...chart('trend'), chart: { kind: 'trend', values } }],
    });
    const deck = await openedDeck([packOfEverything({ pages: [page] })]);
    expect(wordsOf(numbered(deck, 'ppt/notesSlides/notesSlide')[1]!)).toContain(name);
  });
});
