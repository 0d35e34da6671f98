import { describe, expect, it } from 'vitest';
import { runInPage } from '../e2e/harness/bundle.ts';
import type { Outcome } from './engine-contract.ts';
import { timeZones } from './time-zones.ts';

interface Report {
  readonly minutesBehindUtc: number;
  readonly startMs: number;
  readonly shares: readonly number[];
  readonly outcomes: readonly Outcome[];
}

describe.each(timeZones)('the engine in Chromium in $zone', ({ zone, minutesBehindUtc }) => {
  it('keeps the contract', async () => {
    const options = { timezoneId: zone, timeoutMs: 150_000 };
    const report = (await runInPage('tests/contracts/engine.page.ts', options)) as Report;
    console.info(`started in ${Math.round(report.startMs)} ms`);
    expect(report.minutesBehindUtc).toBe(minutesBehindUtc);
    expect(report.outcomes.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(report.outcomes.length).toBeGreaterThan(30);
  });
});
