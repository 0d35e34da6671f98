import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  BIGINT,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { bind } from '#lib/core/engine/bind.ts';
import { dateText, decimalText, timestampText, wholeNumber } from '#lib/core/engine/cell-text.ts';
import type { Cell, Engine, Parameter, Parameters, Row } from '#lib/core/engine/port.ts';
import { queryError } from '#lib/core/engine/query-error.ts';

const microsPerSecond = 1_000_000n;

/**
 * Native DuckDB behind the same port, on one thread: the yardstick of the benchmark. It cannot be cancelled. The files
 * it is given lie in a folder of its own, which becomes the working directory of the process.
 */
export async function startNativeEngine(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const folder = mkdtempSync(join(tmpdir(), 'outturn-bench-'));
  process.chdir(folder);
  return {
    query: <R extends Row = Row>(sql: string, parameters?: Parameters) =>
      named(sql, async () => (await rowsOf(connection, sql, parameters)) as readonly R[]),
    run: (sql, parameters) => named(sql, async () => void (await execute(connection, sql, parameters))),
    addFile: async (name, content) => {
      await mkdir(dirname(name), { recursive: true });
      await writeFile(name, content.stream());
    },
    dropFile: (name) => rm(name, { force: true }),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      process.chdir(tmpdir());
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<readonly Row[]> {
  const result = await execute(connection, sql, parameters);
  const rows = await result.getRowObjects();
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)])),
  );
}

function execute(connection: DuckDBConnection, sql: string, parameters?: Parameters) {
  const { sql: bound, values } = bind(sql, parameters);
  return values.length === 0
    ? connection.run(bound)
    : connection.run(bound, values.map(nativeValue), nativeTypes(values));
}

function nativeValue(value: Parameter): DuckDBValue {
  return Number.isInteger(value) ? BigInt(value as number) : value;
}

/** Whole numbers are bound as such; other types are found by the library. */
function nativeTypes(values: readonly Parameter[]): Record<string, DuckDBType | undefined> {
  const types = values.map((value, index) => [
    String(index + 1),
    Number.isInteger(value) ? BIGINT : undefined,
  ]);
  return Object.fromEntries(types) as Record<string, DuckDBType | undefined>;
}

function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return wholeNumber(value);
  if (value instanceof DuckDBDecimalValue) return decimalText(value.value, value.scale);
  if (value instanceof DuckDBDateValue) return dateText(value.days);
  if (value instanceof DuckDBTimestampValue) return timestampText(value.micros, microsPerSecond);
  throw new Error(`${String(value)}: not a plain value; cast it to varchar`);
}

async function named<T>(sql: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw queryError(sql, cause);
  }
}
