import type { Pack, PackPage } from '../pack/pack.ts';
import { fitted } from './fit.ts';
import { notesOf } from './notes.ts';
import { markShapes, titleOf } from './page-slides.ts';
import { places, type DeckSlide, type Shape } from './slide.ts';

/** The cover: whose review of which quarter, its message, in whose view, how fresh, with what marks. */
export function coverSlide(pack: Pack, page: PackPage | null): DeckSlide {
  const { coverTitle } = places;
  const title = titleOf(pack.name, coverTitle);
  const message = page && page.title !== pack.name ? page.title : '';
  const room = { ...coverTitle, y: coverTitle.y + coverTitle.h + 0.2, h: 2.6 };
  const { paragraphs, isCut } = fitted(
    [
      ...(message ? [{ text: message, pt: 20 }] : []),
      ...(page?.lead ? [{ text: page.lead, pt: 16, beforePt: 4 }] : []),
      { text: `${pack.customer} (customer) and ${pack.provider} (provider)`, pt: 16, beforePt: 10 },
      { text: pack.scope, pt: 14, beforePt: 4 },
      { text: pack.vintage, pt: 14, beforePt: 4 },
    ],
    { widthIn: room.w, heightIn: room.h },
  );
  const over: Shape = {
    kind: 'text',
    name: 'Quarter',
    box: { ...coverTitle, y: coverTitle.y - 0.6, h: 0.45 },
    paragraphs: [
      { text: `Partnership review, ${pack.quarterLabel}`, pt: 18, colour: 'accent1', isBold: true },
    ],
  };
  const rule: Shape = {
    kind: 'rule',
    box: { x: coverTitle.x, y: coverTitle.y + coverTitle.h + 0.08, w: coverTitle.w, h: 0 },
    colour: 'accent1',
  };
  const cut =
    title.isCut || isCut ? [pack.name, message, page?.lead ?? '', pack.customer, pack.provider] : [];
  return {
    layout: 'Cover',
    title: title.paragraph,
    shapes: [over, rule, { kind: 'text', name: 'About', box: room, paragraphs }, ...markShapes(pack.marks)],
    notes: page ? notesOf(pack, page, cut.filter(Boolean)) : cut.filter(Boolean),
  };
}
