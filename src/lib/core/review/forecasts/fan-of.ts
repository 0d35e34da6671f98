import type { FanPoint, FanValues } from '../../charts/fan.ts';
import type { ChartPoint, ChartSeries } from '../../charts/values.ts';
import type { Forecast } from '../../indicators/forecast/forecast.ts';
import type { Unit } from '../../vocabulary/format.ts';
import { addMonths, monthsBetween, type Month } from '../../vocabulary/month.ts';
import type { IndicatorsData, IndicatorsView } from '../indicators/data.ts';
import { quarterTicks } from '../quarter-ticks.ts';
import type { KnownSeries } from './known-series.ts';

/** What a fan is drawn from beside its series. */
export interface FanInput {
  readonly data: IndicatorsData;
  readonly view: IndicatorsView;
  readonly title: string;
  readonly unit: Unit;
  readonly series: KnownSeries;
  readonly forecast: Forecast;
  /** Plan or target of a month, or null. */
  readonly aim: { readonly role: 'plan' | 'target'; readonly of: (month: Month) => string | null };
}

/** Months before the one in view that are drawn. */
const shown = 36;

/** The last three years of a series, its plan or target, and its forecast. */
export function fanOf({ data, view, title, unit, series, forecast, aim }: FanInput): FanValues {
  const coming = forecast.months.map(({ ahead, expected, ranges }): FanPoint => {
    return { period: addMonths(series.last, ahead), value: expected, ranges };
  });
  const start = addMonths(view.until, 1 - shown);
  const first = series.first > start ? series.first : start;
  const months = monthsBetween(first, coming.at(-1)?.period ?? series.last);
  const actual = months
    .filter((month) => month <= series.last)
    .map((month): ChartPoint => {
      const point = series.pointOf(month);
      return pointOf(month, point?.value ?? null, point?.status ?? null);
    });
  const aims = months.map((month) => pointOf(month, aim.of(month), null));
  const drawn: readonly ChartSeries[] = [
    { id: 'actual', label: 'Actual', role: 'actual', points: actual },
    ...(aims.some(({ value }) => value !== null)
      ? [{ id: aim.role, label: aim.role === 'plan' ? 'Plan' : 'Target', role: aim.role, points: aims }]
      : []),
  ];
  return {
    trend: {
      subject: title,
      unit: unit.kind === 'money' ? { ...unit, label: 'a month' } : unit,
      series: drawn,
      events: data.events.filter(({ date }) => date >= first),
      quarters: quarterTicks(months, view.calendar),
      selected: view.until,
      zero: unit.kind === 'money' || unit.kind === 'count',
    },
    forecast: coming,
  };
}

function pointOf(period: Month, exact: string | null, status: string | null): ChartPoint {
  return { period, value: exact === null ? null : Number(exact), exact, status };
}
