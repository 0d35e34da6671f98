import type { Indicator, SignalRule } from '../../indicators/catalogue/indicator.ts';
import { hasRareSide } from '../../indicators/control/rare.ts';
import type { ControlChart } from '../../vocabulary/control.ts';
import { formatNumber, formatShare } from '../../vocabulary/format.ts';
import { monthIndex, monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { Signal, SignalAttention } from '../signals/signal.ts';
import { changeWords } from './chart-words.ts';
import { controlOf } from './control-of.ts';
import type { IndicatorsData, IndicatorsView } from './data.ts';
import type { FoundSeries } from './found-series.ts';
import type { IndicatorsContext } from './row.ts';

/** What the rule makes of a series: how urgent, since when, and why in a few words. */
export interface Judgement {
  readonly attention: SignalAttention;
  readonly since: Month | null;
  /** A clause after the value: `under 80% since Apr 2025`; empty where there is nothing to say. */
  readonly finding: string;
  readonly chart: ControlChart | null;
  /** True where values have stopped: what was watched has come to its end. */
  readonly isOver: boolean;
}

/** What judging needs beside the series. */
interface Judging {
  readonly data: IndicatorsData;
  readonly view: IndicatorsView;
  readonly context: IndicatorsContext;
  readonly signals: readonly Signal[];
}

/** Judge the last value of a series by the indicator's rule. Only the last one counts: what was a signal before is over. */
export function judge(indicator: Indicator, series: FoundSeries, judging: Judging): Judgement {
  const { rule, minimumPoints, staleAfter } = indicator;
  const known = series.points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  if (!last) return { attention: 'unclear', since: null, finding: 'no value', chart: null, isOver: false };
  const age = monthIndex(judging.view.until) - monthIndex(last.period);
  if (age > staleAfter) return past(last);
  if (known.length < minimumPoints) return tooShort(known.length, minimumPoints);
  if (rule.kind === 'control_chart') return byChart(indicator, series, judging);
  return byValue(rule, known, judging.data);
}

function past({ period }: Point): Judgement {
  const finding = `over: no value after ${monthLabel(period)}`;
  return { attention: 'holding', since: null, finding, chart: null, isOver: true };
}

function tooShort(found: number, needed: number): Judgement {
  const finding = `${found} of the ${needed} months that a judgement needs`;
  return { attention: 'unclear', since: null, finding, chart: null, isOver: false };
}

/** Only a signal for the worse asks for a decision; one that is neither better nor worse is to be looked at. */
function byChart(indicator: Indicator, series: FoundSeries, { data, context, signals }: Judging): Judgement {
  const name = series.metric ?? indicator.title;
  // A service level has its chart already: made once more, it could say another thing here than on Service levels.
  const chart =
    signalOfSeries(series, signals)?.chart ??
    controlOf(series.points, {
      name,
      better: betterOf(indicator, series, data),
      settings: context.settings,
      events: data.events,
      names: [...new Set([name, ...signals.map(({ title }) => title)])],
    });
  const isSignal = chart.isAlert && chart.variation !== 'improvement';
  const isWorse = chart.variation === 'concern' && !hasRareSide(chart);
  const attention = isSignal ? (isWorse ? 'decide' : 'watch') : 'holding';
  const since = isSignal ? flaggedSince(chart) : null;
  const finding = `${changeWords(chart)}${since ? `, since ${monthLabel(since)}` : ''}`;
  return { attention: chart.state === 'full' ? attention : 'unclear', since, finding, chart, isOver: false };
}

function signalOfSeries({ points, metric, service }: FoundSeries, signals: readonly Signal[]) {
  return signals.find(
    (signal) =>
      signal.measure === points[0]?.measure && signal.metric === metric && signal.service === service,
  );
}

/** A candidate is a service level, which says itself which direction is better. */
function betterOf(
  { better, series }: Indicator,
  { metric, service }: FoundSeries,
  { metrics }: IndicatorsData,
) {
  if (series.kind !== 'candidate') return better;
  const own = metrics.filter((one) => one.metric === metric);
  return (own.find((one) => one.service === service) ?? own[0])?.better ?? better;
}

/** The first of the points that are flagged without a break up to the last one. */
export function flaggedSince({ points, side }: ControlChart): Month | null {
  const known = points.filter(({ value }) => value !== null);
  const before = known.findLastIndex((point) => point.mark === null || point.side !== side);
  return known[before + 1]?.period ?? null;
}

type ValueRule = Exclude<SignalRule, { kind: 'control_chart' }>;

function byValue(rule: ValueRule, known: readonly Point[], data: IndicatorsData): Judgement {
  const gone = shareOfYearGone(data);
  const levels = known.map((point) => levelOf(rule, Number(point.value), gone(point)));
  const now = levels.at(-1)!;
  if (now === 'holding')
    return { attention: now, since: null, finding: 'within its bounds', chart: null, isOver: false };
  const before = levels.findLastIndex((level) => urgency[level] > urgency[now]);
  const since = known[before + 1]!.period;
  const last = known.at(-1)!;
  const words = boundWords(rule, now, { isShare: last.unit === 'share', gone: gone(last) });
  return {
    attention: now,
    since,
    finding: `${words}, since ${monthLabel(since)}`,
    chart: null,
    isOver: false,
  };
}

const urgency: Readonly<Record<SignalAttention, number>> = { decide: 0, watch: 1, unclear: 2, holding: 3 };

function levelOf(rule: ValueRule, value: number, gone: number | null): SignalAttention {
  switch (rule.kind) {
    case 'threshold':
    case 'against_plan': {
      const isBeyond = (bound: number) => (rule.side === 'above' ? value >= bound : value < bound);
      return isBeyond(rule.decide) ? 'decide' : isBeyond(rule.watch) ? 'watch' : 'holding';
    }
    case 'against_time':
      return value >= 1 ? 'decide' : gone !== null && value > gone ? 'watch' : 'holding';
    case 'probability':
      return attentionOfProbability(value);
    case 'assurance':
      return 'unclear';
  }
}

/** Unlikely under 20 %, possible, likely over 60 %. */
export function attentionOfProbability(probability: number): SignalAttention {
  return probability > 0.6 ? 'decide' : probability >= 0.2 ? 'watch' : 'holding';
}

function boundWords(
  rule: ValueRule,
  level: SignalAttention,
  { isShare, gone }: { readonly isShare: boolean; readonly gone: number | null },
): string {
  switch (rule.kind) {
    case 'threshold':
    case 'against_plan': {
      const bound = level === 'decide' ? rule.decide : rule.watch;
      const words = isShare ? formatShare(String(bound), 0) : formatNumber(String(bound), 0);
      return rule.side === 'above' ? `at or above ${words}` : `under ${words}`;
    }
    case 'against_time':
      return level === 'decide'
        ? 'all of it spent'
        : `more than the ${formatShare((gone ?? 0).toFixed(4), 0)} of the year that is gone`;
    case 'probability':
      return level === 'decide' ? 'likely' : 'possible';
    case 'assurance':
      return '';
  }
}

/** The share of the agreement year that is gone, by month; null where it is not known. */
function shareOfYearGone(data: IndicatorsData): (point: Point) => number | null {
  const goneByMonth = new Map(
    data.points
      .filter(({ measure, service, value }) => measure === 'year_gone' && service === null && value !== null)
      .map(({ period, value }) => [period, Number(value)]),
  );
  return ({ period }) => goneByMonth.get(period) ?? null;
}
