import { textWidthPx } from '../../charts/labels.ts';
import type { SlotColour } from './chart/native-chart.ts';

/** A paragraph on a slide, in one size and colour. `from` is a text it cannot do without, where it is cut. */
export interface Paragraph {
  readonly text: string;
  readonly pt: number;
  readonly isBold?: boolean;
  readonly colour?: SlotColour;
  readonly align?: 'left' | 'right' | 'center';
  /** Space before it, in points. */
  readonly beforePt?: number;
}

/** How wide and how tall something may be, in inches. */
export interface Room {
  readonly widthIn: number;
  readonly heightIn: number;
}

/** Paragraphs as they fit, and whether words were left out. */
export interface Fitted {
  readonly paragraphs: readonly Paragraph[];
  readonly isCut: boolean;
}

const lineFactor = 1.22;
const smallestPt = 9;

// Office places letters a little otherwise than any estimate: a tenth is kept free.
const spare = 1.06;

/** The height that paragraphs take in a width. */
export function heightOf(paragraphs: readonly Paragraph[], widthIn: number): number {
  return paragraphs.reduce((sum, paragraph) => {
    const lines = linesOf(paragraph, widthIn).length;
    return sum + (lines * paragraph.pt * lineFactor + (paragraph.beforePt ?? 0)) / 72;
  }, 0);
}

/** The lines a paragraph breaks into; a word that is wider than the line is broken where the line ends. */
function linesOf({ text, pt, isBold = false }: Paragraph, widthIn: number): readonly string[] {
  const most = (widthIn * 72) / spare / (isBold ? 1.13 : 1);
  return text.split('\n').flatMap((line) => brokenLine(line, pt, most));
}

function brokenLine(line: string, pt: number, most: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of line.split(/(?<=\s)/u)) {
    const width = widthOf(piece, pt);
    if (used > 0 && used + widthOf(piece.trimEnd(), pt) > most) {
      lines.push(current);
      current = '';
      used = 0;
    }
    if (width <= most) {
      current += piece;
      used += width;
      continue;
    }
    for (const letter of piece) {
      const letterWidth = widthOf(letter, pt);
      if (used + letterWidth > most && current !== '') {
        lines.push(current);
        current = '';
        used = 0;
      }
      current += letter;
      used += letterWidth;
    }
  }
  return [...lines, current];
}

/** The width of a text in points. Ideographs and emoji are as wide as they are tall. */
export function widthOf(text: string, pt: number): number {
  const wide = text.match(
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/gu,
  );
  return textWidthPx(text, pt) * 0.98 + (wide?.length ?? 0) * pt * 0.75;
}

/** Paragraphs made to fit: smaller first, in steps, then the longest of them shortened. */
export function fitted(paragraphs: readonly Paragraph[], room: Room): Fitted {
  for (const scale of [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5]) {
    const scaled = paragraphs.map((one) => ({ ...one, pt: scaledPt(one.pt, scale) }));
    if (heightOf(scaled, room.widthIn) <= room.heightIn) return { paragraphs: scaled, isCut: false };
  }
  return {
    paragraphs: shortenedTo(
      paragraphs.map((one) => ({ ...one, pt: scaledPt(one.pt, 0.5) })),
      room,
    ),
    isCut: true,
  };
}

function scaledPt(pt: number, scale: number): number {
  return Math.max(Math.min(pt, smallestPt), Math.round(pt * scale * 2) / 2);
}

function shortenedTo(paragraphs: readonly Paragraph[], room: Room): readonly Paragraph[] {
  let rest = paragraphs;
  // Each round takes a fifth of the longest, so that a hundred rounds leave nothing of any text there is.
  for (let round = 0; round < 100 && heightOf(rest, room.widthIn) > room.heightIn; round += 1) {
    const longest = Math.max(...rest.map(({ text }) => text.length));
    const at = rest.findIndex(({ text }) => text.length === longest);
    rest = rest.map((one, index) => (index === at ? { ...one, text: cutShort(one.text) } : one));
  }
  return rest;
}

function cutShort(text: string): string {
  const letters = [...text.replace(/…$/u, '')];
  return `${letters
    .slice(0, Math.floor(letters.length * 0.8))
    .join('')
    .trimEnd()}…`;
}

/** A paragraph in two where it must go on elsewhere: as many lines as fit, and the rest. */
export function splitAt(paragraph: Paragraph, room: Room): readonly [Paragraph, Paragraph] | null {
  const lines = linesOf(paragraph, room.widthIn);
  const count = Math.floor((room.heightIn * 72 - (paragraph.beforePt ?? 0)) / (paragraph.pt * lineFactor));
  if (count < 1 || count >= lines.length) return null;
  const head = lines.slice(0, count).join('').trimEnd();
  return [
    { ...paragraph, text: head },
    {
      ...paragraph,
      text: paragraph.text.slice(lines.slice(0, count).join('').length).trimStart(),
      beforePt: 0,
    },
  ];
}

/** Whether a text begins in a script that runs from right to left. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first);
}
