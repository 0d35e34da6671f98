import type { Piece } from './flow.ts';

const gapIn = 0.35;

/** Two pieces beside each other, the first with a share of the width; together they take what room there is. */
export function sidePiece(left: Piece, right: Piece, share: number): Piece {
  const leftOf = (widthIn: number) => (widthIn - gapIn) * share;
  const rightOf = (widthIn: number) => (widthIn - gapIn) * (1 - share);
  return {
    least: (widthIn) => Math.max(left.least(leftOf(widthIn)), right.least(rightOf(widthIn))),
    isGrowing: true,
    take: (widthIn, heightIn) => {
      const parts = [left.take(leftOf(widthIn), heightIn), right.take(rightOf(widthIn), heightIn)] as const;
      const [first, second] = parts;
      return {
        heightIn,
        rest: null,
        cut: parts.flatMap(({ cut }) => cut),
        draw: ({ x, y, w, h }) => [
          ...first.draw({ x, y, w: leftOf(w), h: left.isGrowing ? h : first.heightIn }),
          ...second.draw({
            x: x + leftOf(w) + gapIn,
            y,
            w: rightOf(w),
            h: right.isGrowing ? h : second.heightIn,
          }),
        ],
      };
    },
  };
}
