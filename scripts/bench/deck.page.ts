import { exportInWorker } from '#lib/platform/browser/export-in-worker.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { defaultDeckTheme } from '#lib/core/vocabulary/deck-theme.ts';

/** What one deck took in the page: how long, how large, and how it told of its progress. */
export interface DeckOutcome {
  readonly seconds: number;
  readonly bytes: number;
  readonly steps: number;
  /** The longest time without word of progress. */
  readonly longestSilenceSeconds: number;
  /** The longest time in which the page could not answer. */
  readonly longestPauseMs: number;
}

/** Make a deck of these reviews in the worker, as the Review screen does. */
async function makeDeck(packs: readonly Pack[]): Promise<DeckOutcome> {
  const start = performance.now();
  const told = [start];
  let longestPauseMs = 0;
  let last = start;
  const watch = setInterval(() => {
    longestPauseMs = Math.max(longestPauseMs, performance.now() - last - 20);
    last = performance.now();
  }, 20);
  const file = await exportInWorker('pptx', packs, {
    theme: defaultDeckTheme,
    onProgress: () => void told.push(performance.now()),
    signal: new AbortController().signal,
  });
  clearInterval(watch);
  const end = performance.now();
  const silences = [...told.slice(1), end].map((at, index) => at - (told[index] ?? at));
  return {
    seconds: (end - start) / 1000,
    bytes: file.size,
    steps: told.length - 1,
    longestSilenceSeconds: Math.max(...silences) / 1000,
    longestPauseMs,
  };
}

Object.assign(globalThis, { makeDeck });
