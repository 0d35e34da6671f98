/** Makes files in the worker as the Review screen does: one that ends well, one that is cancelled, one that fails. */
import type { Pack } from '#lib/core/review/pack/pack.ts';
import { defaultDeckTheme } from '#lib/core/vocabulary/deck-theme.ts';
import { exportInWorker } from '#lib/platform/browser/export-in-worker.ts';
import { hostilePack, packOfEverything } from '../../support/packs.ts';

const packs = Array.from({ length: 6 }, (_, at) => packOfEverything({ name: `Review ${at + 1}` }));

Object.assign(globalThis, { __result: run() });

async function run(): Promise<unknown> {
  const cancelled = await outcomeOf('pptx', packs, { abortAt: 3 });
  const failed = await outcomeOf('pptx', [packOfEverything(), broken()]);
  const never = await outcomeOf('xlsx', packs, { abortAt: 0 });
  // Whatever ended before, the next file is made.
  const deck = await outcomeOf('pptx', [...packs, hostilePack()]);
  const workbook = await outcomeOf('xlsx', [...packs, hostilePack()]);
  return { cancelled, failed, never, deck, workbook, failedWorkbook: await outcomeOf('xlsx', [broken()]) };
}

function broken(): Pack {
  return { ...packOfEverything(), pages: null } as unknown as Pack;
}

async function outcomeOf(
  kind: 'pptx' | 'xlsx',
  of: readonly Pack[],
  { abortAt = -1 }: { readonly abortAt?: number } = {},
): Promise<unknown> {
  const stop = new AbortController();
  const shares: number[] = [];
  const labels = new Set<string>();
  if (abortAt === 0) stop.abort(new Error('enough'));
  const onProgress = (share: number, label: string) => {
    shares.push(share);
    labels.add(label);
    if (shares.length === abortAt) stop.abort(new Error('enough'));
  };
  const told = () => ({ shares, labels: [...labels] });
  try {
    const file = await exportInWorker(kind, of, { theme: defaultDeckTheme, onProgress, signal: stop.signal });
    return { ...told(), bytes: [...new Uint8Array(await file.arrayBuffer())] };
  } catch (error) {
    const at = shares.length;
    await new Promise((go) => setTimeout(go, 500));
    return { ...told(), error: String(error), toldAfterwards: shares.length - at };
  }
}
