import { del, get, set } from 'idb-keyval';
import type { StoredWorkspace, WorkspaceStore } from '#lib/core/workspace/store.ts';
import type { SourceFile } from '#lib/core/imports/imported-file.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';

const key = 'outturn-workspace';

interface Kept {
  readonly spec: unknown;
  readonly sources: readonly SourceFile[];
}

/** Keeps the workspace in IndexedDB; the browser may clear it, so the page offers the workspace as a file too. */
export function createBrowserStore(): WorkspaceStore {
  return {
    load: loadKept,
    save: ({ spec, sources }: StoredWorkspace) =>
      set(key, { spec: JSON.parse(JSON.stringify(spec)), sources }),
    clear: () => del(key),
  };
}

async function loadKept(): Promise<StoredWorkspace | null> {
  const kept = await get<Kept>(key);
  return kept ? { spec: parseSpec(kept.spec), sources: kept.sources } : null;
}
