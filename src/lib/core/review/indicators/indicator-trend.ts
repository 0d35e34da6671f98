import type { ChartSeries, TrendValues } from '../../charts/values.ts';
import type { FiscalCalendar } from '../../vocabulary/fiscal.ts';
import { quarterTicks } from '../quarter-ticks.ts';
import type { DatedEvent } from './data.ts';
import type { IndicatorRow } from './row.ts';

/** An indicator over time with the bounds of its rule: what is drawn of one that has no control chart. */
export function indicatorTrend(
  row: IndicatorRow,
  { events, calendar }: { readonly events: readonly DatedEvent[]; readonly calendar: FiscalCalendar },
): TrendValues {
  const periods = row.points.map(({ period }) => period);
  const own: ChartSeries = {
    id: 'indicator',
    label: row.subject || row.indicator.title,
    role: 'actual',
    points: row.points.map(({ period, value, status }) => ({
      period,
      value: value === null ? null : Number(value),
      exact: value,
      status: value === null ? status : null,
    })),
  };
  return {
    subject: row.indicator.title,
    unit: row.unit,
    series: [own, ...boundSeries(row)],
    events,
    quarters: quarterTicks(periods, calendar),
    selected: row.period,
    zero: row.unit.kind !== 'share',
  };
}

function boundSeries({ indicator, points }: IndicatorRow): readonly ChartSeries[] {
  const { rule } = indicator;
  if (rule.kind === 'against_time')
    return [
      {
        id: 'decide',
        label: 'all spent',
        role: 'target',
        points: points.map(({ period }) => ({ period, value: 1 })),
      },
    ];
  if (rule.kind !== 'threshold' && rule.kind !== 'against_plan') return [];
  const bounds = [
    { id: 'watch', label: 'to be watched', value: rule.watch },
    { id: 'decide', label: 'needs a decision', value: rule.decide },
  ];
  return bounds.map(({ id, label, value }) => ({
    id,
    label,
    role: id === 'decide' ? ('target' as const) : ('baseline' as const),
    points: points.map(({ period }) => ({ period, value })),
  }));
}
