import { describe, expect, it } from 'vitest';
import { fewestCrossings, longestRunLimit } from '#lib/core/indicators/control/anhoej.ts';
import { ruleSetOf, ruleSets } from '#lib/core/indicators/control/rule-sets.ts';
import { hitsOf, type Standing } from '#lib/core/indicators/control/rules.ts';
import { ruleName, ruleWords } from '#lib/core/indicators/control/words.ts';
import type { RuleId, RuleSetId } from '#lib/core/vocabulary/control.ts';
import { ruleSetIds } from '#lib/core/vocabulary/control.ts';

/** Values by their distance from the mean in sigmas, moving as their distances do. */
function stretch(sigmas: readonly number[]): readonly Standing[] {
  return sigmas.map((one, at) => ({
    sigmas: one,
    step: Math.sign(at === 0 ? 0 : one - sigmas[at - 1]!) as -1 | 0 | 1,
  }));
}

/** What a rule of a set says, a letter a value: H high, L low, U undirected, a dot for nothing. */
function said(set: RuleSetId, id: RuleId, sigmas: readonly number[]): string {
  const { rules, marks } = ruleSetOf(set);
  const { test } = rules.find((rule) => rule.id === id)!;
  const letters = { high: 'H', low: 'L', undirected: 'U' };
  return hitsOf(test, stretch(sigmas), marks)
    .map((hit) => (hit ? letters[hit] : '.'))
    .join('');
}

const nhs = (id: RuleId, sigmas: readonly number[]) => said('nhs_making_data_count', id, sigmas);
const nelson = (id: RuleId, sigmas: readonly number[]) => said('nelson_1984', id, sigmas);

describe('the NHS rules', () => {
  it('see a value outside the limits, not one on them', () => {
    expect(nhs('outside_limits', [3, 3.001, -3, -3.001])).toBe('.H.L');
  });

  it('mark all of seven values on one side; a value on the mean breaks the run', () => {
    expect(nhs('shift', [-1, 1, 1, 1, 1, 1, 1, 1, 1, -1])).toBe('.HHHHHHHH.');
    expect(nhs('shift', [1, 1, 1, 0, 1, 1, 1, 1, 1, 1])).toBe('..........');
  });

  it('mark all of seven values that rise or fall; a tie breaks the trend', () => {
    expect(nhs('trend', [0, -2, -1, 0, 0.5, 1, 2, 2.5, 2])).toBe('.HHHHHHH.');
    expect(nhs('trend', [2, 1.5, 1, 0.5, 0, -1, -2])).toBe('LLLLLLL');
    expect(nhs('trend', [-2, -1, 0, 0, 0.5, 1, 2, 2.5])).toBe('........');
  });

  it('mark the near two of three, all three on one side, a value outside not counted', () => {
    expect(nhs('two_of_three', [2.1, 0.5, 2.2])).toBe('H.H');
    expect(nhs('two_of_three', [2.1, -0.5, 2.2])).toBe('...');
    expect(nhs('two_of_three', [3.5, 0.5, 2.2])).toBe('...');
    expect(nhs('two_of_three', [-2.1, -2.2, -3.5])).toBe('LL.');
  });
});

describe("Nelson's rules", () => {
  it('take nine for a shift and six for a trend, told by the value that completes it', () => {
    expect(
      nelson(
        'shift',
        Array.from({ length: 10 }, () => 0.5),
      ),
    ).toBe('........HH');
    expect(nelson('trend', [0, 1, 2, 3, 4, 5])).toBe('.....H');
    expect(nelson('trend', [0, 1, 2, 3, 4])).toBe('.....');
  });

  it('count two of three and four of five beyond, wherever the odd one lies', () => {
    expect(nelson('two_of_three', [2.1, -0.5, 2.2])).toBe('..H');
    expect(nelson('two_of_three', [3.5, 0.5, 2.2])).toBe('..H');
    expect(nelson('four_of_five', [-1.1, -1.2, 0.5, -1.1, -3.5])).toBe('....L');
    expect(nelson('four_of_five', [1.1, 1.2, 1.3, 1.4, 0.5])).toBe('.....');
  });

  it('see fourteen by turns, fifteen near the mean and eight away from it, without a side', () => {
    const turns = Array.from({ length: 15 }, (_, at) => (at % 2 === 0 ? 1 : -1) * 1.5);
    expect(nelson('fourteen_alternating', turns)).toBe('.............UU');
    expect(nelson('fourteen_alternating', turns.slice(0, 13))).not.toContain('U');
    expect(nelson('eight_beyond_one_sigma', turns.slice(0, 8))).toBe('.......U');
    const calm = Array.from({ length: 15 }, (_, at) => Math.sin(at) * 0.9);
    expect(nelson('fifteen_within_one_sigma', calm)).toBe('..............U');
    expect(nelson('fifteen_within_one_sigma', [...calm.slice(0, 14), 1])).not.toContain('U');
  });
});

describe('the rules of Western Electric', () => {
  it('take eight for a shift and know no trend', () => {
    const ids = ruleSetOf('western_electric').rules.map(({ id }) => id);
    expect(ids).toEqual(['outside_limits', 'two_of_three', 'four_of_five', 'shift']);
    expect(said('western_electric', 'shift', [1, 1, 1, 1, 1, 1, 1, 1])).toBe('.......H');
  });
});

describe("Anhøj's runs", () => {
  const anhoej = (id: RuleId, sigmas: readonly number[]) => said('anhoej_runs', id, sigmas);
  const turns = (count: number) => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? 1 : -1));

  it('draw the line at 8 of 24 values and at 8 crossings, as published', () => {
    expect([longestRunLimit(24), fewestCrossings(24)]).toEqual([8, 8]);
    expect([longestRunLimit(10), fewestCrossings(10)]).toEqual([6, 2]);
    expect([longestRunLimit(100), fewestCrossings(100)]).toEqual([10, 41]);
    expect(fewestCrossings(2000)).toBeGreaterThan(900);
  });

  it('mark the whole of a run that is longer, values on the mean neither breaking nor counting', () => {
    const run = [1, 1, 1, 1, 0, 1, 1, 1, 1, 1];
    expect(anhoej('long_run', [...turns(15), -1, ...run])).toBe(`${'.'.repeat(16)}HHHH.HHHHH`);
    expect(anhoej('long_run', [...turns(15), -1, ...run.slice(0, 9)])).not.toContain('H');
  });

  it('tell few crossings at the last value, without a side; nothing from under ten values', () => {
    const half = [1, 1, 1, 1, 1, -1, -1, -1, -1, -1];
    expect(anhoej('few_crossings', half)).toBe('.........U');
    expect(anhoej('few_crossings', half.slice(1))).toBe('.........');
    expect(anhoej('few_crossings', turns(24))).not.toContain('U');
  });
});

describe('the sets of rules', () => {
  it('are named, sourced, and tell every rule in words', () => {
    expect(ruleSets.map(({ id }) => id)).toEqual(ruleSetIds);
    for (const { id, source, rules } of ruleSets) {
      expect(source.length).toBeGreaterThan(20);
      for (const rule of rules) {
        expect(ruleWords(id, rule.id)).toBe(rule.words);
        expect(ruleName(id, rule.id)).toBe(rule.name);
      }
    }
  });
});
