import { describe, expect, it } from 'vitest';
import {
  byNpsv,
  byScore,
  costSwitches,
  weightSwitches,
  type Alternative,
} from '#lib/core/appraisal/alternatives.ts';
import { appraise, type YearFlow } from '#lib/core/appraisal/appraise.ts';
import { discountFactors } from '#lib/core/appraisal/discount-factors.ts';
import { oneWay } from '#lib/core/appraisal/sensitivity.ts';
import { switchingValue } from '#lib/core/appraisal/switching-value.ts';
import { rateSets } from '#lib/core/appraisal/rate-sets.ts';
import { add } from '#lib/core/vocabulary/money.ts';

const factors = discountFactors(rateSets.uk_green_book_2026.bands, 10);

function flows(...pairs: readonly (readonly [string | null, string | null])[]): readonly YearFlow[] {
  return pairs.map(([benefit, cost], year) => ({
    label: String(2025 + year),
    benefit,
    cost,
    status: benefit === null ? 'Jun 2025: no volume' : null,
  }));
}

describe('an appraisal', () => {
  // -100 + 60 / 1.035 + 60 / 1.035^2 = -100 + 57.97 + 56.01
  const appraised = appraise(flows(['0', '100'], ['60', '0'], ['60', '0']), factors, 'benefit');

  it('is worth the sum of its rounded years, exactly', () => {
    expect(appraised.years.map(({ presentValue }) => presentValue)).toEqual(['-100.00', '57.97', '56.01']);
    expect(appraised.npsv).toBe('13.98');
  });

  it('states ratio, equivalent and payback of the same flows', () => {
    expect(appraised.ratio.kind === 'ratio' && appraised.ratio.ratio).toBeCloseTo(1.1398, 9);
    expect(appraised.equivalentAnnual).toBeCloseTo(13.98 / (1 / 1.035 + 1 / 1.035 ** 2), 9);
    expect(appraised.payback).toEqual({ kind: 'years', years: 1 + 40 / 60 });
    expect(appraised.discountedPayback).toEqual({ kind: 'years', years: 1 + 42.03 / 56.01 });
  });

  // R package greenbook (MIT), test-discounting.R: costs 100, 50, 50, then benefits of 30 in years 3 to 9.
  it('reproduces a published case within the rounding of ten years', () => {
    const pairs = Array.from({ length: 10 }, (_, year) => {
      const cost = year === 0 ? '100' : year < 3 ? '50' : '0';
      return [year < 3 ? '0' : '30', cost] as const;
    });
    const published = appraise(flows(...pairs), factors, 'benefit');
    expect(Math.abs(Number(published.npsv) - -23.744946753604797)).toBeLessThan(0.05);
    expect(Math.abs(Number(published.costPv) - 194.9847137622815)).toBeLessThan(0.05);
  });

  it('is not known where a year is not, and says which', () => {
    const open = appraise(flows(['0', '100'], [null, '0']), factors, 'benefit');
    expect(open).toMatchObject({
      npsv: null,
      equivalentAnnual: null,
      payback: null,
      status: '2026 not known: Jun 2025: no volume',
    });
  });

  it('of no flows is not zero', () => {
    expect(appraise([], factors, 'benefit')).toMatchObject({ npsv: null, status: 'no flows' });
  });

  it('adds up to the cent for many flows', () => {
    const many = flows(...Array.from({ length: 10 }, (_, year) => [`${year * 7}.13`, '3.33'] as const));
    const { years, npsv, benefitPv, costPv } = appraise(many, factors, 'benefit');
    expect(add(...years.map(({ presentValue }) => presentValue!))).toBe(npsv);
    expect(add(npsv!, costPv!)).toBe(benefitPv);
  });
});

describe('one-way sensitivity', () => {
  it('puts the widest swing first', () => {
    const ranges = [
      { id: 'a', label: 'A', low: 1, high: 2 },
      { id: 'b', label: 'B', low: 0, high: 5 },
    ];
    expect(oneWay(ranges, (id, value) => (id === 'a' ? 3 * value : 10 - value))).toMatchObject([
      { id: 'b', atLow: 10, atHigh: 5, swing: 5 },
      { id: 'a', atLow: 3, atHigh: 6, swing: 3 },
    ]);
  });
});

describe('a switching value', () => {
  it('is where the result crosses zero: 10 - 2x', () => {
    const found = switchingValue((x) => 10 - 2 * x, { base: 1, low: 0, high: 100 });
    expect(found.kind === 'value' && found.value).toBeCloseTo(5, 9);
  });

  it('is the crossing nearest to the parameter as it is: (x + 1)(x - 4) at 0', () => {
    const found = switchingValue((x) => (x + 1) * (x - 4), { base: 0, low: -10, high: 10 });
    expect(found.kind === 'value' && found.value).toBeCloseTo(-1, 9);
  });

  it('may not lie within the range', () => {
    expect(switchingValue(() => 1, { base: 0, low: -1, high: 1 }).kind).toBe('none');
  });
});

describe('alternatives', () => {
  const one = (id: string, given: Partial<Alternative>): Alternative => ({
    id,
    label: id.toUpperCase(),
    benefits: [0, 150],
    costs: [100],
    scores: {},
    ...given,
  });
  const a = one('a', { scores: { cost: 90, quality: 20 } });
  const b = one('b', { costs: [80], benefits: [0, 100], scores: { cost: 50, quality: 80 } });
  const criteria = [
    { id: 'cost', label: 'cost', weight: 3 },
    { id: 'quality', label: 'quality', weight: 1 },
  ];

  it('are ranked by net present value: 150 / 1.035 - 100 against 100 / 1.035 - 80', () => {
    const order = byNpsv([b, a], factors);
    expect(order.map(({ id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(order[0]?.value).toBeCloseTo(44.9275, 4);
  });

  it('are ranked by weighted scores: 72.5 against 57.5', () => {
    expect(byScore([a, b], criteria).map(({ value }) => value)).toEqual([72.5, 57.5]);
  });

  // With quality at w, A has 90 - 70w and B has 50 + 30w.
  it('change places at a weight that is said', () => {
    const quality = weightSwitches([a, b], criteria).find(({ parameter }) => parameter === 'quality');
    expect(quality?.words).toBe('The ranking flips to B if the weight of quality is above 40.0% (now 25.0%)');
  });

  // A leads by 44.9275 - 16.6184 = 28.3092, so its cost of 100 may rise by that.
  it('change places at a cost that is said', () => {
    expect(costSwitches([a, b], factors)[0]?.words).toBe(
      'The ranking flips to B if the cost of A is above 128.3% (now 100.0%)',
    );
  });

  it('may keep their places whatever happens', () => {
    const worse = one('c', { scores: { cost: 10, quality: 10 } });
    expect(weightSwitches([a, worse], criteria)[0]?.words).toContain('does not flip to C');
  });
});
