import { describe, expect, it } from 'vitest';
import { discountFactors } from '#lib/core/appraisal/discount-factors.ts';
import { annuityFactor, equivalentAnnual } from '#lib/core/appraisal/equivalent-annual-cost.ts';
import { excelNpv, npv } from '#lib/core/appraisal/npv.ts';
import { inPricesOf, monthlyRate, realRate } from '#lib/core/appraisal/real-terms.ts';
import { rateSetOf, rateSets, shiftedBands } from '#lib/core/appraisal/rate-sets.ts';

const standard = rateSets.uk_green_book_2026.bands;

describe('discount factors', () => {
  // HM Treasury, The Green Book, February 2026, discount factors.
  it.each([
    [0, 1],
    [10, 0.7089],
    [30, 0.3563],
    [31, 0.3459],
    [75, 0.0942],
  ])('are those of the Green Book in year %i: %f', (year, factor) => {
    expect(discountFactors(standard, year + 1)[year]).toBeCloseTo(factor, 4);
  });

  it('go on from the factor before when the rate steps down, instead of starting again', () => {
    expect(discountFactors(standard, 32)[31]).not.toBeCloseTo(1.03 ** -31, 4);
  });

  it('fall from year to year in every set', () => {
    for (const { bands } of Object.values(rateSets).filter((set) => set.bands.length > 0)) {
      const factors = discountFactors(bands, 320);
      expect(factors.every((factor, year) => year === 0 || factor < factors[year - 1]!)).toBe(true);
    }
  });

  it('in the middle of a year lie half a year further on', () => {
    const factors = discountFactors([{ from: 0, rate: 0.21 }], 2, 'middle');
    expect(factors[0]).toBeCloseTo(1 / 1.1, 12);
    expect(factors[1]).toBeCloseTo(1 / 1.21 / 1.1, 12);
  });

  it('need a rate from year 0 on', () => {
    expect(() => discountFactors([{ from: 2, rate: 0.03 }], 3)).toThrow(RangeError);
  });
});

describe('rate sets', () => {
  it('take the rates and the source that were entered where they have none of their own', () => {
    const ownBands = [{ from: 0, rate: 0.021 }];
    const entered = { ownBands, ownSource: 'OMB, January 2026' };
    expect(rateSetOf({ rateSet: 'us_omb_a94_appendix_c', ...entered })).toMatchObject({
      bands: ownBands,
      source: 'OMB, January 2026',
    });
    expect(rateSetOf({ rateSet: 'us_omb_a94_public', ...entered }).bands).toEqual([{ from: 0, rate: 0.07 }]);
  });

  it('can be moved up and down, never below zero', () => {
    expect(shiftedBands([{ from: 0, rate: 0.005 }], -0.01)).toEqual([{ from: 0, rate: 0 }]);
  });
});

describe('net present value', () => {
  // R package greenbook (MIT), tests/testthat/test-discounting.R.
  it('takes the first flow at year 0', () => {
    expect(npv([-100, 30, 30, 30, 30, 30], discountFactors(standard, 6))).toBeCloseTo(35.45157126412247, 9);
    expect(npv([-100, 50, 50, 50], discountFactors(standard, 4))).toBeCloseTo(40.081849045682624, 9);
  });

  // formulajs (MIT), test/financial.js, after Microsoft Excel.
  it('as a spreadsheet has it discounts the first flow too', () => {
    expect(excelNpv(0.1, [-10000, 2000, 4000, 8000])).toBeCloseTo(1031.3503176012546, 8);
    expect(excelNpv(0.12, [12000, 15000, 18000, 21000, 24000])).toBeCloseTo(62448.362521940246, 8);
  });

  it('scales with money, and adds up over flows', () => {
    const factors = discountFactors(standard, 4);
    const [a, b] = [
      [-100, 20, 40, 80],
      [7, -3, 11, 0.5],
    ];
    const both = a.map((flow, year) => flow + b[year]!);
    expect(npv(both, factors)).toBeCloseTo(npv(a, factors) + npv(b, factors), 9);
    expect(
      npv(
        a.map((flow) => flow * 1000),
        factors,
      ),
    ).toBeCloseTo(1000 * npv(a, factors), 6);
  });
});

describe('equivalent annual cost', () => {
  // R package greenbook (MIT), tests/testthat/test-discounting.R.
  it('spreads a present value over the years after year 0', () => {
    const factors = discountFactors(standard, 6);
    expect(annuityFactor(factors)).toBeCloseTo(4.515052375470737, 9);
    expect(equivalentAnnual(35.45157126412247, factors)).toBeCloseTo(7.851862684190083, 9);
  });

  it('is not stated for a single year', () => {
    expect(equivalentAnnual(100, [1])).toBeNull();
  });
});

describe('real terms', () => {
  it('bring an amount to the prices of another time', () => {
    expect(inPricesOf(100, { here: 85.2137, there: 100 })).toBeCloseTo(117.352, 3);
  });

  it('take inflation out of a rate by Fisher: 1.05 / 1.02', () => {
    expect(realRate(0.05, 0.02)).toBeCloseTo(0.0294117647, 9);
  });

  it('make a rate a month that compounds to the year', () => {
    expect((1 + monthlyRate(0.035)) ** 12).toBeCloseTo(1.035, 12);
  });
});
