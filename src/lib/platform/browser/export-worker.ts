import type { ExportOptions } from '#lib/core/review/export/exporter.ts';
import type { Pack } from '#lib/core/review/pack/pack.ts';
import type { DeckTheme } from '#lib/core/vocabulary/deck-theme.ts';

/** The files that are made off the page. */
export type WorkerExport = 'pptx' | 'xlsx';

/** What the page asks of this worker: a file of so many reviews, then the reviews one at a time. */
export type ExportRequest =
  | { readonly kind: 'start'; readonly file: WorkerExport; readonly theme: DeckTheme; readonly count: number }
  | { readonly kind: 'pack'; readonly pack: Pack };

/** What it answers: that it is ready for the next review, how far it is, and the file or what went wrong. */
export type ExportAnswer =
  | { readonly kind: 'next' }
  | { readonly kind: 'progress'; readonly share: number; readonly label: string }
  | { readonly kind: 'made'; readonly file: Blob }
  | { readonly kind: 'failed'; readonly message: string };

/** A file that grows review by review. */
interface Growing {
  readonly count: number;
  add(pack: Pack, options: ExportOptions): void;
  save(options: ExportOptions): Promise<Blob>;
}

const post: (answer: ExportAnswer) => void = (answer) => self.postMessage(answer);

let growing: Growing | null = null;
let added = 0;
let theme: DeckTheme | null = null;

self.onmessage = async ({ data }: MessageEvent<ExportRequest>) => {
  try {
    await answer(data);
  } catch (cause) {
    post({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
};

async function answer(request: ExportRequest): Promise<void> {
  if (request.kind === 'start') {
    theme = request.theme;
    growing = await (request.file === 'pptx' ? growingDeck : growingWorkbook)(request.count);
  } else {
    if (!growing) throw new Error('a review came before its file was begun');
    growing.add(request.pack, options());
    added += 1;
  }
  if (added < growing.count) return post({ kind: 'next' });
  post({ kind: 'made', file: await growing.save(options()) });
}

// The page ends the worker when the file is no longer wanted: nothing in here has to ask.
function options(): ExportOptions {
  if (!theme) throw new Error('no theme was given');
  return {
    theme,
    signal: new AbortController().signal,
    onProgress: (share, label) => post({ kind: 'progress', share, label }),
  };
}

async function growingDeck(count: number): Promise<Growing> {
  const { Deck } = await import('#lib/core/review/pptx/deck.ts');
  const deck = await Deck.open();
  return {
    count,
    add: (pack, { onProgress }) => {
      onProgress(Deck.shareAfter(added, count), `Slides of ${pack.name}`);
      deck.add(pack);
    },
    save: (given) => deck.save(given),
  };
}

/** A workbook has a sheet for all reviews together: they are gathered first. */
async function growingWorkbook(count: number): Promise<Growing> {
  const { workbookOf } = await import('#lib/core/review/data-out/workbook-of.ts');
  const packs: Pack[] = [];
  return { count, add: (pack) => void packs.push(pack), save: (given) => workbookOf(packs, given) };
}
