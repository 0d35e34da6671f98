import { controlChart } from '../../../indicators/control/control-chart.ts';
import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import { addMonths, type Month } from '../../../vocabulary/month.ts';
import type { DatedEvent } from '../../indicators/data.ts';
import { controlKind, controlValues } from '../../signals/control-values.ts';
import type { LifecycleData } from '../data.ts';
import { firstMonthUnder } from './change-month.ts';
import type { Outcome } from './outcomes.ts';

/** Why an outcome is looked at for an event. */
export type Link = 'named' | 'log' | 'agreement' | 'moved';

/** The outcomes that an event is about, and how that is known. */
export interface Linked {
  readonly link: Link | null;
  readonly outcomes: readonly Outcome[];
}

type Told = Pick<LifecycleData, 'log' | 'components'>;

/**
 * What an event is about: the outcomes that its title or reason names; else those that the log ties to it (an entry that
 * tells of it, or was raised or closed that day); else those of which a component of the agreement changes that
 * day; else those whose control chart shows a signal in the first three months. A whole speaks for its services.
 */
export function outcomesOfEvent(
  event: DatedEvent,
  outcomes: readonly Outcome[],
  { data, settings }: { readonly data: Told; readonly settings: IndicatorSettings },
): Linked {
  const text = `${event.title} ${event.reason ?? ''}`;
  const ways: readonly (readonly [Link, readonly Outcome[]])[] = [
    ['named', outcomes.filter(({ title }) => names(text, title))],
    ['log', outcomes.filter((outcome) => isTied(outcome, event, data))],
    ['agreement', outcomes.filter((outcome) => isAgreed(outcome, event, data))],
  ];
  const found = ways.find(([, own]) => own.length > 0);
  if (found) return { link: found[0], outcomes: wholes(found[1]) };
  const first = firstMonthUnder(event.date);
  const moved = wholes(outcomes).filter((outcome) => hasSignal(outcome, first, settings));
  return { link: moved.length > 0 ? 'moved' : null, outcomes: moved };
}

/** Whether a text names a level or a cost, whatever the case of its letters. */
function names(text: string, title: string): boolean {
  return ` ${plain(text)} `.includes(` ${plain(title)} `);
}

function isTied({ measure, metric }: Outcome, { date, title }: DatedEvent, { log }: Told): boolean {
  return log.some((entry) => {
    const isOf = entry.measure === measure && entry.metric === metric;
    const tells = [entry.entry, entry.response, entry.evidence].some(
      (text) => text !== null && names(text, title),
    );
    return isOf && (tells || entry.raised === date || entry.closed === date);
  });
}

/** A version that follows another one of the same component: the first version of all is no change of it. */
function isAgreed({ metric }: Outcome, { date }: DatedEvent, { components }: Told): boolean {
  return (
    metric !== null &&
    components.some(
      (one) =>
        one.metric === metric &&
        one.effectiveFrom === date &&
        components.some(
          (other) => other.component === one.component && other.effectiveFrom < one.effectiveFrom,
        ),
    )
  );
}

function wholes(outcomes: readonly Outcome[]): readonly Outcome[] {
  const same = (one: Outcome, other: Outcome) => one.measure === other.measure && one.metric === other.metric;
  return outcomes.filter(
    (outcome) =>
      outcome.service === null || !outcomes.some((other) => other.service === null && same(other, outcome)),
  );
}

/** By limits of the months before alone (two years at most), so that the change does not widen them. */
function hasSignal(outcome: Outcome, first: Month, settings: IndicatorSettings): boolean {
  const from = addMonths(first, -24);
  const until = addMonths(first, 2);
  const near = outcome.months.filter(({ period, point }) => point && period >= from && period <= until);
  const before = near.filter(({ period }) => period < first);
  const chartOf = (months: typeof near) => {
    const points = months.map(({ point }) => point!);
    const kind = controlKind(points, outcome.unit.kind === 'share', settings);
    return controlChart({
      values: controlValues(points),
      kind,
      better: outcome.better,
      settings,
      rebases: [],
    });
  };
  const limits = chartOf(before).segments.at(-1);
  if (!limits || limits.state !== 'full' || limits.upper === null || limits.lower === null) return false;
  const { upper, lower } = limits;
  const after = near.filter(({ period, value }) => period >= first && value !== null);
  // Two of the three beyond the same limit: one alone may be a slip of the month.
  const above = after.filter(({ value }) => value! > upper).length;
  const below = after.filter(({ value }) => value! < lower).length;
  return Math.max(above, below) >= 2;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
