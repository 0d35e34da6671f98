import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { engineContract } from './engine-contract.ts';
import { timeZones } from './time-zones.ts';

describe.each(timeZones)('the engine on Node in $zone', ({ zone, minutesBehindUtc }) => {
  let engine: Engine;

  beforeAll(async () => {
    process.env.TZ = zone;
    engine = await startNodeEngine();
  });

  afterAll(() => engine.close());

  it('runs in that time zone', () => {
    expect(new Date(2025, 0, 1).getTimezoneOffset()).toBe(minutesBehindUtc);
  });

  for (const { name, run } of engineContract) it(name, () => run(engine));
});
