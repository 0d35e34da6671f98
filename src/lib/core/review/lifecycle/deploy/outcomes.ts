import { quarterTicks } from '../../quarter-ticks.ts';
import type { QuarterTick } from '../../../charts/values.ts';
import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import type { Unit } from '../../../vocabulary/format.ts';
import { groupBy } from '../../../vocabulary/group-by.ts';
import type { Better, Measure } from '../../../vocabulary/measure.ts';
import { monthsBetween, type Month } from '../../../vocabulary/month.ts';
import { unitOfPoint } from '../../../vocabulary/point-unit.ts';
import type { Point } from '../../../vocabulary/point.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import { serviceSeries } from '../../signals/service-series.ts';
import { betterOf, titleOf } from '../../signals/signals.ts';
import type { LifecycleData } from '../data.ts';
import type { DeployContext } from './context.ts';

/** A monthly series that a change may have moved: a service level, a cost, a unit cost. */
export interface Outcome {
  /** Names the series; what a link says of it. */
  readonly key: string;
  readonly measure: string;
  readonly metric: string | null;
  readonly service: string | null;
  /** What is measured, without the service. */
  readonly title: string;
  /** With the service: `Queries answered in 2 days, Payroll`. */
  readonly label: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly kind: 'service' | 'money';
  /** One for each month from the first with a value to the last; a gap keeps its place. */
  readonly months: readonly OutcomeMonth[];
}

/** A month of an outcome: the point itself where there is one. */
export interface OutcomeMonth {
  readonly period: Month;
  readonly value: number | null;
  readonly point: Point | null;
}

/** Money that a pilot is meant to move, in the party and terms in view. */
const moneyMeasures = ['cost', 'unit_cost'] as const;

/** Every series of a partnership that a dated change can be tested on, up to the month in view. */
export function outcomesOf(
  data: Pick<LifecycleData, 'benefits' | 'service'>,
  view: BenefitsView,
  context: Pick<DeployContext, 'measures'>,
): readonly Outcome[] {
  return [...serviceOutcomes(data, view, context), ...moneyOutcomes(data, view, context)];
}

function serviceOutcomes(
  { service: { points, metrics } }: Pick<LifecycleData, 'service'>,
  { until }: BenefitsView,
  { measures }: Pick<DeployContext, 'measures'>,
): readonly Outcome[] {
  return serviceSeries(points, measures, until).flatMap((series) => {
    const { measure, metric, service } = series;
    return outcomeOf(series.points, {
      key: series.key,
      measure,
      metric,
      service,
      title: titleOf(series),
      better: betterOf(series, metrics),
      kind: 'service',
    });
  });
}

function moneyOutcomes(
  { benefits: { whole, services } }: Pick<LifecycleData, 'benefits'>,
  { party, terms, until }: BenefitsView,
  { measures }: Pick<DeployContext, 'measures'>,
): readonly Outcome[] {
  const own = [...whole, ...services].filter(
    (point) =>
      point.grain === 'month' && point.period <= until && point.party === party && point.terms === terms,
  );
  return moneyMeasures.flatMap((id) => {
    const measure = measures.find((one) => one.id === id);
    if (!measure) return [];
    const ofMeasure = own.filter((point) => point.measure === id);
    return [...groupBy(ofMeasure, ({ service }) => service)].flatMap(([service, points]) =>
      outcomeOf(points, {
        key: [id, '', service ?? ''].join('|'),
        measure,
        metric: null,
        service,
        title: measure.title,
        better: measure.better,
        kind: 'money',
      }),
    );
  });
}

interface Named {
  readonly key: string;
  readonly measure: Measure;
  readonly metric: string | null;
  readonly service: string | null;
  readonly title: string;
  readonly better: Better;
  readonly kind: Outcome['kind'];
}

/** None where no month has a value. */
function outcomeOf(points: readonly Point[], { measure, ...named }: Named): readonly Outcome[] {
  const known = points
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const byMonth = new Map(points.map((point) => [point.period, point]));
  const { title, service } = named;
  return [
    {
      ...named,
      measure: measure.id,
      label: service === null ? title : `${title}, ${service}`,
      unit: unitOfPoint(measure, last.unit),
      months: monthsBetween(first.period, last.period).map((period) => {
        const point = byMonth.get(period) ?? null;
        return { period, value: point?.value == null ? null : Number(point.value), point };
      }),
    },
  ];
}

/** The figure of a month of an outcome, to be opened. */
export function refOf({ measure, metric, service }: Outcome, partnership: string, period: Month): FigureRef {
  return { measure, partnership, service, metric, period };
}

/** Marks on the time axis for the months of an outcome. */
export function ticksOf(
  { months }: Outcome,
  { calendar }: Pick<BenefitsView, 'calendar'>,
): readonly QuarterTick[] {
  return quarterTicks(
    months.map(({ period }) => period),
    calendar,
  );
}
