import { type AsyncDuckDB, DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import type { Driver } from '#lib/core/engine/driver.ts';
import type { Parameter } from '#lib/core/engine/port.ts';

/** The driver over a database in a worker. `broken` resolves with the cause when that worker has come to an end. */
export function browserDriver(database: AsyncDuckDB, connection: number, broken: Promise<unknown>): Driver {
  return {
    runText: (sql) => database.runQuery(connection, sql),
    runPrepared: (sql, values) => runPrepared(database, connection, sql, values),
    start: (sql) => database.startPendingQuery(connection, sql, true),
    poll: () => database.pollPendingQuery(connection),
    cancel: async () => void (await database.cancelPendingQuery(connection)),
    fetch: () => database.fetchQueryResults(connection),
    broken,
    addFile: async (name, content) => {
      await database.registerFileHandle(name, content, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    },
    dropFile: async (name) => void (await database.dropFile(name)),
    close: () => database.terminate(),
  };
}

async function runPrepared(
  database: AsyncDuckDB,
  connection: number,
  sql: string,
  values: readonly Parameter[],
): Promise<Uint8Array> {
  const statement = await database.createPrepared(connection, sql);
  try {
    return await database.runPrepared(connection, statement, [...values]);
  } finally {
    await database.closePrepared(connection, statement);
  }
}
