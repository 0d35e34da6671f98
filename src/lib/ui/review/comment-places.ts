import type { PackPage } from '#lib/core/review/pack/pack.ts';

/** What a comment of a page stands beside, in words, by the id it names; empty for the page itself. */
export function placeNames({ id, blocks }: PackPage): ReadonlyMap<string, string> {
  const named = blocks.flatMap((block): (readonly [string, string])[] => {
    switch (block.kind) {
      case 'figures':
        return block.figures.map((figure) => [figure.id, figure.label] as const);
      case 'chart':
      case 'table':
        return [[block.id, block.title]];
      case 'text':
        return [[block.id, 'the text']];
      case 'decisions':
        return [[block.id, 'the decisions']];
    }
  });
  return new Map([[id, ''], ...named]);
}
