import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crossCorrelation } from '#lib/core/indicators/lead/cross-correlation.ts';
import { grangerTest } from '#lib/core/indicators/lead/granger.ts';

// The published figures lie beside the repository; where they are absent the suite says so by skipping.
const file = new URL('../../../shared/oracles/leadlag_granger_ccf.json', import.meta.url);

interface Oracle {
  readonly granger: {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly lags: number;
    readonly F: number;
    readonly p: number;
    readonly df_denom: number;
    readonly df_num: number;
  };
  readonly ccf: {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly expect: readonly number[];
  };
}

describe.skipIf(!existsSync(file))('the published lead-lag figures', () => {
  const oracle = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Oracle) : null;

  it('have the cross-correlations of R', () => {
    const { x, y, expect: wanted } = oracle!.ccf;
    crossCorrelation(x, y, wanted.length - 1).forEach((found, lag) =>
      expect(Math.abs(found! - wanted[lag]!)).toBeLessThan(1e-6),
    );
  });

  it('have the Granger test of R', () => {
    const { x, y, lags, F, p, df_denom, df_num } = oracle!.granger;
    const found = grangerTest(x, y, lags);
    if (found.kind !== 'test') throw new Error(found.reason);
    expect(Math.abs(found.f - F)).toBeLessThan(1e-6);
    expect(Math.abs(found.p - p)).toBeLessThan(1e-6);
    expect([found.numerator, found.denominator]).toEqual([df_num, df_denom]);
  });
});
