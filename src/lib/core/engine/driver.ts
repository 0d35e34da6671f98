import type { Parameter } from './port.ts';

/**
 * What an adapter of DuckDB-WASM gives the engine: one connection, spoken to in text and Arrow IPC bytes. Calls are
 * made one at a time. `null` from `start`, `poll` and `fetch` means "not yet"; an empty array from `fetch` ends.
 */
export interface Driver {
  /** Run one or several statements; the result of the first, as an Arrow IPC file. */
  runText(sql: string): Promise<Uint8Array>;
  /** Run one statement with values for `$1`, `$2`...; the result as an Arrow IPC file. */
  runPrepared(sql: string, values: readonly Parameter[]): Promise<Uint8Array>;
  /** Start a statement that `poll` drives on; the schema once there are rows to fetch. */
  start(sql: string): Promise<Uint8Array | null>;
  /** Drive a started statement on for a fraction of a second, and let the caller's events in. */
  poll(): Promise<Uint8Array | null>;
  /** Give up the started statement. */
  cancel(): Promise<void>;
  /** The next rows of a started statement. */
  fetch(): Promise<Uint8Array | null>;
  /** Resolves with the cause when the database has come to an end by itself; never in the good case. */
  readonly broken: Promise<unknown>;
  addFile(name: string, content: Blob): Promise<void>;
  dropFile(name: string): Promise<void>;
  close(): Promise<void>;
}
