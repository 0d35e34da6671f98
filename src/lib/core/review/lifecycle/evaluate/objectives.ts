import { formatExact, formatFace, formatSize } from '../../../vocabulary/format.ts';
import type { Better, Measure } from '../../../vocabulary/measure.ts';
import { compare, subtract, type Decimal } from '../../../vocabulary/money.ts';
import { addMonths } from '../../../vocabulary/month.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { LifecycleData, Objective } from '../data.ts';
import { dayWords, lastDayOf } from '../design/days.ts';
import type { EvaluateContext } from './context.ts';
import { measuredOf, type Measured } from './measured.ts';

/** How far an objective is: `missed` is behind its target past its day, `unknown` cannot be told. */
export type ObjectiveStanding = 'met' | 'on the way' | 'missed' | 'unknown';

/** An objective beside what is measured. */
export interface ObjectiveRow {
  readonly id: string;
  readonly objective: string;
  readonly owner: string | null;
  readonly standing: ObjectiveStanding;
  /** Null: nothing is measured, and `words` say why. */
  readonly now: Measured | null;
  /** The target as it is written, and exactly; empty without one. */
  readonly target: string;
  readonly targetExact: Decimal | null;
  /** `31 Mar 2026`; empty where no day is set. */
  readonly due: string;
  /** How far it is: `missed by 2.2 percentage points`, or why that cannot be told. */
  readonly words: string;
  /** Against a year ago: `nearer than a year ago (93.1%)`; empty where that cannot be told. */
  readonly since: string;
}

/** What a partnership is for, with how far each objective is. */
export interface ObjectivesBoard {
  readonly sentence: string;
  readonly rows: readonly ObjectiveRow[];
}

/** Every objective beside the measure it names, as at the end of the quarter in view: what went wrong first. */
export function objectivesBoard(
  data: LifecycleData,
  view: BenefitsView,
  context: Pick<EvaluateContext, 'measures'>,
): ObjectivesBoard {
  const rows = data.objectives
    .map((objective) => rowOf(data, objective, { view, measures: context.measures }))
    .toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  return { sentence: sentenceOf(rows), rows };
}

const order: readonly ObjectiveStanding[] = ['missed', 'on the way', 'unknown', 'met'];

interface Asked {
  readonly view: BenefitsView;
  readonly measures: readonly Measure[];
}

function rowOf(data: LifecycleData, objective: Objective, asked: Asked): ObjectiveRow {
  const { fileId, sourceRow, owner, targetDate, target } = objective;
  const base = {
    id: `${fileId} ${sourceRow}`,
    objective: objective.objective,
    owner,
    due: targetDate === null ? '' : dayWords(targetDate),
    targetExact: target,
    since: '',
  };
  const measure = measureOf(objective, asked.measures);
  if (typeof measure === 'string')
    return { ...base, standing: 'unknown', now: null, target: plainTarget(objective), words: measure };
  const better = betterOf(data, objective, measure);
  const request = { measure, metric: objective.metric, better, until: asked.view.until };
  const now = measuredOf(data, request);
  if (typeof now === 'string') {
    const words = `no figure of ${objective.metric ?? measure.title.toLowerCase()}: ${now}`;
    return { ...base, standing: 'unknown', now: null, target: plainTarget(objective), words };
  }
  const judged = judgedOf(objective, now, { better, until: asked.view.until });
  const before = measuredOf(data, { ...request, until: addMonths(asked.view.until, -12) });
  const since = typeof before === 'string' ? '' : sinceWords(objective, [before, now], better);
  return { ...base, ...judged, now, since };
}

function measureOf({ measure, metric }: Objective, measures: readonly Measure[]): Measure | string {
  const id = measure ?? (metric === null ? null : 'attainment');
  if (id === null) return 'no measure is named, so nothing can be held against it';
  const found = measures.find((one) => one.id === id);
  if (!found) return `"${id}" is no measure of the catalogue`;
  return id === 'attainment' && metric === null ? 'no service level is named' : found;
}

function betterOf(data: LifecycleData, { better, metric }: Objective, measure: Measure): Better {
  if (better !== null) return better;
  const level = data.service.metrics.find((one) => one.metric === metric);
  return level?.better ?? measure.better;
}

interface Judging {
  readonly better: Better;
  readonly until: string;
}

function judgedOf(
  objective: Objective,
  now: Measured,
  { better, until }: Judging,
): Pick<ObjectiveRow, 'standing' | 'target' | 'words'> {
  const { target, unit, targetDate } = objective;
  if (target === null) return { standing: 'unknown', target: '', words: 'no target is set' };
  if (unit !== null && unit.toLowerCase() !== now.unitName.toLowerCase()) {
    const words = `the target is in ${unit}, the measure in ${now.unitName}: not compared`;
    return { standing: 'unknown', target: plainTarget(objective), words };
  }
  const face = formatFace(target, now.unit);
  if (better === 'neutral')
    return { standing: 'unknown', target: face, words: 'the data do not say which direction is better' };
  const difference = subtract(now.value, target);
  const isMet = compare(difference, '0') * (better === 'higher' ? 1 : -1) >= 0;
  const size = formatSize(difference, now.unit);
  const isDue = targetDate !== null && targetDate <= lastDayOf(until);
  if (isMet) return { standing: 'met', target: face, words: metWords(compare(difference, '0') === 0, size) };
  return isDue
    ? { standing: 'missed', target: face, words: `missed by ${size}` }
    : { standing: 'on the way', target: face, words: `${size} to go` };
}

function metWords(isExact: boolean, size: string): string {
  return isExact ? 'met exactly' : `met with ${size} to spare`;
}

/** A target without a figure to take the unit of. */
function plainTarget({ target, unit }: Objective): string {
  if (target === null) return '';
  if (unit === 'share') return formatFace(target, { kind: 'share', label: '' });
  return unit !== null && /^[A-Z]{3}$/.test(unit)
    ? formatFace(target, { kind: 'money', label: '', currency: unit })
    : formatFace(target, { kind: 'level', label: unit ?? '' });
}

function sinceWords(
  { target }: Objective,
  [before, now]: readonly [Measured, Measured],
  better: Better,
): string {
  if (before.unitName !== now.unitName || before.ref.period === now.ref.period) return '';
  if (target === null || better === 'neutral') return '';
  const way = compare(now.value, before.value) * (better === 'higher' ? 1 : -1);
  const word = way === 0 ? 'as a year ago' : way > 0 ? 'better than a year ago' : 'worse than a year ago';
  return `${word} (${formatExact(before.value, before.unit)})`;
}

function sentenceOf(rows: readonly ObjectiveRow[]): string {
  if (rows.length === 0) return 'No objectives are loaded: nothing says what this partnership is for.';
  const of = (standing: ObjectiveStanding) => rows.filter((row) => row.standing === standing);
  const [met, way, missed, unknown] = [of('met'), of('on the way'), of('missed'), of('unknown')];
  const counts = [
    `${met.length} of ${rows.length} ${rows.length === 1 ? 'objective is' : 'objectives are'} met`,
    ...(missed.length > 0 ? [`${missed.length} missed ${missed.length === 1 ? 'its' : 'their'} day`] : []),
    ...(way.length > 0 ? [`${way.length} ${way.length === 1 ? 'is' : 'are'} on the way`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} cannot be told`] : []),
  ];
  const named = missed.map(({ objective, words }) => `“${objective}” ${words}`);
  const listed = counts.length > 1 ? `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)!}` : counts[0]!;
  return `${listed}.${named.length > 0 ? ` ${named.join('; ')}.` : ''}`;
}
