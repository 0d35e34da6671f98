import type { PackFigure } from '../pack/pack.ts';
import { fitted, heightOf, widthOf, type Paragraph } from './fit.ts';
import type { Piece } from './flow.ts';
import type { Shape } from './slide.ts';

const arrows = { up: '▴', down: '▾', level: '▬' } as const;
const mostIn = 2.6;
const gapIn = 0.3;
// Sizes of text may shrink by this much before a figure goes on to another slide.
const leastScale = 0.84;
const facePt = 32;

/** Up to four large numbers side by side: label, face, what it is against plan, period and status. */
export function figuresPiece(id: string, figures: readonly PackFigure[]): Piece {
  return figuresGrid(id, figures, Math.max(3, figures.length));
}

/** Large numbers in rows of so many columns. */
export function figuresGrid(id: string, figures: readonly PackFigure[], columns: number): Piece {
  const rows = rowsOf(figures, columns);
  const cellOf = (widthIn: number) => (widthIn - gapIn * (columns - 1)) / columns;
  const heightsOf = (widthIn: number) =>
    rows.map((row) =>
      Math.min(
        mostIn,
        0.12 +
          Math.max(
            0,
            ...row.map((figure) => heightOf(paragraphsOf(figure, cellOf(widthIn)), cellOf(widthIn))),
          ),
      ),
    );
  const heightIn = (widthIn: number) => total(heightsOf(widthIn)) + gapIn * (rows.length - 1);
  return {
    least: (widthIn) => heightIn(widthIn) * leastScale,
    isGrowing: false,
    take: (widthIn, roomIn) => {
      const scale = Math.min(1, roomIn / heightIn(widthIn));
      const heights = heightsOf(widthIn).map((height) => height * scale);
      const placed = rows.flatMap((row, at) =>
        row.map((figure, column) => {
          const room = { widthIn: cellOf(widthIn), heightIn: (heights[at] ?? 0) - 0.1 };
          const x = column * (room.widthIn + gapIn);
          const y = total(heights.slice(0, at)) + at * gapIn * scale;
          return { figure, room, x, y, ...fitted(paragraphsOf(figure, room.widthIn), room) };
        }),
      );
      return {
        heightIn: heightIn(widthIn) * scale,
        rest: null,
        cut: placed.flatMap(({ figure, isCut }) => (isCut ? [figureWords(figure)] : [])),
        draw: (box) =>
          placed.flatMap(({ room, x, y, paragraphs }, at): readonly Shape[] => {
            const place = { x: box.x + x, y: box.y + y, w: room.widthIn };
            return [
              { kind: 'rule', box: { ...place, h: 0 }, colour: 'accent1' },
              {
                kind: 'text',
                name: `Figure ${id} ${at + 1}`,
                box: { ...place, y: place.y + 0.08, h: room.heightIn },
                paragraphs,
              },
            ];
          }),
      };
    },
  };
}

/** Items in rows of so many. */
export function rowsOf<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  return items.length === 0 ? [] : [items.slice(0, most), ...rowsOf(items.slice(most), most)];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A figure in one line, for the notes: label, exact value, period, plan and status. */
export function figureWords(figure: PackFigure): string {
  const { label, exact, face, period, delta, status } = figure;
  const value = exact || face || 'not known';
  const parts = [value, period, delta?.text, status ? statusWords(status) : ''].filter(Boolean);
  return `${label}: ${parts.join('; ')}`;
}

function paragraphsOf(figure: PackFigure, widthIn: number): readonly Paragraph[] {
  const { label, face, period, delta, status } = figure;
  return [
    { text: label, pt: 13 },
    face ? { ...faceOf(face, widthIn), isBold: true, colour: 'accent1' } : { text: 'Not available', pt: 20 },
    ...(delta ? [{ text: `${arrows[delta.direction]} ${delta.text}`, pt: 13, isBold: true }] : []),
    ...(period ? [{ text: period, pt: 11 }] : []),
    ...(status ? [{ text: statusWords(status), pt: 11, isBold: true }] : []),
  ];
}

/** The number on one line: it is never broken after its minus. */
function faceOf(text: string, widthIn: number): Paragraph {
  const whole = (widthOf(text, facePt) / 72) * 1.4;
  return { text, pt: Math.max(18, Math.floor(facePt * Math.min(1, widthIn / whole))) };
}

function statusWords({ kind, detail }: NonNullable<PackFigure['status']>): string {
  const word = { unavailable: 'Unavailable', unverified: 'Unverified', provisional: 'Provisional' }[kind];
  return detail ? `${word}: ${detail}` : word;
}
