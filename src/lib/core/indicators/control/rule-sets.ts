import type { RuleId, RuleSetId } from '../../vocabulary/control.ts';

/**
 * How a rule is tested, in numbers of successive values and in sigmas from the mean (a third of the way to a limit).
 *
 * - `outside`: one value beyond a limit.
 * - `run`: so many values in a row on one side of the mean; a value on the mean breaks the run.
 * - `trend`: so many values in a row, each above (or each below) the one before; a tie breaks the trend.
 * - `some_of`: at least `needed` of `points` in a row beyond `sigmas` on one side. `isWithinLimits`: a value outside
 *   the limits does not count; `isOneSided`: all of them lie on that side.
 * - `alternating`: so many values in a row going up and down by turns.
 * - `within` and `beyond`: so many values in a row within, or beyond, `sigmas` on either side.
 * - `longest_run` and `crossings`: Anhøj's tests, whose thresholds grow with the number of values.
 */
export type RuleTest =
  | { readonly kind: 'outside' }
  | { readonly kind: 'run'; readonly points: number }
  | { readonly kind: 'trend'; readonly points: number }
  | {
      readonly kind: 'some_of';
      readonly needed: number;
      readonly points: number;
      readonly sigmas: number;
      readonly isWithinLimits: boolean;
      readonly isOneSided: boolean;
    }
  | { readonly kind: 'alternating'; readonly points: number }
  | { readonly kind: 'within'; readonly points: number; readonly sigmas: number }
  | { readonly kind: 'beyond'; readonly points: number; readonly sigmas: number }
  | { readonly kind: 'longest_run' }
  | { readonly kind: 'crossings' };

/** One rule: what it is called, what it means in a sentence, and how it is tested. */
export interface Rule {
  readonly id: RuleId;
  readonly name: string;
  readonly words: string;
  readonly test: RuleTest;
}

/**
 * A named set of rules, in the order in which they decide the mark of a point that several of them flag. `marks` says
 * which points of a pattern wear its mark: all of them, as in NHS charts, or the one that completes it, as on the paper
 * charts of Western Electric.
 */
export interface RuleSet {
  readonly id: RuleSetId;
  readonly name: string;
  readonly source: string;
  readonly marks: 'pattern' | 'completion';
  readonly rules: readonly Rule[];
}

const outside: Rule = {
  id: 'outside_limits',
  name: 'Outside the limits',
  words: 'one value above the upper or below the lower limit',
  test: { kind: 'outside' },
};

/** Two of three beyond two sigmas, and four of five beyond one, as Western Electric and Nelson have them. */
const zones: readonly Rule[] = [
  {
    id: 'two_of_three',
    name: 'Two of three near a limit',
    words: 'two of three values in a row more than two sigmas from the mean, on one side',
    test: { kind: 'some_of', needed: 2, points: 3, sigmas: 2, isWithinLimits: false, isOneSided: false },
  },
  {
    id: 'four_of_five',
    name: 'Four of five away from the mean',
    words: 'four of five values in a row more than one sigma from the mean, on one side',
    test: { kind: 'some_of', needed: 4, points: 5, sigmas: 1, isWithinLimits: false, isOneSided: false },
  },
];

function shift(points: number, word: string): Rule {
  return {
    id: 'shift',
    name: 'Shift',
    words: `${word} values in a row on one side of the mean`,
    test: { kind: 'run', points },
  };
}

function trend(points: number, word: string): Rule {
  return {
    id: 'trend',
    name: 'Trend',
    words: `${word} values in a row, each above the one before, or each below; two equal values break it`,
    test: { kind: 'trend', points },
  };
}

const nhsTwoOfThree: Rule = {
  id: 'two_of_three',
  name: 'Two of three near a limit',
  words:
    'two of three values in a row in the outer third towards one limit, all three on that side of the mean',
  test: { kind: 'some_of', needed: 2, points: 3, sigmas: 2, isWithinLimits: true, isOneSided: true },
};

/** Every set of rules, the default first. */
export const ruleSets: readonly RuleSet[] = [
  {
    id: 'nhs_making_data_count',
    name: 'NHS Making Data Count',
    source: 'NHS England, Making Data Count, as computed by NHSRplotthedots 0.2',
    marks: 'pattern',
    rules: [outside, trend(7, 'seven'), nhsTwoOfThree, shift(7, 'seven')],
  },
  {
    id: 'nelson_1984',
    name: 'Nelson 1984',
    source:
      'Nelson, The Shewhart control chart: tests for special causes, Journal of Quality Technology 16 (4)',
    marks: 'completion',
    rules: [
      outside,
      shift(9, 'nine'),
      trend(6, 'six'),
      {
        id: 'fourteen_alternating',
        name: 'Fourteen by turns',
        words: 'fourteen values in a row going up and down by turns',
        test: { kind: 'alternating', points: 14 },
      },
      ...zones,
      {
        id: 'fifteen_within_one_sigma',
        name: 'Fifteen near the mean',
        words: 'fifteen values in a row within one sigma of the mean: the limits are too wide for them',
        test: { kind: 'within', points: 15, sigmas: 1 },
      },
      {
        id: 'eight_beyond_one_sigma',
        name: 'Eight away from the mean',
        words: 'eight values in a row more than one sigma from the mean, on either side',
        test: { kind: 'beyond', points: 8, sigmas: 1 },
      },
    ],
  },
  {
    id: 'western_electric',
    name: 'Western Electric',
    source: 'Western Electric, Statistical Quality Control Handbook (1956)',
    marks: 'completion',
    rules: [outside, ...zones, shift(8, 'eight')],
  },
  {
    id: 'anhoej_runs',
    name: 'Anhøj runs',
    source:
      'Anhøj and Olesen, Run charts revisited, PLOS ONE 9 (2014); with the limits of Shewhart as Anhøj and Wentzel-Larsen advise (2018)',
    marks: 'pattern',
    rules: [
      outside,
      {
        id: 'long_run',
        name: 'Long run',
        words: 'more values in a row on one side of the mean than chance gives: over log2(n) + 3 of n values',
        test: { kind: 'longest_run' },
      },
      {
        id: 'few_crossings',
        name: 'Few crossings',
        words: 'the mean is crossed less often than chance gives, told by the last value',
        test: { kind: 'crossings' },
      },
    ],
  },
];

/** A set of rules by its id. */
export function ruleSetOf(id: RuleSetId): RuleSet {
  const found = ruleSets.find((one) => one.id === id);
  if (!found) throw new Error(`no set of rules is called ${id}`);
  return found;
}
