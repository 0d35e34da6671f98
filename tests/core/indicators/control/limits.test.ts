import { describe, expect, it } from 'vitest';
import { lagOneAutocorrelation } from '#lib/core/indicators/control/autocorrelation.ts';
import { individualsLimits, pPrimeLimits } from '#lib/core/indicators/control/limits.ts';

const published = { isScreened: true, limitConstant: '2.66' } as const;
const unscreened = { ...published, isScreened: false };

describe('limits of individual values', () => {
  it('lie 2.66 mean moving ranges from the mean', () => {
    // 10, 12, 11, 13: mean 46 / 4 = 11.5; ranges 2, 1, 2, mean 5/3; 2.66 × 5/3 = 4.4333.
    const limits = individualsLimits([10, 12, 11, 13], published);
    expect(limits.mean).toBe(11.5);
    expect(limits.meanMovingRange).toBeCloseTo(5 / 3, 12);
    expect(3 * limits.sigmas[0]!).toBeCloseTo((2.66 * 5) / 3, 12);
  });

  it('leave out, once, moving ranges of 3.267 times their mean or more', () => {
    // Ranges of 1, 1, 1, 1, 1, 1, 9, 9 have mean 3; 3.267 × 3 = 9.8: none is outlying.
    const two = [0, 1, 0, 1, 0, 1, 0, 9, 0];
    expect(individualsLimits(two, published).screened).toBe(0);
    // Twelve ranges of 1 and one of 20: mean 32 / 13 = 2.46; 20 is outlying, the mean of the rest is 1.
    const step = [0, 1, 0, 1, 0, 1, 0, 20, 21, 20, 21, 20, 21, 20];
    expect(individualsLimits(step, published)).toMatchObject({ screened: 1, meanMovingRange: 1 });
    expect(individualsLimits(step, unscreened).meanMovingRange).toBeCloseTo(32 / 13, 12);
  });

  it('leave none out where those left would be zero', () => {
    // Zeros and one 5 at the end: without its range all are 0, and every zero would lie under the limits.
    const rare = individualsLimits([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5], published);
    expect(rare).toMatchObject({ screened: 0, meanMovingRange: 5 / 12 });
  });

  it('take 3 / 1.128 in place of 2.66 where so set', () => {
    const finer = individualsLimits([10, 12, 11, 13], { ...published, limitConstant: '3/1.128' });
    expect(3 * finer.sigmas[0]!).toBeCloseTo(((3 / 1.128) * 5) / 3, 12);
  });
});

describe('limits of shares by p-prime', () => {
  it('are the binomial ones, widened by how the months really vary', () => {
    // 8/10, 9/10, 16/20: p̄ = 33/40. sigma = √(0.825 × 0.175 / n) = 0.120156, 0.120156, 0.084963.
    // z = −0.2081, 0.6242, −0.2942; ranges 0.8323, 0.9184; mean 0.8753; 2.66 / 3 of it 0.7761.
    const parts = [
      { numerator: 8, denominator: 10 },
      { numerator: 9, denominator: 10 },
      { numerator: 16, denominator: 20 },
    ];
    const limits = pPrimeLimits(parts, published);
    expect(limits.mean).toBe(0.825);
    expect(limits.meanMovingRange).toBeCloseTo(0.8753, 4);
    expect(limits.sigmas[0]! / limits.sigmas[2]!).toBeCloseTo(Math.SQRT2, 12);
    expect(3 * limits.sigmas[2]!).toBeCloseTo(3 * 0.084963 * 0.7761, 4);
  });
});

describe('lag-1 autocorrelation', () => {
  it('is a half for 1 to 6', () => {
    // Deviations −2.5 … 2.5: neighbours 3.75 + 0.75 − 0.25 + 0.75 + 3.75 = 8.75 over squares 17.5.
    expect(lagOneAutocorrelation([1, 2, 3, 4, 5, 6])).toBeCloseTo(0.5, 12);
  });

  it('is near −1 for values that go up and down by turns, none for few values or for one value', () => {
    expect(lagOneAutocorrelation([1, -1, 1, -1, 1, -1])).toBeCloseTo(-5 / 6, 12);
    expect(lagOneAutocorrelation([1, 2, 3, 4, 5])).toBeNull();
    expect(lagOneAutocorrelation([0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toBeNull();
  });
});
