import { describe, expect, it } from 'vitest';
import { benefitCostRatio } from '#lib/core/appraisal/benefit-cost-ratio.ts';
import { xirr, xnpv } from '#lib/core/appraisal/dated-flows.ts';
import { irr } from '#lib/core/appraisal/irr.ts';
import { mirr } from '#lib/core/appraisal/mirr.ts';
import { multiply } from '#lib/core/appraisal/multiply.ts';
import { optimismBiasFactor, withOptimismBias } from '#lib/core/appraisal/optimism-bias.ts';
import { payback } from '#lib/core/appraisal/payback.ts';

function rateOf(result: ReturnType<typeof irr>): number {
  if (result.kind === 'none') throw new Error(result.reason);
  return result.rate;
}

// Expected rates: formulajs (MIT), test/financial.js, after Microsoft Excel.
describe('internal rate of return', () => {
  it.each([
    [[-75000, 12000, 15000, 18000, 21000, 24000], 0.05715142887178467],
    [[-9765000, -24338874, -3354506, 814300, 1595562, 1975118, 1688159, 391944], -0.33923419058193316],
    [[-4500, 3045, 2371], 0.13918184162670671],
  ])('of %j is %f', (flows, expected) => {
    expect(rateOf(irr(flows))).toBeCloseTo(expected, 9);
  });

  it('is not stated where flows change sign more than once', () => {
    expect(irr([-100, 230, -132])).toEqual({
      kind: 'none',
      reason: 'no single IRR: the flows change sign 2 times',
    });
  });

  it('is not stated where flows never change sign', () => {
    expect(irr([0, 10, 20])).toEqual({ kind: 'none', reason: 'no IRR: the flows never change sign' });
  });

  it('does not change when all money is scaled', () => {
    const flows = [-4500, 3045, 2371];
    expect(rateOf(irr(flows.map((flow) => flow * 1e6)))).toBeCloseTo(rateOf(irr(flows)), 12);
  });

  it('modified finances at one rate and puts to work at another', () => {
    const flows = [-75000, 12000, 15000, 18000, 21000, 24000];
    expect(rateOf(mirr(flows, { finance: 0.1, reinvest: 0.12 }))).toBeCloseTo(0.07971710360838036, 9);
    expect(mirr([5, 5], { finance: 0.1, reinvest: 0.1 }).kind).toBe('none');
  });

  it('of dated flows counts days over 365', () => {
    const dates = ['2008-01-01', '2008-03-01', '2008-10-30', '2009-02-15', '2009-04-01'];
    const flows = [-10000, 2750, 4250, 3250, 2750].map((amount, index) => ({ amount, date: dates[index]! }));
    expect(rateOf(xirr(flows))).toBeCloseTo(0.373362535, 6);
    // Microsoft Excel, documentation of XNPV.
    expect(xnpv(0.09, flows)).toBeCloseTo(2086.647602, 5);
    expect(() => xnpv(0.09, [{ amount: 1, date: 'soon' }])).toThrow(RangeError);
  });
});

describe('payback', () => {
  it('is interpolated within the year: -100, -40, +20', () => {
    expect(payback([-100, 60, 60])).toEqual({ kind: 'years', years: 1 + 40 / 60 });
  });

  it('is the first crossing that stays: -100, +10, -50, +30', () => {
    expect(payback([-100, 110, -60, 80])).toEqual({ kind: 'years', years: 2 + 50 / 80 });
  });

  it('is not within the horizon where the sum ends below zero, or there is nothing', () => {
    expect(payback([-100, 60])).toEqual({ kind: 'none' });
    expect(payback([])).toEqual({ kind: 'none' });
  });

  it('is at once where nothing was ever owed', () => {
    expect(payback([0, 5])).toEqual({ kind: 'years', years: 0 });
  });
});

describe('benefit-cost ratio', () => {
  const values = { savings: 300, benefits: 20, costs: 400 };

  it('depends on what a saving counts as: 320 / 400, or 20 / 100', () => {
    expect(benefitCostRatio(values, 'benefit')).toEqual({ kind: 'ratio', ratio: 0.8 });
    expect(benefitCostRatio(values, 'negative_cost')).toEqual({ kind: 'ratio', ratio: 0.2 });
  });

  // R package greenbook (MIT), tests/testthat/test-discounting.R.
  it('reproduces a published case', () => {
    const published = { savings: 171.2397670086767, benefits: 0, costs: 194.9847137622815 };
    const ratio = benefitCostRatio(published, 'benefit');
    expect(ratio.kind === 'ratio' && ratio.ratio).toBeCloseTo(0.8782214959550428, 9);
  });

  it('says why there is none', () => {
    expect(benefitCostRatio({ ...values, costs: 0 }, 'benefit').kind).toBe('none');
    expect(benefitCostRatio({ ...values, costs: 100 }, 'negative_cost')).toEqual({
      kind: 'none',
      reason: 'savings exceed costs, so there is no net cost to divide by',
    });
    expect(benefitCostRatio({ ...values, benefits: 0 }, 'negative_cost').kind).toBe('none');
  });
});

describe('optimism bias', () => {
  // R package greenbook (MIT), tests/testthat/test-optimism_bias.R.
  it.each([
    [0.51, 0, '151.00'],
    [0.5, 0.5, '125.00'],
    [0.5, 1, '100.00'],
  ])('of %f with %f mitigated makes 100 into %s', (optimismBias, mitigation, expected) => {
    expect(withOptimismBias('100', { optimismBias, mitigation })).toBe(expected);
  });

  it('is none where none is set', () => {
    expect(optimismBiasFactor(0, 0)).toBe(1);
  });
});

describe('an amount times a factor', () => {
  it('is rounded to the cent, half away from zero', () => {
    expect(multiply('-0.01', 0.5)).toBe('-0.01');
    expect(multiply('1000000000000.00', 0.708918813665)).toBe('708918813665.00');
    expect(multiply('-250.10', 0.1)).toBe('-25.01');
  });
});
