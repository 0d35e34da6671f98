import type { Table } from '../../../charts/table.ts';
import type { TrendValues } from '../../../charts/values.ts';
import { mean } from '../../../indicators/statistics/averages.ts';
import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import { monthLabel, type Month } from '../../../vocabulary/month.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { DatedEvent } from '../../indicators/data.ts';
import type { LifecycleData } from '../data.ts';
import { dayLabel, firstMonthUnder, lastDayOf } from './change-month.ts';
import { comparisonOf, lastWithout, namedServices, type Comparison } from './comparison.ts';
import type { DeployContext } from './context.ts';
import type { Effect, Verdict } from './effect.ts';
import { refOf } from './outcomes.ts';
import { effectTrend, placeboValues } from './pilot-chart.ts';
import { figuresOf, meansOf, type EffectFigure, type MeanFigure } from './pilot-figures.ts';
import { othersNote, othersTable } from './pilot-others.ts';
import { comparisonSentence, effectSentence, methodWords, placeboSentence } from './pilot-words.ts';
import { placeboOf, type Placebo } from './placebo.ts';
import { testedOf, type Tested } from './tested.ts';

/** The pilot of a partnership and what it did to one outcome, beside what it did to the others. */
export type PilotBoard =
  | { readonly kind: 'none'; readonly sentence: string }
  | {
      readonly kind: 'pilot';
      readonly sentence: string;
      readonly verdict: Verdict;
      /** What the pilot is, who decided it and from which month on it counts. */
      readonly about: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      readonly chosen: string;
      readonly title: string;
      readonly trend: TrendValues;
      readonly means: readonly MeanFigure[];
      readonly figures: readonly EffectFigure[];
      readonly method: string;
      readonly notes: readonly string[];
      readonly effect: Effect;
      readonly placebo: Placebo;
      readonly placeboSentence: string;
      readonly placeboValues: TrendValues | null;
      readonly comparison: Comparison;
      readonly comparisonSentence: string;
      /** What it did to every outcome. */
      readonly others: Table;
      readonly othersNote: string;
      readonly refAt: (period: Month) => FigureRef;
    };

/** The last pilot that has begun by the month in view, tested on one outcome. */
export function pilotBoard(
  data: LifecycleData,
  view: BenefitsView,
  context: DeployContext,
  choice: string | null = null,
): PilotBoard {
  const pilot = pilotOf(data, view, context);
  if (pilot.kind === 'none') return pilot;
  const start = firstMonthUnder(pilot.date);
  const tested = testedOf({ data, view, context, start });
  const chosen = tested.find(({ outcome }) => outcome.key === choice) ?? mostMoved(tested);
  if (!chosen)
    return {
      kind: 'none',
      sentence: `The pilot began on ${dayLabel(pilot.date)}, but there is no monthly service level or cost to test it on.`,
    };
  return boardOf({ data, view, pilot, start, tested, chosen });
}

interface Pilot {
  readonly kind: 'pilot';
  readonly date: string;
  readonly event: DatedEvent | null;
  /** First month of production after it; null while there is none. */
  readonly production: Month | null;
}

function pilotOf(
  { events }: LifecycleData,
  { until }: BenefitsView,
  { info }: DeployContext,
): Pilot | { readonly kind: 'none'; readonly sentence: string } {
  const end = lastDayOf(until);
  const started = events.filter(({ kind }) => kind === 'pilot_start');
  const event = started.findLast(({ date }) => date <= end) ?? started[0] ?? null;
  const date = event?.date ?? info.pilot_start;
  if (!date)
    return {
      kind: 'none',
      sentence:
        'No pilot is recorded. With the day it began, as an event of kind pilot_start, what it did to service and cost can be told from everything else that happened.',
    };
  if (date > end)
    return { kind: 'none', sentence: `The pilot is to begin on ${dayLabel(date)}: nothing to measure yet.` };
  const production =
    events.find((one) => one.kind === 'production' && one.date > date)?.date ??
    (info.production_start && info.production_start > date ? info.production_start : null);
  return { kind: 'pilot', date, event, production: production === null ? null : firstMonthUnder(production) };
}

/** By the distance of the means on either side, in natural variation; the whole before its services. */
function mostMoved(tested: readonly Tested[]): Tested | null {
  return tested.reduce<Tested | null>(
    (best, one) => (best === null || movedBy(one) > movedBy(best) ? one : best),
    null,
  );
}

function movedBy({ outcome, effect: { before, means } }: Tested): number {
  if (means.before === null || means.after === null || outcome.service !== null) return -1;
  const change = Math.abs(means.after - means.before);
  const values = outcome.months.flatMap(({ value }, at) => (value !== null && at < before ? [value] : []));
  const ranges = values.slice(1).map((value, at) => Math.abs(value - values[at]!));
  const usual = mean(ranges) ?? 0;
  return change === 0 ? 0 : usual > 0 ? change / usual : Number.MAX_VALUE;
}

interface Made {
  readonly data: LifecycleData;
  readonly view: BenefitsView;
  readonly pilot: Pilot;
  readonly start: Month;
  readonly tested: readonly Tested[];
  readonly chosen: Tested;
}

function boardOf({ data, view, pilot, start, tested, chosen }: Made): PilotBoard {
  const { outcome, effect } = chosen;
  const services = [
    ...new Set(tested.flatMap(({ outcome: { service } }) => (service === null ? [] : [service]))),
  ];
  const named = namedServices(`${pilot.event?.title ?? ''} ${pilot.event?.reason ?? ''}`, services);
  const treatment = { start, until: lastWithout(pilot.production), services: named };
  const all = tested.map((one) => one.outcome);
  const comparison = comparisonOf(outcome, all, treatment);
  const placebo = placeboOf(outcome, effect);
  return {
    kind: 'pilot',
    sentence: effectSentence(outcome, effect),
    verdict: effect.verdict,
    about: aboutOf(pilot, start),
    choices: tested.map((one) => ({ value: one.outcome.key, label: one.outcome.label })),
    chosen: outcome.key,
    title: `${outcome.label}: measured, and as it would have gone on`,
    trend: effectTrend(outcome, effect, { view, events: data.events }),
    means: meansOf(outcome, effect, data.partnership),
    figures: figuresOf(outcome, effect),
    method: methodWords(effect),
    notes: notesOf(chosen, pilot, named),
    effect,
    placebo,
    placeboSentence: placeboSentence(placebo),
    placeboValues: placeboValues(outcome, effect, { placebo, view }),
    comparison,
    comparisonSentence: comparisonSentence(outcome, comparison),
    others: othersTable(tested),
    othersNote: othersNote(tested),
    refAt: (period) => refOf(outcome, data.partnership, period),
  };
}

function aboutOf({ date, event }: Pilot, start: Month): string {
  const what = event ? `${event.title}, ${dayLabel(date)}` : `Pilot since ${dayLabel(date)}`;
  const who = event?.decidedBy ? `, decided by ${event.decidedBy}` : '';
  const why = event?.reason ? `: ${event.reason}` : '';
  return `${what}${who}${why}. ${monthLabel(start)} counts as its first month.`;
}

function notesOf(
  { outcome, effect }: Tested,
  { production }: Pilot,
  named: readonly string[],
): readonly string[] {
  const after = outcome.months.length - effect.before;
  const followed = production !== null && after > 0 && outcome.months.at(-1)!.period >= production;
  return [
    ...(followed
      ? [
          `Production followed in ${monthLabel(production)}: from then on months show both, not the pilot alone.`,
        ]
      : []),
    ...(outcome.service !== null && named.length > 0 && !named.includes(outcome.service)
      ? [`${outcome.service} is not named as part of the pilot.`]
      : []),
    ...(effect.runUp?.without
      ? [
          `Figures and dashed line leave out ${monthLabel(effect.runUp.from)} to ${monthLabel(effect.runUp.until)}, which stood out.`,
        ]
      : []),
    ...(outcome.kind === 'money' && outcome.unit.kind === 'money'
      ? [
          'Cost as it is: neither volume nor prices are taken out. Savings against the flexed baseline stand under Benefits.',
        ]
      : []),
  ];
}
