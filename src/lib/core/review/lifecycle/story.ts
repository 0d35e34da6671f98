import type { AlternativesBoard } from './evaluate/alternatives.ts';
import type { CadenceBoard } from './evaluate/cadence.ts';
import type { ObjectivesBoard } from './evaluate/objectives.ts';
import type { ScorecardBoard } from './evaluate/scorecard.ts';

interface Told {
  readonly objectives: ObjectivesBoard;
  readonly cadence: CadenceBoard;
  readonly scorecard: ScorecardBoard;
  readonly alternatives: AlternativesBoard;
}

/** What the Life cycle screen has to say: how far the objectives are, what is not frozen, what is overdue. */
export function lifecycleStory({ objectives, cadence, scorecard, alternatives }: Told): string {
  const isEmpty = objectives.rows.length === 0 && alternatives.lines.length === 0;
  const [first = ''] = objectives.sentence.split(/(?<=\.) /);
  const late = cadence.rows
    .filter(({ state }) => state === 'overdue')
    .reduce((count, { what }) => count + what.length, 0);
  return [
    isEmpty
      ? 'Cost and service can be seen; what this partnership is for, and what else could be done, is not loaded. Each section below says what adding it would answer.'
      : first,
    ...(scorecard.isFrozen ? [] : ['Nobody has frozen the service as it is.']),
    ...(late > 0 ? [`${late} ${late === 1 ? 'review is' : 'reviews are'} overdue.`] : []),
  ].join(' ');
}
