import { getContext, hasContext, setContext } from 'svelte';
import type { Provenance } from '#lib/core/review/provenance.ts';

/** How a component hands a file to the person, and what goes out with figures. */
export interface Download {
  readonly text: (name: string, text: string, type?: string) => void;
  readonly blob: (name: string, content: Blob) => void;
  /** Where the figures on the screen come from. */
  readonly provenance: () => Promise<Provenance>;
}

const key = Symbol('download');

/** Hand the way out to everything below. */
export function setDownload(download: Download): void {
  setContext(key, download);
}

/** The way out as the layout set it; null where nothing can be saved, as on a page that is opened by itself. */
export function getDownload(): Download | null {
  return hasContext(key) ? getContext<Download>(key) : null;
}
