import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interruptedSeries, type InterruptedSeries } from '#lib/core/indicators/effect/interrupted-series.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { monthsBeforeBan, rates } from './sicily.ts';

type Effect = Extract<InterruptedSeries, { kind: 'effect' }>;

function effectOf(input: Parameters<typeof interruptedSeries>[0]): Effect {
  const result = interruptedSeries(input);
  if (result.kind !== 'effect') throw new Error(result.reason);
  return result;
}

/** A level of 10, a slope of 1, from month 8 a step of 5 and 2 more a month: 11, 12 ... 17, 25, 28 ... */
const exact = Array.from({ length: 14 }, (_, at) => {
  const t = at + 1;
  return 10 + t + (t > 7 ? 5 + 2 * (t - 7) : 0);
});

function noisy(values: readonly number[], seed: number): readonly number[] {
  const random = seededRandom(seed);
  return values.map((value) => value + random() - 0.5);
}

describe('the published Sicilian smoking ban', () => {
  const effect = effectOf({ values: rates, before: monthsBeforeBan });

  it('has the step, its error and the correlation of errors as published by REML', () => {
    expect(effect.method).toBe('reml_ar1');
    expect(effect.rho).toBeCloseTo(0.28383, 4);
    expect(effect.levelChange.value).toBeCloseTo(-23.98833, 4);
    expect(effect.levelChange.error).toBeCloseTo(9.77507, 4);
    expect(effect.slopeChange.value).toBeCloseTo(0.098366, 5);
    expect(effect.slopeChange.error).toBeCloseTo(0.667024, 5);
  });

  it('is an estimate, with a step that leaves out zero and a change of slope that does not', () => {
    expect(effect).toMatchObject({ standing: 'estimate', points: { before: 36, after: 23 } });
    expect(effect.levelChange.upper).toBeLessThan(0);
    expect(effect.slopeChange.lower).toBeLessThan(0);
    expect(effect.slopeChange.upper).toBeGreaterThan(0);
  });

  it('has effects that add up: step + k changes of slope, and their sum', () => {
    const step = effect.levelChange.value;
    const slope = effect.slopeChange.value;
    expect(effect.months).toHaveLength(23);
    expect(effect.months[11]!.effect.value).toBeCloseTo(step + 12 * slope, 9);
    expect(effect.months[11]!.cumulative.value).toBeCloseTo(12 * step + 78 * slope, 9);
  });

  it('has a counterfactual that lies an effect away from the fitted line', () => {
    const month = effect.line[47]!;
    expect(month.fitted - month.counterfactual!.value).toBeCloseTo(effect.months[11]!.effect.value, 9);
    expect(effect.line[35]!.counterfactual).toBeNull();
  });
});

describe('an effect without noise', () => {
  const effect = effectOf({ values: exact, before: 7 });

  it('is found as it was made', () => {
    expect(effect.level.value).toBeCloseTo(10, 9);
    expect(effect.slope.value).toBeCloseTo(1, 9);
    expect(effect.levelChange.value).toBeCloseTo(5, 9);
    expect(effect.slopeChange.value).toBeCloseTo(2, 9);
    // 7, 9, 11 ... 19: seven months come to 91.
    expect(effect.months.at(-1)!.cumulative.value).toBeCloseTo(91, 8);
  });

  it('is descriptive only, with 7 months on either side', () => {
    expect(effect.standing).toBe('descriptive');
    expect(effect.notes[0]).toBe('descriptive only: 7 months before and 7 after, 12 and 12 needed');
  });
});

describe('what the months allow', () => {
  it('least squares under 12 points, with n - 4 degrees of freedom', () => {
    const effect = effectOf({ values: noisy(exact.slice(2, 13), 1), before: 5 });
    expect(effect).toMatchObject({ method: 'ols', rho: 0 });
    expect(effect.levelChange.degrees).toBe(7);
    expect(effect.notes).toContain('errors taken as independent of each other');
  });

  it('REML from 12', () => {
    expect(effectOf({ values: noisy(exact.slice(0, 12), 1), before: 7 }).method).toBe('reml_ar1');
  });

  it.each([
    {
      values: exact.slice(0, 9),
      before: 7,
      reason: '3 months on either side of the change, found 7 before and 2',
    },
    { values: [], before: 0, reason: 'found 0 before and 0 after' },
    { values: exact.map(() => null), before: 7, reason: 'found 0 before and 0 after' },
    { values: exact, before: 14, reason: 'found 14 before and 0 after' },
  ])('nothing from $values.length months with $before before', ({ values, before, reason }) => {
    const result = interruptedSeries({ values, before });
    expect(result.kind === 'none' && result.reason).toContain(reason);
  });

  it('a season from 24 months', () => {
    const result = interruptedSeries({ values: exact, before: 7, harmonics: 1 });
    expect(result).toEqual({ kind: 'none', reason: 'a seasonal effect needs 24 months, found 14' });
  });
});

describe('a series that is odd', () => {
  it('may be constant: no effect, no width', () => {
    const effect = effectOf({ values: exact.map(() => 0.95), before: 7 });
    expect(effect.levelChange.value).toBeCloseTo(0, 12);
    expect(effect.levelChange.error).toBeCloseTo(0, 12);
    expect(effect.method).toBe('ols');
  });

  it('may have gaps, which keep their place and are said', () => {
    const holed = exact.map((value, at) => (at === 3 || at === 10 ? null : value));
    const effect = effectOf({ values: holed, before: 7 });
    expect(effect.levelChange.value).toBeCloseTo(5, 8);
    expect(effect.months).toHaveLength(7);
    expect(effect.notes).toContain('2 months have no value');
  });

  it('may have a year in it, which harmonics take out', () => {
    const season = (at: number) => 3 * Math.sin((2 * Math.PI * (at + 1)) / 12);
    const values = Array.from({ length: 48 }, (_, at) => (at < 24 ? 10 : 14) + season(at));
    const effect = effectOf({ values: noisy(values, 3), before: 24, harmonics: 1 });
    expect(effect.levelChange.value).toBeGreaterThan(3);
    expect(effect.levelChange.value).toBeLessThan(5);
  });
});

describe('whatever comes in', () => {
  const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null, freq: 9 });

  it('gives numbers or a reason', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), fc.nat(40), (values, before) => {
        const result = interruptedSeries({ values, before });
        if (result.kind === 'none') expect(result.reason).not.toBe('');
        else
          [result.level, result.levelChange, ...result.months.map(({ cumulative }) => cumulative)].forEach(
            (one) => expect(Object.values(one).every(Number.isFinite)).toBe(true),
          );
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('moves with the values: a constant added changes no effect, a factor scales it', () => {
    const values = noisy(
      Array.from({ length: 30 }, (_, at) => at + (at > 14 ? 4 : 0)),
      8,
    );
    const plain = effectOf({ values, before: 15 });
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (add, by) => {
          const turned = effectOf({ values: values.map((one) => add + by * one), before: 15 });
          expect(turned.levelChange.value / by).toBeCloseTo(plain.levelChange.value, 5);
          expect(turned.levelChange.error / by).toBeCloseTo(plain.levelChange.error, 5);
        },
      ),
      { numRuns: 20, seed: 3 },
    );
  });
});
