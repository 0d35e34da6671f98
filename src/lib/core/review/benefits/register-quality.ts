import { pointsIn } from '../../measures/point-set.ts';
import type { BenefitProfile } from '../../measures/register.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatFace } from '../../vocabulary/format.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { add, compare, divide, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthLabel, type Month } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsData } from './data.ts';
import { serviceSet, wholeSet } from './points-at-hand.ts';

/** A benefit in service quality: from its baseline to what is measured now, against its target. */
export interface Quality {
  /** The service level it is read from; null when none can be told. */
  readonly metric: string | null;
  readonly before: string | null;
  readonly now: { readonly face: string; readonly period: string; readonly ref: FigureRef } | null;
  readonly target: string | null;
  readonly isMet: boolean | null;
  /** Why it is not known where it stands. */
  readonly why: string | null;
}

/**
 * Where a quality benefit stands: its service level pooled over the twelve months to the one in view, or the level of
 * the last month where it is given only as a value.
 */
export function qualityOf(data: BenefitsData, until: Month, profile: BenefitProfile): Quality {
  const metric = metricOf(data, profile);
  const points = metric === null ? [] : levelsOf(data, metric, until);
  const unit = points.at(-1)?.unit ?? unitOfLevel(data, metric);
  const face = (value: Decimal | null) =>
    value === null ? null : formatFace(value, unitOfPoint({ unit: 'level' }, unit));
  const known = { metric, before: face(profile.baselineValue), target: face(profile.targetValue) };
  const level = levelOf(points);
  if (metric === null || level === null) {
    const why = metric === null ? whyNoMetric(profile) : `no ${metric} to ${monthLabel(until)}`;
    return { ...known, now: null, isMet: null, why };
  }
  const { partnership, service } = points[0]!;
  const span = level.from < level.period ? { from: level.from } : {};
  return {
    ...known,
    now: {
      face: face(level.value) ?? '',
      period: span.from
        ? `${monthLabel(level.from)} to ${monthLabel(level.period)}`
        : monthLabel(level.period),
      ref: { measure: 'attainment', partnership, service, metric, period: level.period, ...span },
    },
    isMet: isMet(profile, level.value, betterOf(data, profile, metric)),
    why: null,
  };
}

// Words that say how a level is measured, not what.
const general = new Set(
  'a an and are as average by days hours in is months no of off on per rate the time to within'.split(' '),
);

/**
 * The service level of a benefit: the one its measure names; else the one in whose name most words of its title stand,
 * when there is only one such.
 */
function metricOf(data: BenefitsData, { title, measure }: BenefitProfile): string | null {
  const metrics = [
    ...new Set(
      [wholeSet(data), serviceSet(data)].flatMap((set) =>
        set.seriesOf('attainment').flatMap(({ metric }) => metric ?? []),
      ),
    ),
  ];
  const named = metrics.find((metric) => metric.toLowerCase() === measure?.toLowerCase());
  if (named !== undefined) return named;
  const words = wordsOf(title ?? '');
  const ranked = metrics
    .map((metric) => ({ metric, shared: [...wordsOf(metric)].filter((word) => words.has(word)).length }))
    .toSorted((a, b) => b.shared - a.shared);
  const [best, second] = ranked;
  return best && best.shared > (second?.shared ?? 0) ? best.metric : null;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !general.has(word)));
}

function whyNoMetric({ measure }: BenefitProfile): string {
  return measure === null || measure === 'attainment'
    ? 'no service level has a name like it'
    : `"${measure}" is not a service level`;
}

function levelsOf(data: BenefitsData, metric: string, until: Month): readonly Point[] {
  const isLevel = (point: Point) =>
    point.value !== null && point.period <= until && point.period > addMonths(until, -12);
  const levels = { measure: 'attainment', metric, grain: 'month' } as const;
  const pooled = pointsIn(wholeSet(data), levels).filter(isLevel);
  const each = pooled.length > 0 ? [] : pointsIn(serviceSet(data), levels).filter(isLevel);
  const found = pooled.length > 0 ? pooled : each.filter(({ service }) => service === each[0]?.service);
  return found.toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

interface Level {
  readonly value: Decimal;
  readonly from: Month;
  readonly period: Month;
}

function levelOf(points: readonly Point[]): Level | null {
  const last = points.at(-1);
  if (!last || last.value === null) return null;
  const isPooled = points.every(({ numerator, denominator }) => numerator !== null && denominator !== null);
  const pooled = isPooled
    ? divide(
        add(...points.map(({ numerator }) => numerator ?? '0')),
        add(...points.map(({ denominator }) => denominator ?? '0')),
        12,
      )
    : null;
  return pooled === null
    ? { value: last.value, from: last.period, period: last.period }
    : { value: pooled, from: points[0]!.period, period: last.period };
}

function unitOfLevel({ metrics = [] }: BenefitsData, metric: string | null): string {
  return metrics.find((one) => one.metric === metric)?.unit ?? '';
}

function betterOf(
  { metrics = [] }: BenefitsData,
  { baselineValue, targetValue }: BenefitProfile,
  metric: string,
): Better {
  const said = metrics.find((one) => one.metric === metric && one.better !== 'neutral')?.better;
  if (said) return said;
  if (baselineValue === null || targetValue === null) return 'neutral';
  const way = compare(targetValue, baselineValue);
  return way === 0 ? 'neutral' : way > 0 ? 'higher' : 'lower';
}

function isMet({ targetValue }: BenefitProfile, now: Decimal, better: Better): boolean | null {
  if (targetValue === null || better === 'neutral') return null;
  return better === 'higher' ? compare(now, targetValue) >= 0 : compare(now, targetValue) <= 0;
}
