import { setImmediate } from 'node:timers/promises';
import type { createDuckDB } from '@duckdb/duckdb-wasm/blocking';
import type { Driver } from '#lib/core/engine/driver.ts';
import type { Parameter } from '#lib/core/engine/port.ts';

type Bindings = Awaited<ReturnType<typeof createDuckDB>>;

/** The driver over the blocking build: each call holds the thread, and polling lets go of it in between. */
export function nodeDriver(bindings: Bindings): Driver {
  const connection = bindings.connect().useUnsafe((_, id) => id);
  return {
    runText: async (sql) => bindings.runQuery(connection, sql),
    runPrepared: async (sql, values) => runPrepared(bindings, connection, sql, values),
    start: async (sql) => bindings.startPendingQuery(connection, sql, true),
    poll: async () => {
      await setImmediate();
      return bindings.pollPendingQuery(connection);
    },
    cancel: async () => void bindings.cancelPendingQuery(connection),
    fetch: async () => {
      await setImmediate();
      return bindings.fetchQueryResults(connection);
    },
    broken: new Promise(() => undefined),
    addFile: async (name, content) =>
      bindings.registerFileBuffer(name, new Uint8Array(await content.arrayBuffer())),
    dropFile: async (name) => bindings.dropFile(name),
    close: async () => bindings.reset(),
  };
}

function runPrepared(
  bindings: Bindings,
  connection: number,
  sql: string,
  values: readonly Parameter[],
): Uint8Array {
  const statement = bindings.createPrepared(connection, sql);
  try {
    return bindings.runPrepared(connection, statement, [...values]);
  } finally {
    bindings.closePrepared(connection, statement);
  }
}
