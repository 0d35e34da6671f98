import type { Assurance, RuleId, RuleSetId, Variation } from '../../vocabulary/control.ts';
import { ruleSetOf } from './rule-sets.ts';

/** A meaning in a word or two, and in a sentence. */
export interface Words {
  readonly short: string;
  readonly meaning: string;
}

/** What the last point says, in words that need no colour. */
export const variationWords: Readonly<Record<Variation, Words>> = {
  improvement: {
    short: 'Improvement',
    meaning: 'The latest value signals a change for the better: it is unlikely to be chance.',
  },
  concern: {
    short: 'Concern',
    meaning: 'The latest value signals a change for the worse: it is unlikely to be chance.',
  },
  neutral: {
    short: 'Change',
    meaning: 'The latest value signals a change that is neither better nor worse in itself.',
  },
  common_cause: {
    short: 'No signal',
    meaning: 'The latest value varies as the values before it did: do not react to it alone.',
  },
};

/** What the limits promise against the target, in words that need no colour. */
export const assuranceWords: Readonly<Record<Assurance, Words>> = {
  pass: {
    short: 'Meets target',
    meaning:
      'The whole range between the limits meets the target: it will be met unless the process changes.',
  },
  fail: {
    short: 'Misses target',
    meaning: 'No value between the limits meets the target: it will be missed unless the process changes.',
  },
  hit_or_miss: {
    short: 'Hit or miss',
    meaning: 'The target lies between the limits: it will be met some months and missed others, by chance.',
  },
};

/** What a rule is called in a set of rules. */
export function ruleName(ruleSet: RuleSetId, rule: RuleId): string {
  return ruleSetOf(ruleSet).rules.find(({ id }) => id === rule)?.name ?? rule;
}

/** What a rule means in a set of rules. */
export function ruleWords(ruleSet: RuleSetId, rule: RuleId): string {
  return ruleSetOf(ruleSet).rules.find(({ id }) => id === rule)?.words ?? rule;
}
