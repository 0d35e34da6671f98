import type { DeckTheme } from '../../vocabulary/deck-theme.ts';
import type { Pack } from '../pack/pack.ts';

/** The files a review leaves the page as. */
export type ExportKind = 'pptx' | 'html' | 'xlsx';

/** How an export is made. Aborting the signal rejects with its reason; nothing is half-written. */
export interface ExportOptions {
  readonly theme: DeckTheme;
  /** How much is done, 0 to 1, and what is being done. */
  readonly onProgress: (share: number, label: string) => void;
  readonly signal: AbortSignal;
}

/** Make one file of the pages of these reviews that are not hidden. */
export type Exporter = (packs: readonly Pack[], options: ExportOptions) => Promise<Blob>;
