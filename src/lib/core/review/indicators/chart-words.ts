import { ruleName } from '../../indicators/control/words.ts';
import type { ControlChart } from '../../vocabulary/control.ts';

/** What the last point of a control chart says, in a few words: `getting worse (shift)`. */
export function changeWords({ variation, side, ruleSet, rules }: ControlChart): string {
  const [rule] = rules;
  const why = rule === undefined ? '' : ` (${ruleName(ruleSet, rule).toLowerCase()})`;
  switch (variation) {
    case 'concern':
      return `getting worse${why}`;
    case 'improvement':
      return `getting better${why}`;
    case 'neutral':
      return `changed, ${side === 'low' ? 'lower' : 'higher'}${why}`;
    case 'common_cause':
      return 'no change beyond chance';
    case null:
      return 'not judged';
  }
}

/** What the limits promise, said after the target, in a few words; empty where they promise nothing. */
export function promiseWords({ assurance }: ControlChart): string {
  switch (assurance) {
    case 'pass':
      return 'passes it';
    case 'fail':
      return 'misses it as it is run now';
    case 'hit_or_miss':
      return 'hit or miss';
    case null:
      return '';
  }
}
