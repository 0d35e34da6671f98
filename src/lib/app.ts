import { scanInWorker } from './platform/browser/scanner.ts';
import { fetchSample } from './platform/browser/sample.ts';
import { sqlText } from './platform/browser/sql-text.ts';
import { createBrowserStore } from './platform/browser/workspace-store.ts';
import { WorkspaceState } from './state/workspace.svelte.ts';

/** Put the application together for a page. The engine is fetched only when the workspace starts. */
export function createWorkspace(): WorkspaceState {
  return new WorkspaceState({
    startEngine: async (onProgress) => {
      const { startBrowserEngine } = await import('./platform/browser/engine.ts');
      return startBrowserEngine({ onProgress });
    },
    sql: sqlText,
    scanner: scanInWorker,
    fetchSample,
    store: createBrowserStore(),
  });
}
