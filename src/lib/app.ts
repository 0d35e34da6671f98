import { version } from '../../package.json';
import { catalogueOf } from './core/measures/catalogue.ts';
import type { Exporter } from './core/review/export/exporter.ts';
import type { Measure } from './core/vocabulary/measure.ts';
import { keepAuthor, keptAuthor } from './platform/browser/author-name.ts';
import { downloadBlob, downloadText } from './platform/browser/download.ts';
import { durableStorage } from './platform/browser/durable-storage.ts';
import { droppedFiles, pickedFiles } from './platform/browser/pick-files.ts';
import type { pictureOf as drawnPicture } from './platform/browser/picture.ts';
import { findPublished } from './platform/browser/published.ts';
import { fetchSample } from './platform/browser/sample.ts';
import { openSecondWindow } from './platform/browser/second-window.ts';
import { SourceReader } from './platform/browser/source-reader.ts';
import { sqlText } from './platform/browser/sql-text.ts';
import { keepTheme, keptTheme } from './platform/browser/theme-choice.ts';
import { createBrowserStore } from './platform/browser/workspace-store.ts';
import { PublishingState } from './state/publishing.svelte.ts';
import { ReviewState } from './state/review.svelte.ts';
import { WorkspaceState } from './state/workspace.svelte.ts';

/**
 * Put the application together for a page of the site at the address `base` gives. The engine is fetched only when the
 * workspace needs it.
 */
export function createWorkspace(base: () => string): WorkspaceState {
  const reader = new SourceReader();
  return new WorkspaceState({
    startEngine: async (onProgress) => {
      const { startBrowserEngine } = await import('./platform/browser/engine.ts');
      return startBrowserEngine({ onProgress });
    },
    sql: sqlText,
    scanner: reader.scan,
    proposer: reader.propose,
    fetchSample,
    findPublished: () => findPublished(base()),
    store: createBrowserStore(),
    storage: durableStorage,
    // Fetched when a workspace is first saved or opened as a file.
    pack: async (spec, sources) => {
      const { packWorkspace } = await import('./core/workspace/pack.ts');
      return packWorkspace(spec, sources);
    },
    unpack: async (file) => {
      const { unpackWorkspace } = await import('./core/workspace/unpack.ts');
      return unpackWorkspace(file);
    },
  });
}

/** The version of the site, as a publication names it. */
export const appVersion = version;

/** Publishing from the page; what writes it is fetched when it is first used. */
export function createPublishing(): PublishingState {
  return new PublishingState(async (source, request) => {
    const { publishedZip } = await import('./core/review/published/zip.ts');
    return publishedZip(source, request);
  });
}

/** The reviews of a workspace. What makes, compares and saves them is fetched when it is first used. */
export function createReview(workspace: WorkspaceState): ReviewState {
  return new ReviewState(workspace, {
    build: async (results, request, slices) => {
      const { buildPack } = await import('./core/review/pack/build-pack.ts');
      return buildPack(results, request, slices);
    },
    stateOf: async (engine, request) => {
      const { snapshotState } = await import('./core/review/snapshot/snapshot-state.ts');
      return snapshotState(engine, request);
    },
    taken: async (taking) => {
      const { takenSnapshot } = await import('./core/review/snapshot/taken-snapshot.ts');
      return takenSnapshot(taking);
    },
    withTaken: async (former, taken) => {
      const { noRoomWords, thinnedWords, withTaken } = await import('./core/review/snapshot/with-taken.ts');
      const made = withTaken(former, taken);
      if (made === null) throw new Error(noRoomWords);
      return { snapshots: made.snapshots, told: thinnedWords(made.thinned) };
    },
    compare: async ({ then, now, ...context }) => {
      const { changesBoard } = await import('./core/review/snapshot/changes.ts');
      return changesBoard(then, now, context);
    },
    exporters: {
      pptx: (packs, options) => inWorker('pptx', packs, options),
      xlsx: (packs, options) => inWorker('xlsx', packs, options),
      html: async (packs, options) => {
        const [{ htmlOf }, { drawChart }] = await Promise.all([
          import('./core/review/html/html-of.ts'),
          import('./platform/browser/draw-chart.ts'),
        ]);
        return htmlOf(drawChart)(packs, options);
      },
    },
    save: downloadBlob,
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    newId: () => crypto.randomUUID(),
    pause: () => new Promise((resolve) => void setTimeout(resolve)),
  });
}

const inWorker = async (kind: 'pptx' | 'xlsx', ...[packs, options]: Parameters<Exporter>): Promise<Blob> => {
  const { exportInWorker } = await import('./platform/browser/export-in-worker.ts');
  return exportInWorker(kind, packs, options);
};

/** Charts as pictures; what draws them is fetched when the first is saved. */
const pictureOf: typeof drawnPicture = async (kind, order) =>
  (await import('./platform/browser/picture.ts')).pictureOf(kind, order);

/** What a page asks of the browser: files in, files out, and what this person chose before on this machine. */
export const browser = {
  downloadBlob,
  downloadText,
  droppedFiles,
  keepAuthor,
  keepTheme,
  keptAuthor,
  keptTheme,
  openSecondWindow,
  pickedFiles,
  pictureOf,
};

/** The measures that ship with the site, for the pages that are written at build time. */
export function shippedMeasures(): readonly Measure[] {
  return catalogueOf(sqlText);
}
