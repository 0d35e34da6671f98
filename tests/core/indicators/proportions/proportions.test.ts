import { describe, expect, it } from 'vitest';
import { funnelLimits } from '#lib/core/indicators/proportions/funnel-limits.ts';
import { npsInterval } from '#lib/core/indicators/proportions/nps-interval.ts';
import { wilson } from '#lib/core/indicators/proportions/wilson.ts';

describe('wilson', () => {
  // R binom::binom.confint, method "wilson", as in statsmodels' tests (BSD-3).
  it.each([
    [18, 20, 0.6989663547715128, 0.972133518786232],
    [4, 200, 0.00780442641634947, 0.05028708690582643],
    [0, 30, 0, 0.11351339],
    [30, 30, 0.8864866, 1],
  ])('meets R for %i of %i', (hits, cases, lower, upper) => {
    expect(wilson(hits, cases)!.lower).toBeCloseTo(lower, 6);
    expect(wilson(hits, cases)!.upper).toBeCloseTo(upper, 6);
  });

  it('is not known without cases, or with more hits than cases', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(wilson(3, 2)).toBeNull();
    expect(wilson(-1, 2)).toBeNull();
    expect(wilson(NaN, 2)).toBeNull();
  });
});

describe('npsInterval', () => {
  it('is the difference of shares, give or take 1.96 standard errors', () => {
    // Variance 0.7 − 0.3² = 0.61; standard error 100 √(0.61 / 100) = 7.8102; 1.96 of them 15.3078.
    const nps = npsInterval({ promoters: 50, passives: 30, detractors: 20 });
    expect(nps!.score).toBeCloseTo(30, 12);
    expect(nps!.standardError).toBeCloseTo(7.8102, 4);
    expect(nps!.lower).toBeCloseTo(14.692, 3);
    expect(nps!.upper).toBeCloseTo(45.308, 3);
  });

  it('has no width where all agree, and is not known without answers', () => {
    expect(npsInterval({ promoters: 40, passives: 0, detractors: 0 })).toMatchObject({
      score: 100,
      lower: 100,
    });
    expect(npsInterval({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
    expect(npsInterval({ promoters: 2, passives: 0, detractors: -1 })).toBeNull();
  });
});

describe('funnelLimits', () => {
  it('draws binomial limits around the pooled share', () => {
    // 180 of 200: 0.9, standard error at 100 cases √(0.9 × 0.1 / 100) = 0.03.
    const funnel = funnelLimits([
      { name: 'A', numerator: 95, denominator: 100 },
      { name: 'B', numerator: 85, denominator: 100 },
    ]);
    expect(funnel.centre).toBe(0.9);
    expect(funnel.bodies[0]!.lower95).toBeCloseTo(0.8412, 4);
    expect(funnel.bodies[0]!.upper998).toBeCloseTo(0.9927, 4);
    expect(funnel.bodies.map(({ position }) => position)).toEqual(['within', 'within']);
    expect(funnel.isWidened).toBe(false);
  });

  it('does not blame a small body for what chance does to it', () => {
    const funnel = funnelLimits([
      { name: 'small', numerator: 8, denominator: 10 },
      { name: 'large', numerator: 8000, denominator: 10000 },
      { name: 'other', numerator: 9500, denominator: 10000 },
    ]);
    expect(funnel.bodies.map(({ position }) => position)).toEqual(['within', 'outside low', 'outside high']);
  });

  it('widens the limits where most bodies differ more than chance', () => {
    const counts = Array.from({ length: 12 }, (_, at) => ({
      name: `body ${at}`,
      numerator: at % 2 === 0 ? 860 : 940,
      denominator: 1000,
    }));
    // Every deviate is ±0.04 / √(0.09 / 1000) = ±4.216, squared 17.78.
    const funnel = funnelLimits(counts);
    expect(funnel.dispersion).toBeCloseTo(17.7778, 4);
    expect(funnel.isWidened).toBe(true);
    expect(funnel.bodies.every(({ position }) => position === 'within')).toBe(true);
    expect(funnel.status).toContain('Spiegelhalter');
  });

  it('says why there are no limits, and whom it leaves out', () => {
    expect(funnelLimits([]).status).toBe('a funnel needs two bodies with cases');
    const all = { numerator: 10, denominator: 10 };
    expect(
      funnelLimits([
        { name: 'A', ...all },
        { name: 'B', ...all },
      ]).status,
    ).toMatch(/no limits/);
    const funnel = funnelLimits([
      { name: 'A', numerator: 5, denominator: 10 },
      { name: 'B', numerator: 6, denominator: 10 },
      { name: 'C', numerator: 0, denominator: 0 },
    ]);
    expect(funnel.status).toContain('1 body without cases is left out');
    expect(funnel.limitsAt(0)).toBeNull();
  });
});
