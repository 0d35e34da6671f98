import type PptxGenJS from 'pptxgenjs';
import { plainText } from '../export/plain-text.ts';
import { isRightToLeft, type Paragraph } from './fit.ts';
import { places, type DeckSlide, type Shape } from './slide.ts';

type Slide = PptxGenJS.Slide;

/** The two layouts of a deck: both have a title, so that every slide is known by its message. */
export function defineLayouts(deck: PptxGenJS): void {
  const number = { ...places.number, fontFace: body, fontSize: 10.5, color: 'tx1', align: 'right' } as const;
  for (const [title, box] of [
    ['Cover', places.coverTitle],
    ['Page', places.title],
  ] as const)
    deck.defineSlideMaster({
      title,
      background: { color: 'bg1' },
      slideNumber: number,
      objects: [
        {
          placeholder: {
            options: {
              name: 'title',
              type: 'title',
              ...box,
              margin: 0,
              valign: title === 'Cover' ? 'bottom' : 'top',
              align: 'left',
            },
            text: '',
          },
        },
      ],
    });
}

const heading = '+mj-lt';
const body = '+mn-lt';

/** Put a slide into the deck: title first, then all else in reading order, as text, tables and charts of Office. */
export function drawSlide(slide: Slide, { title, shapes, notes }: DeckSlide): void {
  slide.addText([run(title, heading, false)], { placeholder: 'title' });
  for (const shape of shapes) draw(slide, shape);
  if (notes.length > 0) slide.addNotes(plainText(notes.join('\n')));
}

function draw(slide: Slide, shape: Shape): void {
  switch (shape.kind) {
    case 'text':
      slide.addText(
        shape.paragraphs.map((one, at) => run(one, body, at < shape.paragraphs.length - 1)),
        {
          ...shape.box,
          objectName: plainText(shape.name),
          margin: shape.border ? 5 : 0,
          valign: 'top',
          isTextBox: true,
          ...(shape.border ? { line: { color: shape.border, width: 0.75 } } : {}),
        },
      );
      return;
    case 'rule':
      slide.addShape('line', { ...shape.box, line: { color: shape.colour, width: 1.5 } });
      return;
    case 'table':
      drawTable(slide, shape);
      return;
    case 'chart':
      // Its part and its workbook are written over when the deck is finished; this makes room for them.
      slide.addChart('line', [{ name: ' ', labels: [' '], values: [0] }], {
        ...shape.box,
        altText: plainText(shape.alt),
        objectName: plainText(shape.name),
      });
  }
}

function drawTable(
  slide: Slide,
  { rows, box, pt, widthsIn, heightsIn, name }: Extract<Shape, { kind: 'table' }>,
): void {
  const none = { type: 'none' } as const;
  const cells = rows.map((row, at) =>
    row.map(({ text, align }) => {
      const words = plainText(text);
      const isTurned = align === 'left' && isRightToLeft(words);
      const line = { type: 'solid', color: at === 0 ? 'tx1' : 'tx2', pt: at === 0 ? 1.25 : 0.5 } as const;
      return {
        text: words,
        options: {
          align: isTurned ? ('right' as const) : align,
          bold: at === 0,
          color: 'tx1',
          fontFace: body,
          fontSize: pt,
          lang: 'en-GB',
          valign: at === 0 ? ('bottom' as const) : ('top' as const),
          border: [none, none, line, none] satisfies [object, object, object, object],
          ...(isTurned ? { rtlMode: true } : {}),
        },
      };
    }),
  );
  slide.addTable(cells, {
    x: box.x,
    y: box.y,
    colW: [...widthsIn],
    rowH: [...heightsIn],
    margin: [0.04, 0.07, 0.04, 0.07],
    objectName: plainText(name),
  });
}

function run(
  { text, pt, isBold = false, colour = 'tx1', align, beforePt }: Paragraph,
  fontFace: string,
  breakLine: boolean,
): PptxGenJS.TextProps {
  const words = plainText(text);
  const isTurned = align === undefined && isRightToLeft(words);
  return {
    text: words,
    options: {
      fontFace,
      fontSize: pt,
      bold: isBold,
      color: colour,
      align: isTurned ? 'right' : (align ?? 'left'),
      breakLine,
      lang: 'en-GB',
      ...(isTurned ? { rtlMode: true } : {}),
      ...(beforePt ? { paraSpaceBefore: beforePt } : {}),
    },
  };
}
