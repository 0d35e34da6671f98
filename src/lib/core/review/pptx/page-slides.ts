import type { Pack, PackMark, PackPage } from '../pack/pack.ts';
import { fitted, heightOf, widthOf, type Paragraph } from './fit.ts';
import { flow } from './flow.ts';
import { commentHead, notesOf } from './notes.ts';
import { piecesOf } from './pieces.ts';
import { places, type Box, type DeckSlide, type Shape } from './slide.ts';
import { shortened } from './chart/native-chart.ts';

const commentsIn = 3;
const gapIn = 0.35;
const mostLetters = 320;

/** A page of a review as slides: one, or as many more as its tables and texts need. */
export function pageSlides(pack: Pack, page: PackPage): readonly DeckSlide[] {
  const body = bodyOf(page);
  const whole = underTitle(`${page.title} (continued)`);
  const beside = page.comments.length > 0 ? { ...body.box, w: body.box.w - commentsIn - gapIn } : body.box;
  const boxOf = (at: number): Box => (at === 0 ? beside : whole);
  const filled = flow(piecesOf(page.blocks, { widthIn: beside.w, heightIn: beside.h }), boxOf);
  const slides = filled.length > 0 ? filled : [{ shapes: [], cut: [] }];
  const foot = footOf(pack, page);
  return slides.map(({ shapes }, at): DeckSlide => {
    const title = titleOf(at === 0 ? page.title : `${page.title} (continued)`, places.title);
    const cut = [
      ...(title.isCut || body.isCut ? [page.title, page.lead] : []),
      ...(foot.isCut ? [page.source] : []),
      ...slides.flatMap((slide) => slide.cut),
    ].filter((text) => text !== '');
    const first = at === 0 ? [...body.shapes, ...shapes, ...commentShapes(page, body.box)] : shapes;
    return {
      layout: 'Page',
      title: title.paragraph,
      shapes: [...first, ...markShapes(page.marks), ...foot.shapes],
      notes:
        at === 0
          ? notesOf(pack, page, cut)
          : ['Continued from the slide before, whose notes hold for this one.'],
    };
  });
}

/** A title as large as it may be; one that fits in no size is cut and stands whole in the notes. */
export function titleOf(text: string, box: Box): { readonly paragraph: Paragraph; readonly isCut: boolean } {
  const title: Paragraph = { text: text.replace(/\s+/gu, ' ').trim() || 'Untitled', pt: 28, isBold: true };
  const { paragraphs, isCut } = fitted([title], { widthIn: box.w - 0.1, heightIn: box.h });
  return { paragraph: paragraphs[0] ?? title, isCut };
}

interface Body {
  readonly box: Box;
  readonly shapes: readonly Shape[];
  readonly isCut: boolean;
}

/** The body of a slide, from under its title, which may have one line or many. */
function underTitle(title: string): Box {
  const { body } = places;
  const { paragraph } = titleOf(title, places.title);
  const y = places.title.y + Math.max(0.55, heightOf([paragraph], places.title.w - 0.1)) + 0.12;
  return { ...body, y, h: body.y + body.h - y };
}

/** What is left for the blocks under the lead. */
function bodyOf({ lead, title }: PackPage): Body {
  const body = underTitle(title);
  if (lead.trim() === '') return { box: body, shapes: [], isCut: false };
  const { paragraphs, isCut } = fitted([{ text: lead, pt: 16 }], { widthIn: body.w, heightIn: 0.95 });
  const h = heightOf(paragraphs, body.w);
  const used = h + 0.15;
  return {
    box: { ...body, y: body.y + used, h: body.h - used },
    shapes: [{ kind: 'text', name: 'Lead', box: { ...body, h }, paragraphs }],
    isCut,
  };
}

/** Stamps in one row from the right, above the title. */
export function markShapes(marks: readonly PackMark[]): readonly Shape[] {
  if (marks.length === 0) return [];
  const { x, y, w, h } = places.marks;
  const most = (w - 0.1 * (marks.length - 1)) / marks.length;
  const stamps = marks.map(({ words }) => {
    const text: Paragraph = { text: words, pt: 11, isBold: true, align: 'center' };
    const wide = Math.min(most, (widthOf(words, 11) / 72) * 1.3 + 0.3);
    return { wide, ...fitted([text], { widthIn: wide - 0.16, heightIn: h }) };
  });
  let right = x + w;
  return stamps.toReversed().map(({ wide, paragraphs }, at): Shape => {
    right -= wide + (at === 0 ? 0 : 0.1);
    return {
      kind: 'text',
      name: `Mark ${marks.length - at}`,
      box: { x: right, y, w: wide, h },
      paragraphs,
      border: 'tx1',
    };
  });
}

function footOf(
  { name, quarterLabel }: Pack,
  { source }: PackPage,
): { readonly shapes: readonly Shape[]; readonly isCut: boolean } {
  const text = [source ? `Source: ${source}` : '', `${shortened(name, 120)}, ${quarterLabel}`]
    .filter(Boolean)
    .join('  |  ');
  const { foot } = places;
  const { paragraphs, isCut } = fitted([{ text, pt: 10.5 }], { widthIn: foot.w, heightIn: foot.h });
  return { shapes: [{ kind: 'text', name: 'Source', box: foot, paragraphs }], isCut };
}

/** Comments beside the page: as many as there is room for, each shortened; the notes have them whole. */
function commentShapes(page: PackPage, body: Box): readonly Shape[] {
  if (page.comments.length === 0) return [];
  const box: Box = { x: body.x + body.w - commentsIn, y: body.y, w: commentsIn, h: body.h };
  const room = { widthIn: commentsIn - 0.25, heightIn: body.h - 0.15 };
  const kept: Paragraph[] = [{ text: 'Comments', pt: 13, isBold: true }];
  const all = page.comments.map((comment): readonly Paragraph[] => [
    { text: shortened(commentHead(comment, page), 90), pt: 10.5, isBold: true, beforePt: 8 },
    { text: shownText(comment.text), pt: 12 },
  ]);
  let shown = 0;
  for (const paragraphs of all) {
    if (heightOf([...kept, ...paragraphs], room.widthIn) > room.heightIn - 0.4) break;
    kept.push(...paragraphs);
    shown += 1;
  }
  const others = all.length - shown;
  if (others > 0) kept.push({ text: `and ${others} more in the notes`, pt: 11, beforePt: 8 });
  const { paragraphs } = fitted(kept, room);
  const h = Math.min(body.h, heightOf(paragraphs, room.widthIn) + 0.2);
  return [{ kind: 'text', name: 'Comments', box: { ...box, h }, paragraphs, border: 'tx2' }];
}

function shownText(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return [...line].length > mostLetters ? `${shortened(line, mostLetters)} (whole text in the notes)` : line;
}
