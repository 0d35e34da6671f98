import { pointsIn, type PointSet } from '../../measures/point-set.ts';
import type { Metric } from '../../measures/points.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatFace, formatNumber } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, divide, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthIndex, monthLabel, type Month } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { serviceSet, wholeSet } from './points-at-hand.ts';

/** `held`: at the baseline or better. `fell`: worse than it by whatever size. */
export type EfficiencyVerdict = 'held' | 'fell' | 'cannot be tested';

/** A volume or service level over some months, as it is written and opened. */
export interface TestedFigure {
  readonly value: Decimal;
  readonly face: string;
  readonly period: string;
  readonly ref: FigureRef;
}

/** One thing that must not have been cut for a saving to be an efficiency. */
export interface EfficiencyItem {
  readonly id: string;
  readonly kind: 'volume' | 'service level';
  readonly label: string;
  readonly before: TestedFigure | null;
  readonly now: TestedFigure | null;
  /** `6.9 percentage points worse`, `12% more a month`; empty where it cannot be tested. */
  readonly change: string;
  readonly verdict: EfficiencyVerdict;
  /** True for a fall that a sentence names: a percentage point of a level, or a fiftieth of a volume. */
  readonly isNotable: boolean;
  /** Why it cannot be tested. */
  readonly why: string | null;
}

/** Whether what was saved may be called an efficiency: volume and service against the months of the baseline. */
export interface EfficiencyBoard {
  readonly sentence: string;
  readonly verdict: EfficiencyVerdict;
  readonly items: readonly EfficiencyItem[];
  /** The months looked at, in words. */
  readonly period: string;
}

/**
 * Test every volume and service level over the twelve months to the one in view against the months of the baseline.
 * Volumes are compared by their mean month, levels pooled from cases. Any value strictly worse counts as fallen, and
 * its size is shown: what is noise is for the reader to judge, since a test that forgives small falls hides slow ones.
 * Source: Government Efficiency Framework, November 2025.
 */
export function efficiencyBoard(data: BenefitsData, view: BenefitsView): EfficiencyBoard {
  const items = [...volumeItems(data, view), ...levelItems(data, view)];
  const first = addMonths(view.until, -11);
  return {
    sentence: sentenceOf(items, data),
    verdict: verdictOf(items),
    items,
    period: `${monthLabel(first)} to ${monthLabel(view.until)} against the months of the baseline`,
  };
}

/**
 * What fell, in words for the headline: `Results within 24 hours went from 95.3% to 88.4%`; empty when nothing did. Small
 * falls are counted, not listed.
 */
export function fallenWords(items: readonly EfficiencyItem[]): string {
  const fallen = items.filter(({ verdict }) => verdict === 'fell');
  const small = fallen.filter(({ isNotable }) => !isNotable);
  const named = fallen.filter(({ isNotable }) => isNotable);
  const rest =
    small.length === 0
      ? []
      : [`${small.map(({ label }) => label).join(' and ')} slipped by less than ${slipWords(small)}`];
  return [...namedWords(named), ...rest].join('; ');
}

function slipWords(small: readonly EfficiencyItem[]): string {
  return small.every(({ kind }) => kind === 'volume') ? '2%' : 'a percentage point';
}

function namedWords(items: readonly EfficiencyItem[]): readonly string[] {
  return items.map(({ kind, label, before, now, change }) =>
    kind === 'volume'
      ? `${label} is ${change}`
      : `${label} went from ${before?.face ?? ''} to ${now?.face ?? ''}`,
  );
}

function volumeItems(data: BenefitsData, view: BenefitsView): readonly EfficiencyItem[] {
  const volumes = { measure: 'volume', grain: 'month' } as const;
  const whole = pointsIn(wholeSet(data), volumes);
  const isPooled = whole.some((point) => point.value !== null);
  const own = isPooled ? [] : pointsIn(serviceSet(data), volumes);
  const series = own.length === 0 ? whole : own;
  return [...groupBy(series, (point) => point.service)].map(([service, points]) =>
    itemOf({ kind: 'volume', service, metric: null }, points, { data, view }),
  );
}

function levelItems(data: BenefitsData, view: BenefitsView): readonly EfficiencyItem[] {
  const levelsOf = (set: PointSet) =>
    groupBy(
      set.seriesOf('attainment').filter(({ grain }) => grain === 'month'),
      ({ metric }) => metric ?? '',
    );
  const whole = levelsOf(wholeSet(data));
  const each = levelsOf(serviceSet(data));
  const metrics = [...new Set([...whole.keys(), ...each.keys()])].sort();
  return metrics.flatMap((metric) => {
    const pooled = whole.get(metric) ?? [];
    const isPooled = pooled.some(({ points }) => points.some(({ denominator }) => denominator !== null));
    const found = isPooled ? pooled : (each.get(metric) ?? pooled);
    return [...groupBy(found, ({ service }) => service)].map(([service, series]) => {
      const points = series.flatMap((one) => one.points);
      return itemOf({ kind: 'service level', service, metric }, points, { data, view });
    });
  });
}

interface Tested {
  readonly kind: EfficiencyItem['kind'];
  readonly service: string | null;
  readonly metric: string | null;
}

interface Source {
  readonly data: BenefitsData;
  readonly view: BenefitsView;
}

function itemOf(tested: Tested, points: readonly Point[], { data, view }: Source): EfficiencyItem {
  const label = [tested.metric ?? 'Volume', tested.service].filter(Boolean).join(', ');
  const base = { id: JSON.stringify([tested.kind, tested.metric, tested.service]), kind: tested.kind, label };
  const none = (why: string): EfficiencyItem => ({
    ...base,
    before: null,
    now: null,
    change: '',
    verdict: 'cannot be tested',
    isNotable: false,
    why,
  });
  const span = baselineOf(data, tested.service);
  if (typeof span === 'string') return none(span);
  const first = [addMonths(view.until, -11), addMonths(span.to, 1)].reduce((a, b) => (a > b ? a : b));
  if (first > view.until) return none('no month after the baseline');
  const before = measured(tested, inSpan(points, span.from, span.to));
  const now = measured(tested, inSpan(points, first, view.until));
  if (typeof before === 'string') return none(`baseline: ${before}`);
  if (typeof now === 'string') return { ...none(now), before };
  const better = tested.kind === 'volume' ? 'higher' : betterOf(data, tested);
  if (better === 'neutral') return { ...none('the data do not say which direction is better'), before, now };
  return { ...base, before, now, why: null, ...compared(tested, [before, now], better) };
}

interface Span {
  readonly from: Month;
  readonly to: Month;
}

/** The months of the baseline that covers a service, or the whole; in words why there are none. */
function baselineOf({ baselines }: BenefitsData, service: string | null): Span | string {
  const current = baselines.filter((one) => one.isCurrent);
  if (current.length === 0) return 'no baseline';
  const own = current.filter((one) => one.service === service);
  const covering =
    own.length > 0 ? own : service === null ? current : current.filter((one) => one.service === null);
  const [first] = covering;
  if (!first) return 'no baseline of this service';
  const isAlike = covering.every((one) => one.from === first.from && one.to === first.to);
  return isAlike ? first : 'baselines of different months';
}

function inSpan(points: readonly Point[], from: Month, to: Month): readonly Point[] {
  return points
    .filter((point) => point.period >= from && point.period <= to)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

/** `perMonth` of a volume is its mean month, by which spans of different length are compared. */
type Measured = TestedFigure & { readonly perMonth: number };

function measured(tested: Tested, points: readonly Point[]): Measured | string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'no data';
  const unknown = points.find((point) => point.value === null);
  if (unknown) return `${monthLabel(unknown.period)}: ${unknown.status ?? 'no value'}`;
  if (points.some((point) => point.unit !== first.unit)) return 'units differ';
  const months = monthIndex(last.period) - monthIndex(first.period) + 1;
  if (months > points.length) return `${months - points.length} of ${months} months missing`;
  const value = tested.kind === 'volume' ? add(...points.map((point) => point.value ?? '0')) : pooled(points);
  if (value === null) return 'given only as values, which are not averaged';
  const kind = tested.kind === 'volume' ? 'count' : 'level';
  const span = first === last ? '' : `${monthLabel(first.period)} to `;
  return {
    value,
    face: formatFace(value, unitOfPoint({ unit: kind }, first.unit)),
    period: `${span}${monthLabel(last.period)}`,
    perMonth: Number(value) / points.length,
    ref: {
      measure: tested.kind === 'volume' ? 'volume' : 'attainment',
      partnership: first.partnership,
      service: tested.service,
      metric: tested.metric,
      period: last.period,
      ...(first === last ? {} : { from: first.period }),
    },
  };
}

function pooled(points: readonly Point[]): Decimal | null {
  if (points.some((point) => point.numerator === null || point.denominator === null)) return null;
  const numerator = add(...points.map((point) => point.numerator ?? '0'));
  const denominator = add(...points.map((point) => point.denominator ?? '0'));
  return divide(numerator, denominator, 12);
}

function betterOf({ metrics }: BenefitsData, { metric, service }: Tested): Metric['better'] {
  const own = (metrics ?? []).filter((one) => one.metric === metric);
  const found = own.find((one) => one.service === service) ?? own[0];
  return found?.better ?? 'neutral';
}

// Falls below these are counted and shown with their size, but do not make a sentence of their own.
const notablePoints = 0.01;
const notableShare = 0.02;

function compared(
  { kind }: Tested,
  [before, now]: readonly [Measured, Measured],
  better: 'higher' | 'lower',
): Pick<EfficiencyItem, 'change' | 'verdict' | 'isNotable'> {
  const isVolume = kind === 'volume';
  const difference = isVolume ? now.perMonth - before.perMonth : Number(now.value) - Number(before.value);
  const verdict = (better === 'higher' ? difference < 0 : difference > 0) ? 'fell' : 'held';
  const share = before.perMonth === 0 ? null : Math.abs(difference / before.perMonth);
  const size = isVolume ? (share ?? 1) : Math.abs(difference);
  const isNotable = verdict === 'fell' && size >= (isVolume ? notableShare : notablePoints);
  if (difference === 0) return { verdict, isNotable, change: 'the same' };
  if (isVolume)
    return { verdict, isNotable, change: `${shareWords(share)}${difference < 0 ? 'less' : 'more'} a month` };
  return { verdict, isNotable, change: `${pointWords(size)} ${verdict === 'fell' ? 'worse' : 'better'}` };
}

function shareWords(share: number | null): string {
  return share === null ? '' : `${formatNumber((share * 100).toFixed(6), share < 0.1 ? 1 : 0)}% `;
}

// Only shares can be pooled, so a level that is compared at all is one.
function pointWords(size: number): string {
  const points = formatNumber((size * 100).toFixed(6), size < 0.001 ? 3 : 1);
  return `${points} percentage point${points === '1' ? '' : 's'}`;
}

function verdictOf(items: readonly EfficiencyItem[]): EfficiencyVerdict {
  if (items.some(({ verdict }) => verdict === 'fell')) return 'fell';
  const isTested = (kind: EfficiencyItem['kind']) =>
    items.some((item) => item.kind === kind && item.verdict === 'held');
  return isTested('volume') && isTested('service level') ? 'held' : 'cannot be tested';
}

function sentenceOf(items: readonly EfficiencyItem[], { baselines }: BenefitsData): string {
  if (baselines.length === 0)
    return 'Nothing can be tested: there is no baseline to hold volume and service against.';
  const tested = items.filter(({ verdict }) => verdict !== 'cannot be tested');
  if (tested.length === 0) return 'Neither volume nor service can be tested against the baseline.';
  const fallen = fallenWords(items);
  const untested = items.length - tested.length;
  const rest = untested === 0 ? '' : ` ${untested} of ${items.length} cannot be tested.`;
  if (fallen !== '') return `Not all of it can be called an efficiency: ${fallen}.${rest}`;
  const kinds = new Set(tested.map(({ kind }) => kind));
  if (!kinds.has('service level')) return `Volume held; no service level can be tested.${rest}`;
  if (!kinds.has('volume')) return `Service levels held; volume cannot be tested.${rest}`;
  return `Volume and every service level tested held or rose against the baseline: nothing was cut.${rest}`;
}
