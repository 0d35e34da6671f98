import { controlChart } from '../../indicators/control/control-chart.ts';
import { hasRareSide } from '../../indicators/control/rare.ts';
import { controlSentence } from '../../indicators/control/sentence.ts';
import type { Metric } from '../../measures/points.ts';
import type { ControlChart, ControlKind, ControlValue } from '../../vocabulary/control.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Better, Measure } from '../../vocabulary/measure.ts';
import { addMonths, monthIndex, type Month } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { DatedEvent } from '../indicators/data.ts';
import { agreeing, metTarget, missedRunOf } from './against-target.ts';
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
    values: valuesOf(points),
    kind: kindOf(points, unit.kind === 'share', settings),
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

function titleOf({ measure, metric }: ServiceSeries): string {
  if (metric === null) return measure.title;
  const isNamed = metric.toLowerCase().includes(measure.title.toLowerCase());
  return measure.id === 'attainment' || isNamed ? metric : `${measure.title}, ${metric}`;
}

/** A service level says itself which direction is good; any other measure says it for all its series. */
function betterOf({ measure, metric, service }: ServiceSeries, metrics: readonly Metric[]): Better {
  if (measure.id !== 'attainment') return measure.better;
  const own = metrics.filter((one) => one.metric === metric);
  const found = own.find((one) => one.service === service) ?? (service === null ? own[0] : undefined);
  return found?.better ?? 'neutral';
}

/** Laney's chart needs both parts of a share; without them, or by choice, shares are charted as they are. */
function kindOf(points: readonly Point[], isShare: boolean, { shareChart }: IndicatorSettings): ControlKind {
  const known = points.filter(({ value }) => value !== null);
  const hasParts = known.every(({ numerator, denominator }) => numerator !== null && Number(denominator) > 0);
  return isShare && hasParts && shareChart === 'p_prime' ? 'p_prime' : 'individuals';
}

/** A month that is missing between two others is a gap, and stands there as one. */
function valuesOf(points: readonly Point[]): readonly ControlValue[] {
  return points.flatMap((point, at) => {
    const former = points[at - 1];
    const missing = former ? monthIndex(point.period) - monthIndex(former.period) - 1 : 0;
    const gaps = Array.from({ length: Math.max(0, missing) }, (_, step) =>
      gapAt(addMonths(former!.period, step + 1)),
    );
    return [...gaps, controlValue(point)];
  });
}

function gapAt(period: Month): ControlValue {
  return { period, value: null, numerator: null, denominator: null, target: null, status: 'no value' };
}

function controlValue({ period, value, numerator, denominator, target, status }: Point): ControlValue {
  return {
    period,
    value: numberOf(value),
    numerator: numberOf(numerator),
    denominator: numberOf(denominator),
    target: numberOf(target),
    status,
  };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
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
