import { delMany, get, keys, set } from 'idb-keyval';
import { keptStore } from '#lib/core/workspace/kept-store.ts';
import type { WorkspaceStore } from '#lib/core/workspace/store.ts';

/** Keeps the workspace in IndexedDB; the browser may clear it, so the page offers the workspace as a file too. */
export function createBrowserStore(): WorkspaceStore {
  return keptStore({
    get: (key) => get<unknown>(key),
    set: (key, value) => set(key, value),
    delete: (list) => delMany([...list]),
    keys: async () => (await keys()).map(String),
  });
}
