import { fitted, heightOf, splitAt, type Paragraph } from './fit.ts';
import type { Piece, Taken } from './flow.ts';

/** Paragraphs that run on over as many slides as they need; no line is left out. */
export function textPiece(name: string, texts: readonly string[], pt = 16): Piece {
  const paragraphs = texts
    .flatMap((text) => text.split('\n'))
    .filter((text) => text.trim() !== '')
    .map((text, at): Paragraph => ({ text, pt, beforePt: at === 0 ? 0 : 6 }));
  return pieceOf(name, paragraphs);
}

function pieceOf(name: string, paragraphs: readonly Paragraph[]): Piece {
  return {
    least: (widthIn) => Math.min(heightOf(paragraphs, widthIn), ((paragraphs[0]?.pt ?? 0) * 1.22 * 3) / 72),
    isGrowing: false,
    take: (widthIn, heightIn) => take(name, paragraphs, { widthIn, heightIn }),
  };
}

interface Given {
  readonly widthIn: number;
  readonly heightIn: number;
}

function take(name: string, paragraphs: readonly Paragraph[], { widthIn, heightIn }: Given): Taken {
  const kept: Paragraph[] = [];
  let rest = paragraphs;
  let left = heightIn;
  for (let next = rest[0]; next; next = rest[0]) {
    const height = heightOf([next], widthIn);
    if (height <= left) {
      kept.push(next);
      left -= height;
      rest = rest.slice(1);
      continue;
    }
    const halves = splitAt(next, { widthIn, heightIn: left });
    if (halves) {
      kept.push(halves[0]);
      rest = [halves[1], ...rest.slice(1)];
    } else if (kept.length === 0) {
      kept.push(...fitted([next], { widthIn, heightIn }).paragraphs);
      rest = rest.slice(1);
    }
    break;
  }
  return {
    heightIn: heightOf(kept, widthIn),
    draw: (box) => [{ kind: 'text', name, box, paragraphs: kept }],
    rest: rest.length > 0 ? pieceOf(name, rest) : null,
    cut: [],
  };
}
