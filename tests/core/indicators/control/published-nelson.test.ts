/**
 * Series and findings from the tests of NelsonRules.jl (github.com/bluesmoon/NelsonRules.jl, test/runtests.jl), typed in.
 * There a finding is the first value of a pattern and its length; sigmas are standard deviations of the series.
 */
import { describe, expect, it } from 'vitest';
import { ruleSetOf } from '#lib/core/indicators/control/rule-sets.ts';
import { hitsOf } from '#lib/core/indicators/control/rules.ts';
import type { RuleId } from '#lib/core/vocabulary/control.ts';

const { rules } = ruleSetOf('nelson_1984');

/** The places, from 1, of the values that a rule marks: those that complete the pattern. */
function marked(id: RuleId, series: readonly number[]): readonly number[] {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  const variance = series.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (series.length - 1);
  const stretch = series.map((value, at) => ({
    sigmas: (value - mean) / Math.sqrt(variance),
    step: Math.sign(at === 0 ? 0 : value - series[at - 1]!) as -1 | 0 | 1,
  }));
  const { test } = rules.find((rule) => rule.id === id)!;
  return hitsOf(test, stretch, 'completion').flatMap((hit, at) => (hit ? [at + 1] : []));
}

describe("Nelson's rules on published series", () => {
  it('mark values beyond three sigmas', () => {
    const series = [1, 2, 4, 5, 6, 7, -205, 9, -10, 12, 13, 200, 10, -5, 8, 3, -5, 5, 3, 9, -12, 17];
    expect(marked('outside_limits', series)).toEqual([7, 12]);
  });

  it('mark the ninth value on one side and those after it: 12 from the 8th on, 9 from the 41st on', () => {
    const first = [
      39, 398, 4, 76, 435, 188, 236, 283, 481, 271, 270, 274, 270, 272, 273, 273, 271, 271, 384, 194, 57, 232,
      494, 468, 417, 104, 323, 469, 136, 214, 393, 267, 160, 385, 253, 155, 289, 455, 104, 289, 138, 184, 356,
      186, 146, 268, 76, 258,
    ];
    const second = [
      26, 31, 46, 47, 81, 6, 88, 23, 73, 1, 66, 73, 6, 84, 70, 36, 80, 94, 63, 37, 62, 84, 53, 54, 80, 75, 26,
      56, 48, 3, 6, 56, 21, 43, 87, 28, 47, 73, 63, 48, 68, 60, 63, 70, 60, 67, 61, 61, 66,
    ];
    expect(marked('shift', first)).toEqual([16, 17, 18, 19]);
    expect(marked('shift', second)).toEqual([49]);
  });

  it('mark the sixth value of a trend and those after it: 6 from the 3rd on, 8 from the 18th on', () => {
    const series = [
      62, 79, 70, 81, 82, 83, 84, 87, 13, 83, 32, 5, 13, 36, 93, 74, 34, 20, 69, 96, 98, 101, 104, 107, 110,
    ];
    expect(marked('trend', series)).toEqual([8, 23, 24, 25]);
  });

  it('mark the fourteenth value of those that alternate', () => {
    const series = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 1, 2, 1, 2, 1, 2];
    expect(marked('fourteen_alternating', series)).toEqual([14]);
  });

  it('mark the second of two in three that itself lies beyond: patterns from the 8th and 9th on, one completing', () => {
    const series = [
      1524, 1583, 2284, -882, 2184, -485, 57, -13, -3494, -3150, 1148, 2182, -953, 863, -31, -621, 947, -65,
      323, -237,
    ];
    expect(marked('two_of_three', series)).toEqual([10]);
  });

  it('mark the fourth of four in five that itself lies beyond: patterns from the 10th to 12th, 20th and 21st on', () => {
    const series = [
      816, 555, 712, 883, 397, 717, 165, 135, 261, 751, 1765, 1858, 1395, 1263, 1969, 253, 783, 631, 145, 924,
      -914, -701, -361, -590, 252, 848, 371, 546, 113, 984,
    ];
    // Patterns end at 14, 15, 16, 24 and 25; the 16th and the 25th value themselves lie near the mean.
    expect(marked('four_of_five', series)).toEqual([14, 15, 24]);
  });

  it('mark the fifteenth value near the mean: patterns from the 4th and 5th on', () => {
    const series = [
      13, 81, 96, 40, 24, 66, 24, 34, 27, 72, 32, 73, 74, 22, 59, 39, 69, 62, 60, 2, 52, 51, 48, 25, 40, 60,
      23, 109, -15, 57,
    ];
    expect(marked('fifteen_within_one_sigma', series)).toEqual([18, 19]);
  });

  it('mark the eighth value away from the mean: patterns from the 19th and 20th on', () => {
    const rise = Array.from({ length: 23 }, (_, at) => at + 1);
    expect(marked('eight_beyond_one_sigma', [...rise, ...rise.slice(0, 22).reverse()])).toEqual([26, 27]);
  });
});
