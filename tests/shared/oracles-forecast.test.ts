import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bestDamping, holtExpected, runHolt } from '#lib/core/indicators/forecast/damped-holt.ts';
import { fitSeasonalLevel } from '#lib/core/indicators/forecast/seasonal-level.ts';
import { fitSes, smooth } from '#lib/core/indicators/forecast/ses.ts';

// The published figures lie beside the repository; where they are absent the suite says so by skipping.
const file = new URL('../../../shared/oracles/forecast_exponential_smoothing.json', import.meta.url);

interface Oracle {
  readonly ses: {
    readonly y: readonly number[];
    readonly cases: readonly {
      readonly alpha: number | 'optimised';
      readonly forecast1: number;
      readonly levels?: readonly number[];
      readonly alpha_hat?: number;
      readonly level0?: number;
    }[];
  };
  readonly holt: {
    readonly y: readonly number[];
    readonly cases: readonly {
      readonly alpha: number;
      readonly beta_star: number;
      readonly damped?: boolean;
      readonly forecast5: readonly number[];
      readonly trend?: readonly number[];
    }[];
  };
  readonly holt_damped_R_ets: {
    readonly y: readonly number[];
    readonly alpha: number;
    readonly beta: number;
    readonly phi: number;
    readonly level0: number;
    readonly trend0: number;
    readonly forecast10: readonly number[];
  };
  readonly holt_winters: {
    readonly y: readonly number[];
    readonly m: number;
    readonly additive: readonly number[];
  };
}

describe.skipIf(!existsSync(file))('published exponential smoothing', () => {
  const oracle = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Oracle) : null;

  it('has the levels and the forecast of simple smoothing with given shares', () => {
    const { y, cases } = oracle!.ses;
    for (const one of cases) {
      if (one.alpha === 'optimised') continue;
      const { levels } = smooth(y, one.alpha, y[0]!);
      expect(levels.at(-1)).toBeCloseTo(one.forecast1, 4);
      one.levels?.forEach((level, at) => expect(levels[at]).toBeCloseTo(level, 4));
    }
  });

  it('finds the share and the first level that fit best', () => {
    const { y, cases } = oracle!.ses;
    const best = cases.find(({ alpha }) => alpha === 'optimised')!;
    const fitted = fitSes(y);
    expect(fitted.parameters['alpha']).toBeCloseTo(best.alpha_hat!, 3);
    expect(fitted.parameters['level0']).toBeCloseTo(best.level0!, 2);
    expect(fitted.expected(1)[0]).toBeCloseTo(best.forecast1, 2);
  });

  it('follows a trend as Holt does, plain and damped', () => {
    const { y, cases } = oracle!.holt;
    const first = { level: y[0]!, trend: y[1]! - y[0]! };
    for (const { alpha, beta_star, damped, forecast5, trend } of cases) {
      const given = { alpha, beta: alpha * beta_star };
      // The damped one was published with its start estimated as well.
      const { phi, start } = damped ? bestDamping(y, given) : { phi: 1, start: first };
      const { states } = runHolt(y, { ...given, phi }, start);
      trend?.forEach((one, at) => expect(states[at]!.trend).toBeCloseTo(one, 4));
      holtExpected(states.at(-1)!, phi, 5).forEach((one, at) =>
        expect(Math.abs(one - forecast5[at]!)).toBeLessThan(0.0055),
      );
    }
  });

  it('damps a trend as R does', () => {
    const { y, alpha, beta, phi, level0, trend0, forecast10 } = oracle!.holt_damped_R_ets;
    const { states } = runHolt(y, { alpha, beta, phi }, { level: level0, trend: trend0 });
    holtExpected(states.at(-1)!, phi, 10).forEach((one, at) =>
      expect(Math.abs(one - forecast10[at]!)).toBeLessThan(1e-4),
    );
  });

  // Published with a trend and a Box-Cox transform, neither of which is ours: seasons must agree, the rise need not.
  it('has the seasons of a published series, if not its trend', () => {
    const { y, m, additive } = oracle!.holt_winters;
    const ours = fitSeasonalLevel(y, m).expected(m);
    const centred = (values: readonly number[]): readonly number[] => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.map((value) => value / mean);
    };
    const theirs = centred(additive.slice(0, m));
    centred(ours).forEach((one, at) => expect(Math.abs(one / theirs[at]! - 1)).toBeLessThan(0.06));
  });
});
