/** Series with published limits and flags, typed in with their sources. */
import { describe, expect, it } from 'vitest';
import { pPrimeLimits, individualsLimits } from '#lib/core/indicators/control/limits.ts';
import type { ControlPoint } from '#lib/core/vocabulary/control.ts';
import { charted, valueAt } from './charted.ts';
import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { emergency } from './nhs-emergency.ts';

describe('patients waiting over four hours at one NHS body, by NHSRplotthedots', () => {
  const chart = charted(emergency.breaches, { better: 'lower' });

  it('have the limits of the package', () => {
    const [segment] = chart.segments;
    expect(segment?.mean).toBeCloseTo(4423.277777777777, 9);
    expect(segment?.lower).toBeCloseTo(2846.1257777777773, 9);
    expect(segment?.upper).toBeCloseTo(6000.429777777777, 9);
  });

  it('have its flag at every point', () => {
    const flags = chart.points.map(flagOf).join(' ');
    expect(flags).toBe(
      '7- 7- 7- 7- X- 7- 7- . . . 7- 7- 2- 2- 2- X- T+ T+ T+ T+ T+ T+ T+ X+ 7+ 7+ . . . 7+ 7+ 7+ X+ X+ X+ 7+',
    );
  });
});

/** X outside, T trend, 2 two of three, 7 shift; + above the mean or rising, - below or falling. */
function flagOf({ mark, side }: ControlPoint): string {
  const letters: Readonly<Record<string, string>> = {
    outside_limits: 'X',
    trend: 'T',
    two_of_three: '2',
    shift: '7',
  };
  return mark === null ? '.' : `${letters[mark]}${side === 'high' ? '+' : '-'}`;
}

describe('flow rates of the NIST handbook', () => {
  it('have its limits', () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: mean 50.81, limits 45.8159 and 55.8041.
    const rates = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    const limits = individualsLimits(rates, { isScreened: false, limitConstant: '3/1.128' });
    expect(limits.mean).toBeCloseTo(50.81, 9);
    expect(Math.abs(limits.mean + 3 * limits.sigmas[0]! - 55.8041)).toBeLessThan(1e-4);
    expect(Math.abs(limits.mean - 3 * limits.sigmas[0]! - 45.8159)).toBeLessThan(1e-4);
  });
});

describe('diameters of steel belts, by SAS', () => {
  it('have the limits of PROC SHEWHART', () => {
    // SAS/QC User's Guide, MACONTROL example 9.4, output 9.4.1: 23.8571, 24.0083, 24.1596, mean range 0.056897.
    const diameters = [
      24.05, 23.99, 23.95, 23.93, 23.97, 24.02, 24.06, 24.1, 23.98, 24.03, 23.91, 24.06, 24.06, 23.96, 23.98,
      24.06, 24.01, 24.0, 23.93, 23.92, 24.09, 24.11, 24.05, 23.98, 23.98, 24.06, 24.02, 24.06, 23.97, 23.96,
    ];
    const limits = individualsLimits(diameters, { isScreened: false, limitConstant: '3/1.128' });
    expect(limits.mean).toBeCloseTo(24.0083, 4);
    expect(limits.meanMovingRange).toBeCloseTo(0.056897, 6);
    // SAS takes d2 to more digits than 1.128, which shows in the fifth decimal.
    expect(Math.abs(limits.mean - 3 * limits.sigmas[0]! - 23.8571)).toBeLessThan(2e-4);
    expect(Math.abs(limits.mean + 3 * limits.sigmas[0]! - 24.1596)).toBeLessThan(2e-4);
  });
});

describe('emergency attendances seen within four hours over twenty weeks', () => {
  // Mohammed and others, BMJ Quality & Safety 22 (2013), as `nhs_accidents` of qicharts2; limits by Laney's formulas in R,
  // from the golden files of AUS-DOH-Safety-and-Quality/PowerBI-SPC (test/fixtures/golden/pp/basic.qicharts2.json).
  const seen = [
    266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353,
    256820, 261835, 259144, 255910, 260863, 264465, 260989,
  ];
  const all = [
    280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629,
    268091, 276803, 271578, 266005, 273520, 278574, 273772,
  ];
  const upper = [
    0.96567, 0.965753, 0.965421, 0.965326, 0.965627, 0.965775, 0.965593, 0.965345, 0.965579, 0.965623,
    0.965689, 0.965591, 0.965996, 0.965961, 0.965753, 0.965877, 0.966012, 0.96583, 0.965713, 0.965824,
  ];
  const lower = [
    0.94013, 0.940046, 0.940378, 0.940473, 0.940173, 0.940025, 0.940207, 0.940454, 0.94022, 0.940177,
    0.940111, 0.940208, 0.939803, 0.939839, 0.940046, 0.939923, 0.939788, 0.939969, 0.940087, 0.939975,
  ];
  const parts = seen.map((numerator, at) => ({ numerator, denominator: all[at]! }));

  it('have the published p-prime limits, week by week', () => {
    const limits = pPrimeLimits(parts, { isScreened: false, limitConstant: '3/1.128' });
    expect(limits.mean).toBeCloseTo(0.9529, 4);
    limits.sigmas.forEach((sigma, at) => {
      expect(limits.mean + 3 * sigma).toBeCloseTo(upper[at]!, 5);
      expect(limits.mean - 3 * sigma).toBeCloseTo(lower[at]!, 5);
    });
  });

  it('show no week outside the limits, where a plain binomial chart shows most', () => {
    const chart = controlChart({
      values: parts.map((part, at) => valueAt(at, part)),
      kind: 'p_prime',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    });
    expect(chart.points.some(({ rules }) => rules.includes('outside_limits'))).toBe(false);
    const outside = chart.points.filter(({ value, mean, denominator }) => {
      const binomial = Math.sqrt((mean! * (1 - mean!)) / denominator!);
      return Math.abs(value! - mean!) > 3 * binomial;
    });
    expect(outside.length).toBeGreaterThan(10);
  });
});
