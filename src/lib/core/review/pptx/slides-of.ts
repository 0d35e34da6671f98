import type { Pack } from '../pack/pack.ts';
import { coverSlide } from './cover-slide.ts';
import { pageSlides } from './page-slides.ts';
import type { DeckSlide } from './slide.ts';

/** A review as slides: the cover, unless it is hidden, and every page that is not. */
export function slidesOf(pack: Pack): readonly DeckSlide[] {
  const cover = pack.pages.find(({ kind }) => kind === 'cover') ?? null;
  const pages = pack.pages.filter(({ isHidden, kind }) => !isHidden && kind !== 'cover');
  const covers = cover?.isHidden ? [] : [coverSlide(pack, cover)];
  const more =
    cover && !cover.isHidden && cover.blocks.length > 0 ? pageSlides(pack, { ...cover, comments: [] }) : [];
  return [...covers, ...more, ...pages.flatMap((page) => pageSlides(pack, page))];
}
