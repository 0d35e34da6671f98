import { createRequire } from 'node:module';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { engineOver } from '#lib/core/engine/engine-over.ts';
import type { Engine } from '#lib/core/engine/port.ts';
import { secure } from '#lib/core/engine/secure.ts';
import { nodeDriver } from './engine-driver.ts';

/** Start DuckDB-WASM in this process: an empty database in memory. Takes about a second. */
export async function startNodeEngine(): Promise<Engine> {
  const bindings = await createDuckDB(bundles(), new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate();
  bindings.open({ path: ':memory:' });
  const engine = engineOver(nodeDriver(bindings));
  await secure(engine);
  return engine;
}

function bundles(): Parameters<typeof createDuckDB>[0] {
  const { resolve } = createRequire(import.meta.url);
  const bundle = (name: string) => ({
    mainModule: resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: '',
  });
  return { mvp: bundle('mvp'), eh: bundle('eh') };
}
