import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import { capitalised, formatFace, formatNumber, type Unit } from '../../../vocabulary/format.ts';
import type { Better, Measure } from '../../../vocabulary/measure.ts';
import { compare, type Decimal } from '../../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../../vocabulary/month.ts';
import type { Point } from '../../../vocabulary/point.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import { metTarget } from '../../signals/against-target.ts';
import type { LifecycleData } from '../data.ts';
import { objectivesBoard, type ObjectiveStanding } from '../evaluate/objectives.ts';
import { refOf, type Outcome } from './outcomes.ts';

/** A criterion of the decision with what was measured. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly source: 'Service level' | 'Objective' | 'Agreement';
  /** `at least 93.0%`. */
  readonly wanted: string;
  /** Null where nothing is measured. */
  readonly measured: string | null;
  /** Month of the value. */
  readonly period: string;
  readonly verdict: 'met' | 'missed' | 'not due' | 'not measured';
  readonly note: string;
  readonly ref: FigureRef | null;
}

/** When the criteria were agreed, and by which month they are measured. */
export interface CriteriaDates {
  /** First month of the pilot; null: criteria are those of the month measured. */
  readonly pilot: Month | null;
  readonly at: Month;
}

/** Service levels with a target: measured against that in force when the pilot began. */
export function levelCriteria(
  outcomes: readonly Outcome[],
  { pilot, at }: CriteriaDates,
  partnership: string,
): readonly Criterion[] {
  const wholes = outcomes.filter(
    (outcome) =>
      outcome.kind === 'service' &&
      (outcome.service === null ||
        !outcomes.some(
          ({ measure, metric, service }) =>
            measure === outcome.measure && metric === outcome.metric && service === null,
        )),
  );
  return wholes.flatMap((outcome): Criterion[] => {
    const last = outcome.months.findLast(({ period, value }) => period <= at && value !== null)?.point;
    const targeted = outcome.months.filter(({ point, period }) => period <= at && point?.target != null);
    const then =
      targeted.find(({ period }) => pilot !== null && period >= pilot)?.point ?? targeted.at(-1)?.point;
    if (!then?.target) return [];
    const target = then.target;
    const isMet = last ? metTarget({ value: last.value, target }, outcome.better) : null;
    return [
      {
        id: outcome.key,
        label: outcome.label,
        source: 'Service level',
        wanted: wantedWords(target, outcome),
        measured: last ? formatFace(last.value, outcome.unit) : null,
        period: last ? monthLabel(last.period) : '',
        verdict: isMet === null ? 'not measured' : isMet ? 'met' : 'missed',
        note: [targetNote(outcome, { last, target }), runNote(outcome, { at, target })]
          .filter(Boolean)
          .join(' '),
        ref: last ? refOf(outcome, partnership, last.period) : null,
      },
    ];
  });
}

/** A target that was changed since is told, with what it would say. */
function targetNote(
  { unit, better }: Outcome,
  { last, target }: { readonly last: Point | null | undefined; readonly target: Decimal },
): string {
  if (!last?.target || compare(last.target, target) === 0) return '';
  const word = metTarget(last, better) ? 'met only since it was changed' : 'missed too';
  return `The target is now ${formatFace(last.target, unit)}: ${word}.`;
}

/** How many of the last twelve months met the criterion: one month is chance. */
function runNote(
  { months, better }: Outcome,
  { at, target }: { readonly at: Month; readonly target: Decimal },
): string {
  const recent = months
    .filter(({ period, value }) => period <= at && value !== null)
    .slice(-12)
    .map(({ point }) => metTarget({ value: point!.value, target }, better))
    .filter((isMet) => isMet !== null);
  if (recent.length < 2) return '';
  return `Met in ${recent.filter(Boolean).length} of the last ${recent.length} months.`;
}

function wantedWords(
  target: Decimal,
  { better, unit }: { readonly better: Better; readonly unit: Unit },
): string {
  const word = better === 'lower' ? 'at most' : better === 'higher' ? 'at least' : 'about';
  return `${word} ${formatFace(target, unit)}`;
}

/** Components of the agreement that are criteria of the decision: of kind governance or named so, as of the day. */
export function agreedCriteria(
  { components }: Pick<LifecycleData, 'components'>,
  outcomes: readonly Outcome[],
  { on, at, partnership }: { readonly on: string; readonly at: Month; readonly partnership: string },
): readonly Criterion[] {
  const inForce = components.filter(
    ({ component, kind, effectiveFrom, effectiveTo }) =>
      (kind === 'governance' || /criteri/i.test(`${component} ${kind ?? ''}`)) &&
      effectiveFrom <= on &&
      (effectiveTo === null || effectiveTo >= on),
  );
  return inForce.flatMap((one): Criterion[] => {
    // A rule of how to meet and decide is no criterion; one with a figure to reach is.
    if (one.target === null) return [];
    const outcome = outcomes.find(
      ({ metric, service }) => metric !== null && metric === one.metric && service === null,
    );
    const last = outcome?.months.findLast(({ period, value }) => period <= at && value !== null)?.point;
    const isMet =
      outcome && last ? metTarget({ value: last.value, target: one.target }, outcome.better) : null;
    return [
      {
        id: `${one.component} ${one.effectiveFrom}`,
        label: one.component,
        source: 'Agreement',
        wanted: outcome
          ? wantedWords(one.target, outcome)
          : `${formatNumber(one.target, 4)} ${one.unit ?? ''}`.trimEnd(),
        measured: outcome && last ? formatFace(last.value, outcome.unit) : null,
        period: last ? monthLabel(last.period) : '',
        verdict: isMet === null ? 'not measured' : isMet ? 'met' : 'missed',
        note: one.note ?? '',
        ref: outcome && last ? refOf(outcome, partnership, last.period) : null,
      },
    ];
  });
}

/** Objectives with a target that no service level tells already, as they stand under Objectives. */
export function objectiveCriteria(
  data: LifecycleData,
  {
    view,
    measures,
    at,
  }: { readonly view: BenefitsView; readonly measures: readonly Measure[]; readonly at: Month },
): readonly Criterion[] {
  const objectives = data.objectives.filter(({ metric, target }) => metric === null && target !== null);
  const { rows } = objectivesBoard({ ...data, objectives }, { ...view, until: at }, { measures });
  return rows.map(({ id, objective, standing, now, target, due, words }) => ({
    id,
    label: objective,
    source: 'Objective',
    wanted: target,
    measured: now?.face ?? null,
    period: now?.period ?? '',
    verdict: verdictOf[standing],
    note: [capitalised(words), due ? `Due by ${due}` : ''].filter(Boolean).join('. '),
    ref: now?.ref ?? null,
  }));
}

const verdictOf: Readonly<Record<ObjectiveStanding, Criterion['verdict']>> = {
  met: 'met',
  missed: 'missed',
  'on the way': 'not due',
  unknown: 'not measured',
};
