import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { monthLabel } from '#lib/core/vocabulary/month.ts';

Object.assign(globalThis, { __result: probe() });

async function probe(): Promise<unknown> {
  const file = await fetch('./costs.csv');
  const engine = await fetch(wasm, { method: 'HEAD' });
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    month: monthLabel('2025-04-01'),
    input: Reflect.get(globalThis, '__input') as unknown,
    file: await file.text(),
    wasm: engine.headers.get('Content-Type'),
  };
}
