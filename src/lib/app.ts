import { catalogueOf } from './core/measures/catalogue.ts';
import type { Measure } from './core/vocabulary/measure.ts';
import { downloadBlob, downloadText } from './platform/browser/download.ts';
import { durableStorage } from './platform/browser/durable-storage.ts';
import { droppedFiles, pickedFiles } from './platform/browser/pick-files.ts';
import { fetchSample } from './platform/browser/sample.ts';
import { SourceReader } from './platform/browser/source-reader.ts';
import { sqlText } from './platform/browser/sql-text.ts';
import { keepTheme, keptTheme } from './platform/browser/theme-choice.ts';
import { createBrowserStore } from './platform/browser/workspace-store.ts';
import { WorkspaceState } from './state/workspace.svelte.ts';

/** Put the application together for a page. The engine is fetched only when the workspace starts. */
export function createWorkspace(): WorkspaceState {
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

/** What a page asks of the browser: files in, files out, and the theme this person chose. */
export const browser = { downloadBlob, downloadText, droppedFiles, keepTheme, keptTheme, pickedFiles };

/** The measures that ship with the site, for the pages that are written at build time. */
export function shippedMeasures(): readonly Measure[] {
  return catalogueOf(sqlText);
}
