import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import { controlSentence } from '#lib/core/indicators/control/sentence.ts';
import type { ControlChart, ControlKind, Variation } from '#lib/core/vocabulary/control.ts';
import { ruleSetIds } from '#lib/core/vocabulary/control.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { charted, valueAt } from './charted.ts';

const number = fc.oneof(
  fc.constant(null),
  fc.constantFrom(0, 1, -1, 0.1, 1e-300, 1e150, Number.NaN, -Infinity),
  fc.double(),
  fc.integer({ min: -5, max: 5 }),
);
const settings = fc.record({
  ruleSet: fc.constantFrom(...ruleSetIds),
  isScreened: fc.boolean(),
  limitConstant: fc.constantFrom('2.66' as const, '3/1.128' as const),
});

function numbersOf(chart: ControlChart): readonly (number | null)[] {
  return [
    ...chart.points.flatMap(({ value, mean, lower, upper }) => [value, mean, lower, upper]),
    ...chart.segments.flatMap((one) => [
      one.mean,
      one.lower,
      one.upper,
      one.meanMovingRange,
      one.autocorrelation,
    ]),
  ];
}

describe('a control chart of anything', () => {
  it('never holds a number that is none, never throws, and always has a sentence', () => {
    const value = fc.record({
      at: fc.integer({ min: 0, max: 40 }),
      value: number,
      numerator: number,
      denominator: number,
      target: number,
    });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 45 }),
        settings,
        fc.constantFrom<ControlKind>('individuals', 'p_prime'),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
        (values, chosen, kind, rebases) => {
          const chart = controlChart({
            values: values.map(({ at, ...rest }) => valueAt(at, rest)),
            kind,
            better: 'lower',
            settings: chosen,
            rebases: rebases.map((at) => ({ date: valueAt(at).period, title: 'Rebase', reason: null })),
          });
          expect(numbersOf(chart).every((one) => one === null || Number.isFinite(one))).toBe(true);
          const sentence = controlSentence(chart, 'cases', { kind: 'level', label: 'days' });
          expect(sentence).not.toMatch(/NaN|Infinity|undefined|null/);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never judges under 13 values, and never changes its verdict over an earlier gap', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, settings, fc.nat(), (numbers, chosen, seed) => {
        const chart = charted(numbers, { settings: chosen });
        if (numbers.length < 13) expect(chart.variation).toBeNull();
        const at = seed % numbers.length;
        const gapped = charted([...numbers.slice(0, at), null, ...numbers.slice(at)], { settings: chosen });
        expect(gapped.variation).toBe(chart.variation);
        expect(gapped.segments[0]?.lower ?? null).toBe(chart.segments[0]?.lower ?? null);
      }),
    );
  });

  it('follows a change of scale and a shift, with the same verdicts', () => {
    const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 13, maxLength: 40 });
    const factor = fc.constantFrom(0.001, 0.1, 2, 7, 1000);
    const offset = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(values, settings, factor, offset, (numbers, chosen, by, plus) => {
        const one = charted(numbers, { settings: chosen });
        const other = charted(
          numbers.map((value) => value * by + plus),
          { settings: chosen },
        );
        expect(other.points.map(({ rules, side }) => [rules, side])).toEqual(
          one.points.map(({ rules, side }) => [rules, side]),
        );
        const [from, to] = [one.segments[0]!, other.segments[0]!];
        const scale = 100 * by + Math.abs(plus) + 1;
        expect(Math.abs(to.upper! - (from.upper! * by + plus)) / scale).toBeLessThan(1e-9);
        expect(Math.abs(to.meanMovingRange! - from.meanMovingRange! * by) / scale).toBeLessThan(1e-9);
      }),
    );
  });

  it('swaps improvement and concern, and pass and fail, where the other direction is better', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 13, maxLength: 40 });
    const swapped: Readonly<Record<Variation, Variation>> = {
      improvement: 'concern',
      concern: 'improvement',
      neutral: 'neutral',
      common_cause: 'common_cause',
    };
    fc.assert(
      fc.property(values, settings, (numbers, chosen) => {
        const higher = charted(numbers, { settings: chosen, better: 'higher', target: 0.5 });
        const lower = charted(numbers, { settings: chosen, better: 'lower', target: 0.5 });
        expect(lower.points.map(({ variation }) => variation)).toEqual(
          higher.points.map(({ variation }) => swapped[variation!]),
        );
        expect(lower.assurance === 'hit_or_miss' || lower.assurance !== higher.assurance).toBe(true);
      }),
    );
  });

  it('turns high into low where every value changes its sign', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 13, maxLength: 40 });
    const turned = { high: 'low', low: 'high' } as const;
    fc.assert(
      fc.property(values, (numbers) => {
        const one = charted(numbers, { settings: defaultIndicators });
        const other = charted(numbers.map((value) => -value));
        expect(other.points.map(({ side }) => side)).toEqual(
          one.points.map(({ side }) => (side === null ? null : turned[side])),
        );
      }),
    );
  });
});
