import { RecordBatchReader, Table } from 'apache-arrow';
import type { Driver } from './driver.ts';
import { QueryCancelled } from './port.ts';

/**
 * Drive one statement to its end step by step, so that its signal can stop it in between; its result as an Arrow
 * table. Rejects with a `QueryCancelled` when stopped.
 */
export async function drive(driver: Driver, sql: string, signal?: AbortSignal): Promise<Table> {
  let header = await driver.start(sql);
  while (header === null) {
    await stopIfAborted(driver, signal);
    header = await driver.poll();
  }
  const chunks = [header];
  for (let chunk = await driver.fetch(); chunk?.length !== 0; chunk = await driver.fetch()) {
    await stopIfAborted(driver, signal);
    if (chunk) chunks.push(chunk);
  }
  return new Table(RecordBatchReader.from(chunks));
}

async function stopIfAborted(driver: Driver, signal?: AbortSignal): Promise<void> {
  if (!signal?.aborted) return;
  await driver.cancel();
  throw new QueryCancelled();
}
