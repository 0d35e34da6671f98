import { getContext, setContext } from 'svelte';

/** The room that a printed page has for a chart, in CSS pixels. */
export interface Paper {
  readonly widthPx: number;
  /** Of a chart whose height is free. */
  readonly chartHeightPx: number;
}

const key = Symbol('paper');

/** Say that everything below is only ever printed, on paper of this width. */
export function setPaper(paper: Paper): void {
  setContext(key, paper);
}

/** The paper that this part of the page is for; null on the screen. */
export function getPaper(): Paper | null {
  return getContext<Paper | undefined>(key) ?? null;
}
