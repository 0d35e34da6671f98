import { describe, expect, it } from 'vitest';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import type { Driver } from '#lib/core/engine/driver.ts';
import { engineOver } from '#lib/core/engine/engine-over.ts';
import { QueryError } from '#lib/core/engine/port.ts';

describe('an engine that is closed', () => {
  it('rejects what runs, what waits and what comes later, naming the statement', async () => {
    const engine = await startNodeEngine();
    const endless =
      'select count(*) as n from range(1000000) as a, range(100000) as b where a.range % 7 = b.range % 3';
    const asked = [
      engine.query(endless, {}, { signal: new AbortController().signal }),
      engine.query('select 1 as a'),
    ];
    const outcomes = Promise.allSettled(asked);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await engine.close();
    const later = await Promise.allSettled([engine.query('select 2 as a'), engine.dropFile('files/1.csv')]);
    const reasons = [...(await outcomes), ...later].map(reasonOf);
    expect(reasons.map((reason) => reason?.message)).toEqual(Array(4).fill('The engine was closed.'));
    expect(reasons[0]).toBeInstanceOf(QueryError);
  });
});

describe('an engine whose worker has died', () => {
  it('rejects rather than wait for an answer that never comes', async () => {
    const silent = (): Promise<never> => new Promise(() => undefined);
    const driver: Driver = {
      runText: silent,
      runPrepared: silent,
      start: silent,
      poll: silent,
      cancel: silent,
      fetch: silent,
      addFile: silent,
      dropFile: silent,
      close: async () => undefined,
      broken: new Promise((resolve) => setTimeout(() => resolve(new Error('out of memory')), 20)),
    };
    const engine = engineOver(driver);
    const error: unknown = await engine.query('select 1 as a').catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      name: 'QueryError',
      message: 'The database has stopped.',
      sql: 'select 1 as a',
    });
    expect(error).toMatchObject({ cause: { cause: { message: 'out of memory' } } });
  });
});

function reasonOf(outcome: PromiseSettledResult<unknown>): Error | null {
  return outcome.status === 'rejected' && outcome.reason instanceof Error ? outcome.reason : null;
}
