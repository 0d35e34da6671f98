import { controlChart } from '../../indicators/control/control-chart.ts';
import { hasRareSide } from '../../indicators/control/rare.ts';
import { controlSentence } from '../../indicators/control/sentence.ts';
import type { Metric } from '../../measures/points.ts';
import type { ControlChart } from '../../vocabulary/control.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Better, Measure } from '../../vocabulary/measure.ts';
import type { Month } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { DatedEvent } from '../indicators/data.ts';
import { agreeing, metTarget, missedRunOf } from './against-target.ts';
import { controlKind, controlValues } from './control-values.ts';
import { rebasesFor } from './rebases.ts';
import { serviceSeries, type ServiceSeries } from './service-series.ts';
import { attentions, type Signal, type SignalAttention } from './signal.ts';

/** What the signals of one partnership are computed from. */
export interface SignalsInput {
  readonly points: readonly Point[];
  readonly measures: readonly Measure[];
  readonly metrics: readonly Metric[];
  readonly events: readonly DatedEvent[];
  readonly settings: IndicatorSettings;
  /** The last month that counts. */
  readonly until: Month;
}

/** One control chart for each monthly series of service of a partnership, what needs a decision first. */
export function signalsOf(input: SignalsInput): readonly Signal[] {
  const all = serviceSeries(input.points, input.measures, input.until);
  const names = [...new Set(all.map(titleOf))];
  return all.map((series) => signalOf(series, names, input)).toSorted(byUrgency);
}

function signalOf(
  series: ServiceSeries,
  names: readonly string[],
  { metrics, events, settings }: SignalsInput,
): Signal {
  const title = titleOf(series);
  const { key, measure, metric, service, points } = series;
  const better = betterOf(series, metrics);
  const last = points.findLast(({ value }) => value !== null)!;
  const unit = unitOfPoint(measure, last.unit);
  const computed = controlChart({
    values: controlValues(points),
    kind: controlKind(points, unit.kind === 'share', settings),
    better,
    settings,
    rebases: rebasesFor(title, events, names),
  });
  const { partnership, value, target, period } = last;
  const isMet = metTarget(last, better);
  const missedRun = missedRunOf(points, better);
  const chart = agreeing(computed, { isMet, missedRun });
  return {
    key,
    partnership,
    measure: measure.id,
    metric,
    service,
    title,
    unit,
    better,
    chart,
    value,
    target,
    period,
    isMet,
    missedRun,
    attention: attentionOf(chart, isMet),
    sentence: controlSentence(chart, service === null ? title : `${title}, ${service},`, unit),
    points,
  };
}

/** What a series is called. */
export function titleOf({ measure, metric }: ServiceSeries): string {
  if (metric === null) return measure.title;
  const isNamed = metric.toLowerCase().includes(measure.title.toLowerCase());
  return measure.id === 'attainment' || isNamed ? metric : `${measure.title}, ${metric}`;
}

/** A service level says itself which direction is good; any other measure says it for all its series. */
export function betterOf({ measure, metric, service }: ServiceSeries, metrics: readonly Metric[]): Better {
  if (measure.id !== 'attainment') return measure.better;
  const own = metrics.filter((one) => one.metric === metric);
  const found = own.find((one) => one.service === service) ?? (service === null ? own[0] : undefined);
  return found?.better ?? 'neutral';
}

function attentionOf(chart: ControlChart, isMet: boolean | null): SignalAttention {
  const isImproving = chart.variation === 'improvement';
  // Of cases so rare a single one is a signal, and may be chance.
  const isWorse = chart.variation === 'concern' && !hasRareSide(chart);
  if (isWorse || (chart.assurance === 'fail' && !isImproving)) return 'decide';
  const isChanged = chart.variation === 'concern' || chart.variation === 'neutral';
  if (chart.assurance === 'fail' || isMet === false || isChanged) return 'watch';
  return chart.state === 'full' ? 'holding' : 'unclear';
}

/** What asks for most first; by title where two ask for the same. */
export function byUrgency(a: Signal, b: Signal): number {
  return (
    attentions.indexOf(a.attention) - attentions.indexOf(b.attention) ||
    severity(b) - severity(a) ||
    shortfall(b) - shortfall(a) ||
    compareTexts(a.title, b.title) ||
    compareTexts(a.service ?? '', b.service ?? '')
  );
}

/** Worse and failing comes before failing, and that before worse alone; what failed its target before what met it. */
function severity({ chart, isMet }: Signal): number {
  const fails = chart.assurance === 'fail' ? 4 : 0;
  const worsens = chart.variation === 'concern' ? 2 : 0;
  return fails + worsens + (isMet === false ? 1 : 0);
}

/** How far the process lies on the wrong side of its target, in widths of its own limits. */
function shortfall({ chart, better, target }: Signal): number {
  const segment = chart.segments.at(-1);
  if (!segment || segment.mean === null || segment.upper === null || segment.lower === null) return 0;
  if (target === null || better === 'neutral') return 0;
  const width = segment.upper - segment.lower;
  const distance = better === 'higher' ? Number(target) - segment.mean : segment.mean - Number(target);
  return width > 0 ? distance / width : Math.sign(distance);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
