import { startBrowserEngine } from '#lib/platform/browser/engine.ts';
import { keepsContract } from './engine-contract.ts';

Object.assign(globalThis, { __result: run() });

async function run(): Promise<unknown> {
  const shares: number[] = [];
  const startedAt = performance.now();
  const engine = await startBrowserEngine({ onProgress: (share) => shares.push(share) });
  const startMs = performance.now() - startedAt;
  const outcomes = await keepsContract(engine);
  await engine.close();
  return { minutesBehindUtc: new Date(2025, 0, 1).getTimezoneOffset(), startMs, shares, outcomes };
}
