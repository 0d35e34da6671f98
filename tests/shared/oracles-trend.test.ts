import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mannKendall, type MannKendall } from '#lib/core/indicators/trend/mann-kendall.ts';
import {
  correctedMannKendall,
  seasonalMannKendall,
} from '#lib/core/indicators/trend/mann-kendall-corrected.ts';
import { seasonalTheilSen, theilSen } from '#lib/core/indicators/trend/theil-sen.ts';

// The published figures lie beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/oracles/', import.meta.url);
const isThere = existsSync(folder);

function oracle<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Content;
}

type Published = Partial<Record<'p' | 'z' | 's' | 'var_s' | 'Tau', number>>;

interface MannKendallOracle extends Record<string, unknown> {
  readonly data: readonly (number | null)[];
  readonly sens: { readonly slope: number; readonly intercept: number };
  readonly seasonal_sens_12: { readonly slope: number; readonly intercept: number };
}

interface TheilSenOracle {
  readonly cases: readonly {
    readonly x?: readonly number[];
    readonly y: readonly number[];
    readonly alpha?: number;
    readonly slope: number;
    readonly intercept_separate: number;
    readonly lower?: number;
    readonly upper?: number;
    readonly ci_rtol?: number;
  }[];
}

describe.skipIf(!isThere)('the published Mann-Kendall tests', () => {
  const published = isThere ? oracle<MannKendallOracle>('trend_mann_kendall.json') : null;
  const data = published?.data ?? [];

  const tests: readonly (readonly [string, () => MannKendall])[] = [
    ['original', () => mannKendall(data)],
    ['hamed_rao', () => correctedMannKendall(data, 'hamed_rao')],
    ['hamed_rao_lag3', () => correctedMannKendall(data, 'hamed_rao', { lags: 3 })],
    ['yue_wang', () => correctedMannKendall(data, 'yue_wang')],
    ['yue_wang_lag1', () => correctedMannKendall(data, 'yue_wang', { lags: 1 })],
    ['pre_whitening', () => correctedMannKendall(data, 'pre_whitening')],
    ['tfpw', () => correctedMannKendall(data, 'trend_free_pre_whitening')],
    ['seasonal_12', () => seasonalMannKendall(data, 12)],
    ['correlated_seasonal_12', () => seasonalMannKendall(data, 12, { isCorrelated: true })],
  ];

  it.each(tests)('%s is met', (name, run) => {
    const expected = published![name] as Published;
    const found = run();
    const pairs = [
      [expected.p, found.p],
      [expected.z, found.z],
      [expected.s, found.s],
      [expected.var_s, found.variance],
      [expected.Tau, found.tau],
    ] as const;
    pairs.forEach(([wanted, got]) => {
      if (wanted !== undefined) expect(Math.abs(got! / wanted - 1)).toBeLessThan(1e-9);
    });
  });

  it('has the published slopes, plain and by season', () => {
    const line = theilSen(data);
    expect(line.kind === 'line' && line.slope).toBeCloseTo(published!.sens.slope, 12);
    expect(line.kind === 'line' && line.intercept).toBeCloseTo(published!.sens.intercept, 9);
    const seasonal = seasonalTheilSen(data, 12)!;
    expect(seasonal.slope).toBeCloseTo(published!.seasonal_sens_12.slope, 12);
    expect(seasonal.intercept).toBeCloseTo(published!.seasonal_sens_12.intercept, 9);
  });
});

describe.skipIf(!isThere)('the published Theil-Sen lines', () => {
  const cases = isThere ? oracle<TheilSenOracle>('trend_theil_sen.json').cases : [];

  it.each(cases)('slope $slope', ({ x, y, alpha, slope, intercept_separate, lower, upper, ci_rtol }) => {
    const line = theilSen(y, { positions: x, confidence: 1 - (alpha ?? 0.05) });
    if (line.kind !== 'line') throw new Error(line.reason);
    expect(line.slope).toBeCloseTo(slope, 12);
    expect(line.intercept).toBeCloseTo(intercept_separate, 12);
    if (lower === undefined || upper === undefined) return;
    expect(Math.abs(line.lower / lower - 1)).toBeLessThan(ci_rtol ?? 5e-3);
    expect(Math.abs(line.upper / upper - 1)).toBeLessThan(ci_rtol ?? 5e-3);
  });
});
