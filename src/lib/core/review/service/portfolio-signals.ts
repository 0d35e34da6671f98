import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Signal } from '../signals/signal.ts';
import { byUrgency, signalsOf } from '../signals/signals.ts';
import { falseAlertWords, groupsOf, type SignalGroup } from './service-board.ts';
import type { PortfolioService } from './service-data.ts';

/** What the control charts of a partnership say, counted for its row in the list. */
export interface SignalCounts {
  readonly charts: number;
  readonly concern: number;
  readonly improvement: number;
  readonly fail: number;
  readonly hitOrMiss: number;
  readonly pass: number;
}

/** The service of all partnerships as it is told: every chart, and what those of each partnership say. */
export interface PortfolioBoard {
  readonly sentence: string;
  /** Those that ask for most first; no group is empty. */
  readonly groups: readonly SignalGroup[];
  readonly signals: readonly Signal[];
  readonly counts: ReadonlyMap<string, SignalCounts>;
  readonly falseAlerts: string;
}

/** What the control charts of all partnerships say together. */
export function portfolioBoard(
  data: PortfolioService,
  judged: Parameters<typeof portfolioSignals>[1],
): PortfolioBoard {
  const byPartnership = portfolioSignals(data, judged);
  const signals = [...byPartnership.values()].flat().toSorted(byUrgency);
  const counts = new Map([...byPartnership].map(([partnership, own]) => [partnership, signalCounts(own)]));
  return {
    sentence: sentenceOf(signals),
    groups: groupsOf(signals),
    signals,
    counts,
    falseAlerts: falseAlertWords(signals),
  };
}

function sentenceOf(signals: readonly Signal[]): string {
  const urgent = signals.filter(({ attention }) => attention === 'decide');
  const of = `${signals.length} service ${signals.length === 1 ? 'measure' : 'measures'}`;
  if (!signals.some(({ chart }) => chart.state === 'full'))
    return `None of ${of} has the 13 months that a judgement needs.`;
  if (urgent.length === 0) return `None of ${of} needs a decision.`;
  const partnerships = new Set(urgent.map(({ partnership }) => partnership)).size;
  return `${urgent.length} of ${of} ${urgent.length === 1 ? 'needs' : 'need'} a decision, in ${partnerships} ${partnerships === 1 ? 'partnership' : 'partnerships'}.`;
}

/** The control charts of every partnership that has service levels, by partnership. */
export function portfolioSignals(
  { points, metrics, rebases }: PortfolioService,
  judged: {
    readonly measures: readonly Measure[];
    readonly settings: IndicatorSettings;
    readonly until: Month;
  },
): ReadonlyMap<string, readonly Signal[]> {
  const ofMetrics = groupBy(metrics, ({ partnership }) => partnership);
  const ofRebases = groupBy(rebases, ({ partnership }) => partnership);
  return new Map(
    [...groupBy(points, ({ partnership }) => partnership)].map(([partnership, own]) => [
      partnership,
      signalsOf({
        points: own,
        metrics: ofMetrics.get(partnership) ?? [],
        events: ofRebases.get(partnership) ?? [],
        ...judged,
      }),
    ]),
  );
}

/** How many charts of a partnership say what. */
export function signalCounts(signals: readonly Signal[]): SignalCounts {
  const counted = (test: (signal: Signal) => boolean) => signals.filter(test).length;
  return {
    charts: counted(({ chart }) => chart.state === 'full'),
    concern: counted(({ chart }) => chart.variation === 'concern'),
    improvement: counted(({ chart }) => chart.variation === 'improvement'),
    fail: counted(({ chart }) => chart.assurance === 'fail'),
    hitOrMiss: counted(({ chart }) => chart.assurance === 'hit_or_miss'),
    pass: counted(({ chart }) => chart.assurance === 'pass'),
  };
}
