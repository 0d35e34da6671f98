import type { DurableStorage, StorageState } from '#lib/core/workspace/store.ts';

/** What this browser promises of its storage. A page that came without HTTPS is told nothing. */
export const durableStorage: DurableStorage = {
  state: stateOf,
  persist: async () => {
    const storage = storageManager();
    if (storage && !(await storage.persisted())) await storage.persist();
    return stateOf();
  },
};

async function stateOf(): Promise<StorageState> {
  const storage = storageManager();
  if (!storage) return { isDurable: null, usedBytes: null, quotaBytes: null };
  const [isDurable, { usage, quota }] = await Promise.all([storage.persisted(), storage.estimate()]);
  return { isDurable, usedBytes: usage ?? null, quotaBytes: quota ?? null };
}

// Not in every browser and not on every page, whatever the types say.
function storageManager(): StorageManager | undefined {
  return (navigator as Partial<Pick<Navigator, 'storage'>>).storage;
}
