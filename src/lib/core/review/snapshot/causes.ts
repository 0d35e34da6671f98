import type { Measure } from '../../vocabulary/measure.ts';
import type { Terms } from '../../vocabulary/point.ts';
import type { SnapshotState } from '../../vocabulary/snapshot.ts';
import type { ReasonKind } from './changes-board.ts';
import type { Pair } from './pair.ts';
import { priceBaseName } from './price-base.ts';

/** What may have changed a figure of which a snapshot keeps no rows, with what there is to say of it. */
export interface Cause {
  readonly kind: ReasonKind;
  readonly subject: string;
  readonly words: string;
}

const byKind: Readonly<Record<Measure['kind'], readonly string[] | null>> = {
  cost: ['costs', 'price_index', 'partnerships'],
  benefit: ['costs', 'volumes', 'baselines', 'benefits', 'benefit_plan', 'price_index', 'partnerships'],
  service: ['service_levels', 'tickets', 'volumes', 'survey', 'agreement'],
  indicator: null,
  own: null,
};

/** The one thing that changed of all that a figure may depend on; where it is none or several, that is said instead. */
export function causeOf(pair: Pair, measure: Measure | null, terms: Terms): Cause {
  const [then, now] = [pair.then.state, pair.now.state];
  const datasets = measure === null ? null : byKind[measure.kind];
  const causes = [
    ...fileCauses(pair, datasets),
    ...definitionCauses(then, now, measure),
    ...parameterCauses(then, now, (name) => measure === null || isFelt(name, measure, terms)),
  ];
  const [only] = causes;
  if (only && causes.length === 1) return only;
  const words =
    causes.length === 0
      ? 'nothing that a snapshot keeps of it has changed'
      : `cannot be told apart: ${causes.map(({ words: said }) => said).join('; ')}`;
  return { kind: 'other', subject: '', words };
}

/** What is left of a figure that was followed to its rows and factors: another definition, or nothing known. */
export function restCause(pair: Pair, measureIds: readonly string[]): Cause {
  const changed = changedDefinitions(pair.then.state, pair.now.state).filter(({ id }) =>
    measureIds.includes(id),
  );
  if (changed.length > 0) return definitionCause(changed.map(({ title }) => title));
  return { kind: 'other', subject: '', words: 'no change that a snapshot keeps explains it' };
}

function fileCauses({ files }: Pair, datasets: readonly string[] | null): readonly Cause[] {
  const counts = (dataset: string) => datasets === null || datasets.includes(dataset);
  const changed = [...files.replaced, ...files.reread].map(({ now }) => now);
  const names = [...changed, ...files.added, ...files.gone]
    .filter(({ dataset }) => counts(dataset))
    .map(({ name }) => name);
  const subject = few([...new Set(names)]);
  return names.length === 0 ? [] : [{ kind: 'restated', subject, words: `other rows in ${subject}` }];
}

function definitionCauses(
  then: SnapshotState,
  now: SnapshotState,
  measure: Measure | null,
): readonly Cause[] {
  const ids = measure === null ? [] : [measure.id, ...measure.parts];
  const changed = changedDefinitions(then, now).filter(({ id }) => ids.includes(id));
  return changed.length === 0 ? [] : [definitionCause(changed.map(({ title }) => title))];
}

function definitionCause(titles: readonly string[]): Cause {
  const subject = few(titles);
  return { kind: 'definition', subject, words: `${subject} is computed in another way` };
}

function parameterCauses(
  then: SnapshotState,
  now: SnapshotState,
  isOf: (name: string) => boolean,
): readonly Cause[] {
  const names = changedParameters(then, now).map(({ name }) => name);
  const subject = few(names.filter(isOf));
  return subject === '' ? [] : [{ kind: 'parameter', subject, words: `another setting of ${subject}` }];
}

const pricesNames: readonly string[] = [priceBaseName, 'Price base of real terms'];
const clockNames: readonly string[] = [
  'The clock of a case runs',
  'Open cases are aged after',
  'Fiscal year',
];

/** Whether the points of a measure depend on a setting at all. */
function isFelt(name: string, { kind, isMonetary }: Measure, terms: Terms): boolean {
  if (kind === 'own') return true;
  if (pricesNames.includes(name)) return isMonetary && terms === 'real';
  if (clockNames.includes(name)) return kind === 'service' || kind === 'indicator';
  return name === 'Currency' && isMonetary;
}

/** Measures whose definition is another one. */
export function changedDefinitions(
  then: SnapshotState,
  now: SnapshotState,
): readonly (SnapshotState['definitions'][number] & { readonly was: string })[] {
  const versionById = new Map(then.definitions.map(({ id, version }) => [id, version]));
  return now.definitions.flatMap((definition) => {
    const version = versionById.get(definition.id);
    return version === undefined || version === definition.version ? [] : [{ ...definition, was: version }];
  });
}

// A title names the workspace; how many totals were entered says nothing of a figure.
const harmless = new Set(['Workspace', 'Control totals entered by hand']);

/** Parameters that are not as they were, and what they were. */
export function changedParameters(
  then: SnapshotState,
  now: SnapshotState,
): readonly (SnapshotState['parameters'][number] & { readonly was: string })[] {
  const valueByName = new Map(then.parameters.map(({ name, value }) => [name, value]));
  return now.parameters.flatMap(({ name, value }) => {
    const was = valueByName.get(name);
    return was === undefined || was === value || harmless.has(name) ? [] : [{ name, value, was }];
  });
}

/** The first three of some names, and how many more there are. */
function few(names: readonly string[], most = 3): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
