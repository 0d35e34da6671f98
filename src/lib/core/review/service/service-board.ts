import { expectedFalseAlerts } from '../../indicators/control/expected-alerts.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Month } from '../../vocabulary/month.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { decisionsOf, listed, type Decision } from '../signals/decisions.ts';
import { attentions, type Signal, type SignalAttention } from '../signals/signal.ts';
import { withoutValues, type WithoutValues } from '../signals/service-series.ts';
import { signalsOf } from '../signals/signals.ts';
import type { ServiceData } from './data.ts';
import { longLevels, type LongLevels } from './long-levels.ts';

/** The series of a partnership under one heading. */
export interface SignalGroup {
  readonly attention: SignalAttention;
  readonly signals: readonly Signal[];
}

/** The service levels of a partnership as they are told: the message, what needs a decision, every series. */
export interface ServiceBoard {
  readonly sentence: string;
  readonly decisions: readonly Decision[];
  /** Those that ask for most first; no group is empty. */
  readonly groups: readonly SignalGroup[];
  readonly signals: readonly Signal[];
  /** Levels that no month is given of; null where there is none. */
  readonly long: LongLevels | null;
  /** How many signals chance alone should be expected to give. */
  readonly falseAlerts: string;
}

/** What the board depends on beside its data. */
export interface Judged {
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  readonly until: Month;
  readonly calendar: FiscalCalendar;
}

/** Every control chart of a partnership, and what they say together. */
export function serviceBoard(
  { points, metrics, events }: Pick<ServiceData, 'points' | 'metrics' | 'events'>,
  { measures, settings, until, calendar }: Judged,
): ServiceBoard {
  const long = longLevels({ points, metrics }, { measures, until, calendar });
  const signals = signalsOf({ points, measures, metrics, events, settings, until });
  const decisions = decisionsOf(signals);
  return {
    sentence: [
      signals.length === 0 && long ? '' : sentenceOf(signals, decisions),
      long?.sentence ?? '',
      withoutValuesWords(withoutValues(points, measures, until)),
    ]
      .filter(Boolean)
      .join(' '),
    long,
    decisions,
    groups: groupsOf(signals),
    signals,
    falseAlerts: falseAlertWords(signals),
  };
}

/** Series under the heading of what they ask for, in their order; no group is empty. */
export function groupsOf(signals: readonly Signal[]): readonly SignalGroup[] {
  const byAttention = groupBy(signals, ({ attention }) => attention);
  return attentions.flatMap((attention) => {
    const own = byAttention.get(attention);
    return own ? [{ attention, signals: own }] : [];
  });
}

/** The series that a link names; without one, or one that is not there, the first. */
export function chosenSignal(signals: readonly Signal[], key: string | null): Signal | null {
  return signals.find((signal) => signal.key === key) ?? signals[0] ?? null;
}

function sentenceOf(signals: readonly Signal[], decisions: readonly Decision[]): string {
  if (signals.length === 0) return 'No service level of this partnership has monthly values up to here.';
  const levels = new Set(signals.map(({ title }) => title)).size;
  const of = `${levels} service ${levels === 1 ? 'measure' : 'measures'}`;
  if (decisions.length > 0) {
    const names = decisions.slice(0, 3).map(({ signal }) => signal.title);
    const rest = decisions.length - names.length;
    const all = rest > 0 ? [...names, `${rest} more`] : names;
    return `${decisions.length} of ${of} ${decisions.length === 1 ? 'needs' : 'need'} a decision: ${listed(all)}.`;
  }
  const watched = titlesOf(signals, 'watch');
  const judged = signals.some(({ chart }) => chart.state === 'full');
  if (!judged) return `None of ${of} has the 13 months that a judgement needs.`;
  const unclear = titlesOf(signals, 'unclear');
  const rest = [
    watched > 0 ? `${watched} to be watched` : '',
    unclear > 0 ? `${unclear} ${unclear === 1 ? 'is' : 'are'} too short to judge` : '',
  ].filter(Boolean);
  return `None of ${of} needs a decision${rest.length > 0 ? `; ${listed(rest)}` : ': all hold'}.`;
}

/** `Not charted: Calls: suppressed by the source.` Where they are many, how many for which reasons. */
function withoutValuesWords(levels: readonly WithoutValues[]): string {
  if (levels.length === 0) return '';
  const reasons = [...new Set(levels.map(({ reason }) => reason))];
  const named = levels.map(({ title, reason }) => `${title}: ${reason}`).join('; ');
  const counted = `${levels.length} levels without a value (${reasons.join('; ')})`;
  return `Not charted: ${levels.length > mostNamed ? counted : named}.`;
}

const mostNamed = 3;

function titlesOf(signals: readonly Signal[], attention: SignalAttention): number {
  return new Set(signals.filter((signal) => signal.attention === attention).map(({ title }) => title)).size;
}

/** How many signals chance alone should be expected to give among these charts; empty where none is judged. */
export function falseAlertWords(signals: readonly Signal[]): string {
  const judged = signals.map(({ chart }) => chart).filter(({ state }) => state === 'full');
  if (judged.length === 0) return '';
  const expected = expectedFalseAlerts(judged);
  const found = judged.filter(({ isAlert }) => isAlert).length;
  const all = signals.length;
  const charts = `${judged.length === all ? '' : `${judged.length} of `}${all} ${all === 1 ? 'chart' : 'charts'}`;
  const are = judged.length === 1 ? 'is' : 'are';
  return `${charts} ${are} long enough to judge: ${found} ${found === 1 ? 'shows' : 'show'} a signal in the last month; chance alone would give about ${expected.toFixed(1)}.`;
}
