import type { Table } from 'apache-arrow';
import { bind } from './bind.ts';
import { decode } from './decode.ts';
import type { Driver } from './driver.ts';
import { execute } from './execute.ts';
import { assertFileName } from './files.ts';
import { interruptible } from './interruptible.ts';
import { QueryCancelled, type Engine, type Parameters, type QueryOptions, type Row } from './port.ts';
import { queryError } from './query-error.ts';
import { serial } from './serial.ts';

interface Statement {
  readonly sql: string;
  readonly parameters?: Parameters;
  readonly options?: QueryOptions;
}

/** The engine over an adapter's driver: statements take turns, values are bound, results decoded, errors named. */
export function engineOver(driver: Driver): Engine {
  const enqueue = serial();
  const life = interruptible();
  void driver.broken.then((cause) => life.interrupt(new Error('The database has stopped.', { cause })));

  const inTurn = <T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    life.guard(() => enqueue(() => life.guard(task), signal));

  const run = async <T>(
    { sql, parameters, options }: Statement,
    read: (result: Table) => T | Promise<T>,
  ): Promise<T> => {
    const bound = bind(sql, parameters);
    const signal = options?.signal;
    const task = async (): Promise<T> => read(await execute(driver, bound, signal));
    return inTurn(task, signal).catch((cause: unknown) => {
      throw isCancelled(cause, signal) ? new QueryCancelled() : queryError(sql, cause);
    });
  };

  return {
    query: <R extends Row = Row>(sql: string, parameters?: Parameters, options?: QueryOptions) =>
      run({ sql, parameters, options }, async (result) => (await decode(result)) as readonly R[]),
    run: (sql, parameters, options) => run({ sql, parameters, options }, () => undefined),
    addFile: async (name, content) => {
      assertFileName(name);
      return inTurn(() => driver.addFile(name, content));
    },
    dropFile: (name) => inTurn(() => driver.dropFile(name)),
    close: async () => {
      life.interrupt(new Error('The engine was closed.'));
      await driver.close();
    },
  };
}

/** Stopped while it ran, or taken out of the queue: then the queue hands on the reason of the signal. */
function isCancelled(cause: unknown, signal?: AbortSignal): boolean {
  return cause instanceof QueryCancelled || (signal?.aborted === true && cause === signal.reason);
}
