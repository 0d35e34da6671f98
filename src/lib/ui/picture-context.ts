import { getContext, hasContext, setContext } from 'svelte';
import type { Size } from '#lib/core/charts/values.ts';
import type { Caption } from '#lib/core/review/picture/picture.ts';
import type { draw } from './draw.ts';

/** A chart that is to be drawn as a picture: what stands around it, and its plot for a size. */
export interface PictureOrder {
  readonly caption: Caption;
  readonly build: (size: Size) => Parameters<typeof draw>[0];
  /** Null: as high as charts of its width are. */
  readonly heightPx: number | null;
}

/** How a chart becomes a picture, and what must be seen on every picture of this data. */
export interface Pictures {
  readonly make: (kind: 'svg' | 'png', order: PictureOrder) => Promise<Blob>;
  readonly marks: () => readonly string[];
}

const key = Symbol('pictures');

/** Hand the way to pictures to everything below. */
export function setPictures(pictures: Pictures): void {
  setContext(key, pictures);
}

/** The way to pictures as the layout set it; null where none can be made. */
export function getPictures(): Pictures | null {
  return hasContext(key) ? getContext<Pictures>(key) : null;
}
