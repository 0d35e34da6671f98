import { byScore, type Alternative, type Criterion } from '../../../appraisal/alternatives.ts';
import type { LoadedAlternatives } from './alternative-rows.ts';
import type { Placed } from './alternative-words.ts';

/** Weighted criteria, and the alternatives that have a score for each. */
export interface Scored {
  readonly criteria: readonly Criterion[];
  readonly alternatives: readonly Alternative[];
  /** Why an alternative is not scored, by its name. */
  readonly missing: ReadonlyMap<string, string>;
}

/** What can be ranked by score. */
export function scoresOf({ alternatives, criteria }: LoadedAlternatives): Scored {
  const weighted = criteria.flatMap(({ name, weight }) =>
    weight === null || weight <= 0 ? [] : [{ id: name, label: name, weight }],
  );
  const missing = new Map(
    alternatives.flatMap(({ name, scores }) => {
      const lacking = weighted.filter(({ id }) => !scores.has(id)).map(({ label }) => label);
      return lacking.length > 0 ? [[name, `no score for ${lacking.join(', ')}`] as const] : [];
    }),
  );
  const complete = weighted.length === 0 ? [] : alternatives.filter(({ name }) => !missing.has(name));
  return {
    criteria: weighted,
    missing,
    alternatives: complete.map(({ name, scores }) => ({
      id: name,
      label: name,
      benefits: [],
      costs: [],
      scores: Object.fromEntries(scores),
    })),
  };
}

/** Who is scored, the highest first. */
export function byScorePlaced({ alternatives, criteria }: Scored): readonly Placed[] {
  return byScore(alternatives, criteria).map(({ label, value }) => ({
    name: label,
    value: value.toFixed(6),
  }));
}
