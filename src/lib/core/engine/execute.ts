import { RecordBatchReader, Table } from 'apache-arrow';
import type { Bound } from './bind.ts';
import { drive } from './drive.ts';
import type { Driver } from './driver.ts';
import { statementsOf } from './pieces.ts';
import { isLongText, readingVariables, withVariables } from './variables.ts';

/** Run a bound statement; its result as an Arrow table. Rejects with a `QueryCancelled` when its signal stopped it. */
export async function execute(driver: Driver, { sql, values }: Bound, signal?: AbortSignal): Promise<Table> {
  if (signal || values.some(isLongText)) {
    const steps = statementsOf(readingVariables(sql));
    return withVariables(driver, values, () => driveEach(driver, steps, signal));
  }
  const bytes = values.length > 0 ? driver.runPrepared(sql, values) : driver.runText(sql);
  return new Table(RecordBatchReader.from(await bytes));
}

async function driveEach(driver: Driver, steps: readonly string[], signal?: AbortSignal): Promise<Table> {
  let result = new Table();
  for (const step of steps) result = await drive(driver, step, signal);
  return result;
}
