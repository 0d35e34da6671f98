import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { formatExact, formatFace } from '../../vocabulary/format.ts';
import { grainPlurals, grains } from '../../vocabulary/grain.ts';
import type { Measure } from '../../vocabulary/measure.ts';
import { monthIndex, type Month } from '../../vocabulary/month.ts';
import { periodEnd, periodLabel } from '../../vocabulary/period.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import { metTarget } from '../signals/against-target.ts';
import { longSeries, type ServiceSeries } from '../signals/service-series.ts';
import { betterOf, titleOf } from '../signals/signals.ts';
import { targetWords } from '../signals/signal-words.ts';
import type { ServiceData } from './data.ts';

/** A service level that is given by quarter or year, as at its latest period with a value. */
export interface LongLevel {
  readonly key: string;
  readonly title: string;
  readonly service: string | null;
  readonly face: string;
  readonly exact: string;
  readonly period: string;
  /** Its last month. */
  readonly last: Month;
  /** `at least 90.0%`; empty without one. */
  readonly target: string;
  /** Null where nothing says whether it was met. */
  readonly isMet: boolean | null;
  readonly ref: FigureRef;
}

/** Service levels that no control chart can be drawn of, since no month is given of them. */
export interface LongLevels {
  readonly sentence: string;
  /** Those that missed their target first, of those what was given last. */
  readonly levels: readonly LongLevel[];
}

/** What they depend on beside their data. */
interface Asked {
  readonly measures: readonly Measure[];
  readonly until: Month;
  readonly calendar: FiscalCalendar;
}

/** Every level that is given by longer periods than months; null where there is none. */
export function longLevels(
  { points, metrics }: Pick<ServiceData, 'points' | 'metrics'>,
  { measures, until, calendar }: Asked,
): LongLevels | null {
  const series = longSeries(points, measures, until);
  if (series.length === 0) return null;
  const levels = series.map((one) => levelOf(one, metrics, calendar)).toSorted(byUrgency);
  return { sentence: sentenceOf(levels), levels };
}

function levelOf(
  series: ServiceSeries,
  metrics: ServiceData['metrics'],
  calendar: FiscalCalendar,
): LongLevel {
  const { key, measure, metric, service, points } = series;
  const last = points.findLast(({ value }) => value !== null)!;
  const { partnership, value, target, period, grain } = last;
  const better = betterOf(series, metrics);
  const unit = unitOfPoint(measure, last.unit);
  const isMet = metTarget(last, better);
  const [face, exact] = [formatFace(value, unit), formatExact(value, unit)];
  return {
    key,
    title: titleOf(series),
    service,
    // A target missed by a hair is not to look met.
    face: isMet === false && face === formatFace(target, unit) ? exact : face,
    exact,
    period: periodLabel(period, grain, calendar),
    last: periodEnd(period, grain),
    target: targetWords({ target, unit, better }),
    isMet,
    ref: { measure: measure.id, partnership, service, metric, period, grain },
  };
}

/** `91 levels are given by years: 40 of 61 with a target met it at the latest; 12 were last given a year or more before the rest.` */
function sentenceOf(levels: readonly LongLevel[]): string {
  const judged = levels.filter(({ isMet }) => isMet !== null);
  const met = judged.filter(({ isMet }) => isMet).length;
  const given = grains.filter((grain) => levels.some(({ ref }) => ref.grain === grain));
  const are = `${levels.length} ${levels.length === 1 ? 'level is' : 'levels are'} given by ${given.map((grain) => grainPlurals[grain]).join(' or ')}`;
  const against =
    judged.length === 0
      ? 'there is no target to hold them against'
      : `${met} of ${judged.length} with a target met it at the latest`;
  const latest = levels.map(({ last }) => monthIndex(last)).reduce((a, b) => Math.max(a, b));
  const old = levels.filter(({ last }) => latest - monthIndex(last) >= 12).length;
  const ended =
    old === 0 ? '' : `; ${old} ${old === 1 ? 'was' : 'were'} last given a year or more before the rest`;
  return `${are}: ${against}${ended}.`;
}

function byUrgency(a: LongLevel, b: LongLevel): number {
  const order = (level: LongLevel) => (level.isMet === false ? 0 : level.isMet === null ? 2 : 1);
  return (
    order(a) - order(b) ||
    monthIndex(b.last) - monthIndex(a.last) ||
    a.title.localeCompare(b.title, 'en-GB') ||
    (a.service ?? '').localeCompare(b.service ?? '', 'en-GB')
  );
}
