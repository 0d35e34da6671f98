import { pointsIn } from '../../../measures/point-set.ts';
import { totalOf, type PointTotal } from '../../../measures/total.ts';
import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import { formatExact, formatFace, type Unit } from '../../../vocabulary/format.ts';
import { groupBy } from '../../../vocabulary/group-by.ts';
import type { Better, Measure } from '../../../vocabulary/measure.ts';
import { compare, type Decimal } from '../../../vocabulary/money.ts';
import { addMonths, monthLabel, type Month } from '../../../vocabulary/month.ts';
import { unitOfPoint } from '../../../vocabulary/point-unit.ts';
import type { Point } from '../../../vocabulary/point.ts';
import { wholeSet } from '../../benefits/points-at-hand.ts';
import type { LifecycleData } from '../data.ts';

/** What a measure comes to as at the end of a month, and what it opens. */
export interface Measured {
  /** What is measured, with its service where the whole has no single figure. */
  readonly title: string;
  readonly value: Decimal;
  /** As the points have it: `GBP`, `share`, `days`. */
  readonly unitName: string;
  readonly unit: Unit;
  readonly face: string;
  readonly exact: string;
  /** The months it covers, in words. */
  readonly period: string;
  /** Why it is provisional; null where it stands. */
  readonly status: string | null;
  readonly ref: FigureRef;
  /** Every month up to it, for a small trend. */
  readonly trend: readonly (number | null)[];
}

/** Which figure is asked for, as at the end of which month. */
export interface MeasuredRequest {
  readonly measure: Measure;
  readonly metric: string | null;
  readonly better: Better;
  readonly until: Month;
}

/** Where records say nothing of a body or of prices: government as a whole, as paid. */
const whole = { party: 'system', terms: 'nominal' } as const;

/**
 * A measure as at the end of a month, by the rule of the measure: what runs on, as it stands; a ratio, over the three
 * months to it, or the last one where months cannot be pooled; a benefit in money, to date; any other sum, over twelve
 * months. In words why there is none.
 */
export function measuredOf(data: LifecycleData, request: MeasuredRequest): Measured | string {
  const { measure, metric, until } = request;
  const points = seriesOf(data, request).filter(({ period }) => period <= until);
  const found = latest(
    points.filter(({ service }) => service === null),
    request,
  );
  if (typeof found !== 'string') return found;
  const services = [
    ...groupBy(
      points.filter(({ service }) => service !== null),
      ({ service }) => service,
    ),
  ]
    .map(([, own]) => latest(own, request))
    .filter((one) => typeof one !== 'string');
  const worst = services.toSorted(
    (a, b) => compare(a.value, b.value) * (request.better === 'lower' ? -1 : 1),
  )[0];
  if (worst) return worst;
  return points.length === 0 && metric !== null ? `no ${metric} in the data` : found || measure.absent;
}

/** Months of a figure, of the whole and of its services. */
function seriesOf(data: LifecycleData, { measure, metric }: MeasuredRequest): readonly Point[] {
  const view = measure.isMonetary ? whole : {};
  const filter = { measure: measure.id, metric, grain: 'month', ...view } as const;
  const own = pointsIn(wholeSet(data.benefits), filter);
  const isSame = (point: Point) =>
    point.measure === measure.id &&
    point.metric === metric &&
    point.grain === 'month' &&
    (!measure.isMonetary || (point.party === whole.party && point.terms === whole.terms));
  if (measure.kind !== 'service') return own.length > 0 ? own : (data.named ?? []).filter(isSame);
  const served = data.service.points.filter(isSame);
  return served.length > 0 ? served : own;
}

function latest(series: readonly Point[], { measure, metric }: MeasuredRequest): Measured | string {
  const ordered = series.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const at = ordered.findLastIndex(({ value }) => value !== null);
  if (at < 0) return ordered.at(-1)?.status ?? measure.absent;
  const known = ordered.slice(0, at + 1);
  const last = known.at(-1)!;
  const pooled = spanOf(measure, known);
  const total = totalOf(measure, pooled);
  const [span, result] =
    total.value === null && measure.total === 'ratio' ? alone(measure, last) : [pooled, total];
  if (result.value === null) return result.status ?? 'no value';
  const unit = unitOfPoint(measure, result.unit);
  const name = metric ?? measure.title;
  return {
    title: last.service === null ? name : `${name}, ${last.service}`,
    value: result.value,
    unitName: result.unit,
    unit,
    face: formatFace(result.value, unit),
    exact: formatExact(result.value, unit),
    period: periodWords(measure, span),
    status: ordered.length > known.length ? openWords(ordered[known.length]!) : result.status,
    ref: refOf(measure, span),
    trend: known.map(({ value }) => (value === null ? null : Number(value))),
  };
}

function alone(measure: Measure, last: Point): readonly [readonly Point[], PointTotal] {
  return [[last], totalOf(measure, [last])];
}

/** The months that make the figure. */
function spanOf({ total, kind }: Measure, known: readonly Point[]): readonly Point[] {
  const last = known.at(-1)!;
  const since = (months: number) => known.filter(({ period }) => period > addMonths(last.period, -months));
  if (total === 'last') return [last];
  if (total === 'ratio') return since(3);
  return kind === 'benefit' ? known.slice(known.findIndex(({ value }) => value !== null)) : since(12);
}

function periodWords({ total }: Measure, span: readonly Point[]): string {
  const [first, last] = [span[0]!, span.at(-1)!];
  if (total === 'last') return `as at ${monthLabel(last.period)}`;
  return first.period === last.period
    ? monthLabel(last.period)
    : `${monthLabel(first.period)} to ${monthLabel(last.period)}`;
}

function openWords({ period, status }: Point): string {
  return `${monthLabel(period)} not known: ${status ?? 'no value'}`;
}

function refOf(measure: Measure, span: readonly Point[]): FigureRef {
  const [first, last] = [span[0]!, span.at(-1)!];
  return {
    measure: measure.id,
    partnership: last.partnership,
    service: last.service,
    metric: last.metric,
    period: last.period,
    ...(first.period < last.period ? { from: first.period } : {}),
    ...(measure.isMonetary ? whole : {}),
  };
}
