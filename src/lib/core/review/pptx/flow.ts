import type { Box, Shape } from './slide.ts';

/** Part of a page that is placed as a whole or in pieces, one under the other. Heights are in inches. */
export interface Piece {
  /** The least height that is of use in a width. */
  readonly least: (widthIn: number) => number;
  /** Whether it takes what room is left on its slide. */
  readonly isGrowing: boolean;
  readonly take: (widthIn: number, heightIn: number) => Taken;
}

/** What was taken of a piece: how tall it is, what it draws, and what goes on to the next slide. */
export interface Taken {
  readonly heightIn: number;
  readonly draw: (box: Box) => readonly Shape[];
  readonly rest: Piece | null;
  /** Texts that were shortened, whole, for the notes. */
  readonly cut: readonly string[];
}

/** What one slide holds of the pieces. */
export interface Filled {
  readonly shapes: readonly Shape[];
  readonly cut: readonly string[];
}

const gapIn = 0.16;

/** Fill slides with pieces in order; none is taller than its slide, and what does not fit goes on. */
export function flow(pieces: readonly Piece[], boxOf: (slide: number) => Box): readonly Filled[] {
  const slides: Filled[] = [];
  let queue = pieces;
  while (queue.length > 0) {
    const [filled, rest] = fill(queue, boxOf(slides.length));
    slides.push(filled);
    queue = rest;
  }
  return slides;
}

function fill(pieces: readonly Piece[], box: Box): readonly [Filled, readonly Piece[]] {
  const placed: { readonly taken: Taken; readonly isGrowing: boolean }[] = [];
  let left = box.h;
  let queue = pieces;
  for (let piece = queue[0]; piece; piece = queue[0]) {
    const least = piece.least(box.w);
    if (least > left && placed.length > 0) break;
    const taken = piece.take(box.w, piece.isGrowing ? Math.min(least, left) : left);
    placed.push({ taken, isGrowing: piece.isGrowing });
    left -= taken.heightIn + gapIn;
    queue = taken.rest ? [taken.rest, ...queue.slice(1)] : queue.slice(1);
    if (taken.rest) break;
  }
  const growing = placed.filter(({ isGrowing }) => isGrowing).length;
  const more = growing > 0 ? Math.max(0, left + gapIn) / growing : 0;
  let y = box.y;
  const shapes = placed.flatMap(({ taken, isGrowing }) => {
    const h = taken.heightIn + (isGrowing ? more : 0);
    const drawn = taken.draw({ x: box.x, y, w: box.w, h });
    y += h + gapIn;
    return drawn;
  });
  return [{ shapes, cut: placed.flatMap(({ taken }) => taken.cut) }, queue];
}
