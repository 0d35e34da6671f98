import { del, get, set } from 'idb-keyval';
import type { StoredWorkspace, WorkspaceStore } from '#lib/core/workspace/store.ts';
import type { SourceFile } from '#lib/core/imports/imported-file.ts';
import { parseSpec } from '#lib/core/workspace/parse-spec.ts';

const key = 'outturn-workspace';

interface Kept {
  readonly spec: string;
  readonly sources: readonly SourceFile[];
}

/** Keeps the workspace in IndexedDB; the browser may clear it, so the page offers the workspace as a file too. */
export function createBrowserStore(): WorkspaceStore {
  return {
    load: loadKept,
    // As text, since the workspace in hand may hold proxies, which no browser storage can clone.
    save: ({ spec, sources }: StoredWorkspace) => set(key, { spec: JSON.stringify(spec), sources }),
    clear: () => del(key),
  };
}

async function loadKept(): Promise<StoredWorkspace | null> {
  const kept = await get<Kept>(key);
  return kept ? { spec: parseSpec(JSON.parse(kept.spec)), sources: kept.sources } : null;
}
