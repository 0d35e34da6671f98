import type { TrendValues } from '../../charts/values.ts';
import { describeTrend } from '../../charts/describe.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { isZero } from '../../vocabulary/money.ts';
import { trendRef, type BenefitsTrend } from '../benefits/trends.ts';
import { atGrain, costValues, longPeriodTrends, type BoardSource } from '../partnership-board.ts';
import type { ChartBlock } from './pack.ts';
import type { PackSource } from './pack-source.ts';

/** The realisation curve, else the net position, else what the service cost. */
export function headlineChart(source: PackSource): ChartBlock | null {
  const trend = trendOf(source, 'realisation') ?? trendOf(source, 'position');
  if (trend) return trendBlock(source, trend, 'headline/chart');
  return costBlock(source, 'headline/chart');
}

/** One of the trends of the Benefits screen. */
export function trendOf({ trends }: PackSource, id: BenefitsTrend['id']): BenefitsTrend | null {
  return trends.trends.find((trend) => trend.id === id) ?? null;
}

/** A trend of the Benefits screen as a block; its lines open the measure they are made of. */
export function trendBlock(source: PackSource, trend: BenefitsTrend, id: string): ChartBlock {
  const { until, data, scope } = source;
  const refs = trend.values.series.flatMap((series): [string, FigureRef][] => {
    const ref = trendRef(data.partnership, trend, { period: until, series: series.id });
    return ref ? [[series.id, ref]] : [];
  });
  return {
    kind: 'chart',
    id,
    title: trend.title,
    unit: trend.id === 'unit cost' ? scope.replace(/, (nominal|real)$/, '') : scope,
    summary: [trend.sentence, trend.note].filter(Boolean).join(' '),
    chart: { kind: trend.kind, values: trend.values },
    source: '',
    refs: Object.fromEntries(refs),
  };
}

/** Running cost, by month or by the longer periods it is given for; null where none is known. */
function costBlock(source: PackSource, id: string): ChartBlock | null {
  const { indicatorsData, view, until, scope, data } = source;
  const whole: BoardSource = {
    points: indicatorsData.points.filter(({ service }) => service === null),
    events: data.events,
    calendar: view.calendar,
    selected: until,
  };
  const values = [
    costValues(atGrain(whole, 'month')),
    ...longPeriodTrends(whole).map(({ cost }) => cost),
  ].find(hasValues);
  if (!values) return null;
  const grain = values.grain === undefined || values.grain === 'month' ? {} : { grain: values.grain };
  const refs = values.series
    .filter(({ points }) => points.some(({ value }) => value !== null))
    .map(({ id: measure }): [string, FigureRef] => [
      measure,
      { measure, partnership: data.partnership, service: null, metric: null, period: until, ...grain },
    ]);
  return {
    kind: 'chart',
    id,
    title: 'Running cost',
    unit: scope,
    summary: describeTrend(values),
    chart: { kind: 'trend', values },
    source: '',
    refs: Object.fromEntries(refs),
  };
}

function hasValues({ series }: TrendValues): boolean {
  return series.some(({ points }) => points.some(({ exact }) => exact != null && !isZero(exact)));
}
