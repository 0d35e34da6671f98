import { expectedFalseAlerts } from '../../indicators/control/expected-alerts.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Month } from '../../vocabulary/month.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { decisionsOf, listed, type Decision } from '../signals/decisions.ts';
import { attentions, type Signal, type SignalAttention } from '../signals/signal.ts';
import { uncharted } from '../signals/service-series.ts';
import { signalsOf } from '../signals/signals.ts';
import type { ServiceData } from './data.ts';

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
  /** How many signals chance alone should be expected to give. */
  readonly falseAlerts: string;
}

/** What the board depends on beside its data. */
export interface Judged {
  readonly measures: readonly Measure[];
  readonly settings: IndicatorSettings;
  readonly until: Month;
}

/** Every control chart of a partnership, and what they say together. */
export function serviceBoard(
  { points, metrics, events }: Pick<ServiceData, 'points' | 'metrics' | 'events'>,
  { measures, settings, until }: Judged,
): ServiceBoard {
  const signals = signalsOf({ points, measures, metrics, events, settings, until });
  const decisions = decisionsOf(signals);
  const byAttention = groupBy(signals, ({ attention }) => attention);
  return {
    sentence: [sentenceOf(signals, decisions), unchartedWords(uncharted(points, measures, until))]
      .filter(Boolean)
      .join(' '),
    decisions,
    groups: attentions.flatMap((attention) => {
      const own = byAttention.get(attention);
      return own ? [{ attention, signals: own }] : [];
    }),
    signals,
    falseAlerts: falseAlertWords(signals),
  };
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

/** `Not charted: Calls: given by quarters; and 2 more.` */
function unchartedWords(series: readonly string[]): string {
  if (series.length === 0) return '';
  const rest = series.length - mostNamed;
  return `Not charted: ${series.slice(0, mostNamed).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
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
