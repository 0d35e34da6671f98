import type { Exporter } from '../export/exporter.ts';
import { Deck } from './deck.ts';

/** Reviews as one deck that can be edited: native text, tables and charts, notes filled, in the colours of a theme. */
export const deckOf: Exporter = async (packs, options) => {
  const deck = await Deck.open();
  for (const [at, pack] of packs.entries()) {
    options.signal.throwIfAborted();
    options.onProgress(Deck.shareAfter(at, packs.length), `Slides of ${pack.name}`);
    deck.add(pack);
  }
  return deck.save(options);
};
