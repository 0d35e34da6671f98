import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { benefitCostRatio } from '#lib/core/appraisal/benefit-cost-ratio.ts';
import { xirr, xnpv } from '#lib/core/appraisal/dated-flows.ts';
import { discountFactors, rateIn } from '#lib/core/appraisal/discount-factors.ts';
import { annuityFactor, equivalentAnnual } from '#lib/core/appraisal/equivalent-annual-cost.ts';
import { irr, type RateResult } from '#lib/core/appraisal/irr.ts';
import { mirr } from '#lib/core/appraisal/mirr.ts';
import { excelNpv, npv } from '#lib/core/appraisal/npv.ts';
import { optimismBiasCategories, optimismBiasFactor } from '#lib/core/appraisal/optimism-bias.ts';
import { rateSets } from '#lib/core/appraisal/rate-sets.ts';
import { inPricesOf } from '#lib/core/appraisal/real-terms.ts';

// Published figures live beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/oracles/', import.meta.url);
const isThere = existsSync(new URL('greenbook_cases.json', folder));

const sets = {
  standard: rateSets.uk_green_book_2026.bands,
  health: rateSets.uk_green_book_2026_health.bands,
  lower: rateSets.uk_green_book_2026_lower.bands,
} as const;

interface Cases {
  readonly npv: readonly {
    readonly cashflow?: readonly number[];
    readonly expect?: number;
    readonly costs?: readonly number[];
    readonly benefits?: readonly number[];
    readonly npsv?: number;
    readonly pv_costs?: number;
    readonly pv_benefits?: number;
    readonly bcr?: number;
  }[];
  readonly annuity: readonly { readonly n: number; readonly expect: number }[];
  readonly discount_factor: readonly { readonly year: number; readonly expect: number }[];
  readonly eanc: readonly { readonly cashflow: number[]; readonly years: number; readonly expect: number }[];
  readonly optimism_bias: readonly {
    readonly value: number;
    readonly ob: number;
    readonly mitigation: number;
    readonly expect: number;
  }[];
  readonly deflator: readonly {
    readonly value: number;
    readonly from_year: number;
    readonly to_year: number;
    readonly expect: number;
  }[];
}

interface Finance {
  readonly npv_excel: readonly {
    readonly rate: number;
    readonly values: number[];
    readonly expect: number;
  }[];
  readonly irr: readonly { readonly values: number[]; readonly expect: number }[];
  readonly mirr: readonly {
    readonly values: number[];
    readonly finance: number;
    readonly reinvest: number;
    readonly expect: number;
  }[];
  readonly xirr: readonly Dated[];
  readonly xnpv: readonly (Dated & { readonly rate: number })[];
}

interface Dated {
  readonly values: readonly number[];
  readonly dates: readonly string[];
  readonly expect: number;
  readonly tol: number;
}

describe.skipIf(!isThere)('published Green Book figures', () => {
  const cases = (isThere ? JSON.parse(read('greenbook_cases.json')) : {}) as Cases;
  const standard = discountFactors(sets.standard, 126);

  it('discount factors of years 0 to 125 agree in all three series', () => {
    const rows = table('greenbook_discount_factors_computed.csv');
    expect(rows).toHaveLength(126);
    const ours = Object.values(sets).map((bands) => discountFactors(bands, 126));
    for (const [year, ...published] of rows) {
      published.forEach((factor, series) =>
        expect(Math.abs(ours[series]![Number(year)]! - Number(factor))).toBeLessThan(1e-9),
      );
    }
  });

  it('rates agree at both ends of every band', () => {
    for (const [from, to, ...rates] of table('greenbook_stpr_schedule.csv')) {
      Object.values(sets).forEach((bands, series) => {
        expect(rateIn(bands, Number(from))).toBe(Number(rates[series]));
        expect(rateIn(bands, Number(to))).toBe(Number(rates[series]));
      });
    }
  });

  it('factors, annuities and equivalents agree', () => {
    for (const one of cases.discount_factor) near(standard[one.year]!, one.expect);
    for (const one of cases.annuity) near(annuityFactor(standard.slice(0, one.n + 1)), one.expect);
    for (const { cashflow, years, expect: expected } of cases.eanc) {
      near(equivalentAnnual(npv(cashflow, standard), standard.slice(0, years + 1))!, expected);
    }
  });

  it('net present values and ratios agree', () => {
    for (const one of cases.npv) {
      if (one.cashflow) near(npv(one.cashflow, standard), one.expect!);
      if (!one.costs || !one.benefits) continue;
      const [savings, costs] = [npv(one.benefits, standard), npv(one.costs, standard)];
      near(savings, one.pv_benefits!);
      near(costs, one.pv_costs!);
      near(savings - costs, one.npsv!);
      const ratio = benefitCostRatio({ savings, benefits: 0, costs }, 'benefit');
      near(ratio.kind === 'ratio' ? ratio.ratio : Number.NaN, one.bcr!);
    }
  });

  it('optimism bias agrees, case by case and by category', () => {
    for (const one of cases.optimism_bias) {
      near(one.value * optimismBiasFactor(one.ob, one.mitigation), one.expect);
    }
    const published = table('greenbook_optimism_bias.csv').map((row) => [row[0], Number(row.at(-2))]);
    expect(optimismBiasCategories.map(({ id, upperBound }) => [id, upperBound])).toEqual(published);
  });

  it('the deflator brings amounts from year to year', () => {
    const index = new Map(table('greenbook_gdp_deflator.csv').map(([year, value]) => [year, Number(value)]));
    for (const one of cases.deflator) {
      const [here, there] = [index.get(String(one.from_year))!, index.get(String(one.to_year))!];
      near(inPricesOf(one.value, { here, there }), one.expect);
    }
  });
});

describe.skipIf(!isThere)('published finance figures', () => {
  const finance = (isThere ? JSON.parse(read('finance_excel_formulajs.json')) : {}) as Finance;

  it('net present values by the timing of spreadsheets agree', () => {
    for (const one of finance.npv_excel) near(excelNpv(one.rate, one.values), one.expect);
  });

  it('internal and modified rates agree', () => {
    for (const one of finance.irr) near(rateOf(irr(one.values)), one.expect);
    for (const one of finance.mirr) near(rateOf(mirr(one.values, one)), one.expect);
  });

  it('dated rates and values agree within their own tolerances', () => {
    for (const one of finance.xirr) {
      expect(Math.abs(rateOf(xirr(dated(one))) - one.expect)).toBeLessThan(one.tol);
    }
    for (const one of finance.xnpv) {
      expect(Math.abs(xnpv(one.rate, dated(one)) - one.expect)).toBeLessThan(one.tol);
    }
  });
});

function dated({ values, dates }: Dated) {
  return values.map((amount, index) => ({ amount, date: dates[index]! }));
}

function rateOf(result: RateResult): number {
  return result.kind === 'rate' ? result.rate : Number.NaN;
}

/** Within a billionth of the published figure. */
function near(ours: number, published: number) {
  expect(Math.abs(ours - published)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(published)));
}

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function table(name: string): readonly (readonly string[])[] {
  const [, ...lines] = read(name).trim().split('\n');
  return lines.map((line) => line.trim().replaceAll('"', '').split(','));
}
