import { boundOf, type ControlFigure } from '../../../charts/control.ts';
import type { FanValues } from '../../../charts/fan.ts';
import { completePeriods, dateOf, labelOf, monthSpan } from '../../../charts/time.ts';
import type { ChartEvent, ChartPoint, ChartSeries, Role, TrendValues } from '../../../charts/values.ts';
import { variationWords } from '../../../indicators/control/words.ts';
import type { ControlPoint, Variation } from '../../../vocabulary/control.ts';
import { capitalised, formatShare } from '../../../vocabulary/format.ts';
import { grainNames } from '../../../vocabulary/grain.ts';
import { monthLabel, type Month } from '../../../vocabulary/month.ts';
import type { NativeChart, NativeSeries, SeriesLook } from './native-chart.ts';
import { valueAxis } from './value-axis.ts';

const line: SeriesLook = { colour: 'tx1', dash: 'solid', widthPt: 1, marker: 'none', fill: 'solid' };

/** The look of a role, the same as on the screen: actual solid, plan dashed, baseline thin, target dotted. */
const looks: Readonly<Record<Role, SeriesLook>> = {
  actual: { ...line, colour: 'accent1', widthPt: 2.5 },
  plan: { ...line, colour: 'tx2', dash: 'dash', widthPt: 1.75 },
  baseline: { ...line, widthPt: 0.75 },
  target: { ...line, dash: 'sysDot', widthPt: 1.5 },
  forecast: { ...line, colour: 'accent1', dash: 'sysDash', widthPt: 2 },
  comparison: { ...line, colour: 'accent2', widthPt: 1.5 },
};

/** A trend as a line chart: a category a period, a gap where there is no value, ranges of a forecast as thin lines. */
export function trendChart(values: TrendValues): NativeChart {
  const periods = periodsOf(values);
  const comparisons = values.series.filter(({ role }) => role === 'comparison');
  const series = values.series.flatMap((one) => [
    { ...seriesOf(one, periods), look: lookOf(one, comparisons.indexOf(one)) },
    ...rangeOf(one, periods),
  ]);
  return lineChart(values, {
    periods,
    series,
    remarks: [...eventRemarks(values.events), ...statusRemarks(values)],
  });
}

// Series of one role are told apart by colour, and by their names in the legend.
const comparisonColours = ['accent2', 'accent3', 'accent5', 'accent6', 'tx2'] as const;

function lookOf({ role }: ChartSeries, at: number): SeriesLook {
  const colour = comparisonColours[Math.max(0, at) % comparisonColours.length] ?? 'accent2';
  return role === 'comparison' ? { ...looks.comparison, colour } : looks[role];
}

/** A fan as lines: what was, what is expected dashed, and both ends of each range, all from the last known period. */
export function fanChart({ trend, forecast }: FanValues): NativeChart {
  const actual = trend.series.find(({ role }) => role === 'actual');
  const start = actual?.points.findLast(({ value }) => value !== null);
  const drawn = (
    label: string,
    valueOf: (at: number) => number | undefined,
    share: number | null,
  ): ChartSeries => ({
    id: label,
    label,
    role: 'forecast',
    points: [
      ...(start ? [{ period: start.period, value: start.value }] : []),
      ...forecast.map(({ period }, at): ChartPoint => ({
        period,
        value: valueOf(at) ?? null,
        status: share === null ? null : undefined,
      })),
    ],
  });
  const shares = (forecast[0]?.ranges ?? []).map(({ share }) => share);
  const expected = drawn('Forecast', (at) => forecast[at]?.value, null);
  const ends = shares.flatMap((share) => {
    const named = `${formatShare(share.toFixed(2), 0)} range`;
    const range = (at: number) => forecast[at]?.ranges.find((one) => one.share === share);
    return [
      drawn(`${named}, upper`, (at) => range(at)?.upper, share),
      drawn(`${named}, lower`, (at) => range(at)?.lower, share),
    ];
  });
  const whole = { ...trend, series: [...trend.series, expected, ...ends] };
  const chart = trendChart(whole);
  const thin = new Set(ends.map(({ label }) => label));
  return {
    ...chart,
    series: chart.series.map((one) =>
      thin.has(one.name) ? { ...one, look: { ...one.look, widthPt: 0.75, dash: 'dash' } } : one,
    ),
  };
}

/** A control chart as lines: values, mean, limits and target, and the points that signal as series of their own shape. */
export function controlChart({ chart, unit, events, quarters }: ControlFigure): NativeChart {
  const { points, segments } = chart;
  const bound = boundOf(chart, unit);
  const as = (
    id: string,
    label: string,
    role: Role,
    valueOf: (point: ControlPoint) => number | null,
  ): ChartSeries => ({
    id,
    label,
    role,
    points: points.map((point) => ({
      period: point.period,
      value: valueOf(point),
      status: role === 'actual' ? point.status : null,
    })),
  });
  const bounded = (value: number | null) => (value === null ? null : bound(value));
  const trial = chart.state === 'trial' ? 'trial ' : '';
  const values: TrendValues = {
    unit,
    quarters,
    events,
    zero: false,
    series: [
      as('value', 'Value', 'actual', ({ value }) => value),
      as('mean', 'Mean', 'baseline', ({ mean }) => mean),
      as('upper', `Upper ${trial}limit`, 'plan', ({ upper }) => bounded(upper)),
      as('lower', `Lower ${trial}limit`, 'plan', ({ lower }) => bounded(lower)),
      as('target', 'Target', 'target', ({ target }) => target),
    ].filter((one) => one.id === 'value' || one.points.some(({ value }) => value !== null)),
  };
  const periods = periodsOf(values);
  const starts = segments
    .slice(1)
    .map(({ from }) => periods.indexOf(from))
    .filter((at) => at >= 0);
  const series = values.series.map((one): NativeSeries => {
    const drawn = { ...seriesOf(one, periods), look: looks[one.role] };
    if (one.id === 'value')
      return { ...drawn, look: { ...line, colour: 'tx2', widthPt: 1.25, marker: 'circle' } };
    return one.id === 'target' ? drawn : { ...drawn, breaks: starts };
  });
  return lineChart(values, {
    periods,
    series: [...series, ...signalSeries(points, periods)],
    remarks: [
      ...segments.flatMap(({ from, reason }) =>
        reason === null ? [] : [`Limits start anew in ${monthLabel(from)}: ${reason}`],
      ),
      ...eventRemarks(events),
      ...statusRemarks(values),
      ...chart.notes,
    ],
  });
}

const signalLooks: Readonly<Record<Exclude<Variation, 'common_cause'>, Partial<SeriesLook>>> = {
  improvement: { colour: 'accent1', marker: 'diamond' },
  concern: { colour: 'accent4', marker: 'square' },
  neutral: { colour: 'accent6', marker: 'triangle' },
};

function signalSeries(points: readonly ControlPoint[], periods: readonly Month[]): readonly NativeSeries[] {
  return (['improvement', 'concern', 'neutral'] as const).flatMap((variation) => {
    const marked = new Map(
      points.map((point) => [point.period, point.variation === variation ? point.value : null]),
    );
    const values = periods.map((period) => marked.get(period) ?? null);
    if (values.every((value) => value === null)) return [];
    const look = { ...line, ...signalLooks[variation], widthPt: 0 };
    return [{ name: variationWords[variation].short, values, look }];
  });
}

interface Lines {
  readonly periods: readonly Month[];
  readonly series: readonly NativeSeries[];
  readonly remarks: readonly string[];
}

function lineChart(values: TrendValues, { periods, series, remarks }: Lines): NativeChart {
  const drawn = series.flatMap((one) => one.values.filter((value) => value !== null));
  return {
    kind: 'line',
    categories: periods.map((period) => labelOf(values, period)),
    days: (values.grain ?? 'month') === 'month' ? periods.map(dayOf) : null,
    categoryTitle: capitalised(grainNames[values.grain ?? 'month']),
    labelEvery: 1,
    hasLegend: true,
    series,
    axis: valueAxis(drawn, values.unit, { zero: values.zero }),
    remarks,
  };
}

// Spreadsheets count days from the end of 1899.
function dayOf(period: Month): number {
  return Math.round((dateOf(period).getTime() - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** Every period from the first to the last of all series, so that what is missing is a gap. */
function periodsOf({ series, grain }: TrendValues): readonly Month[] {
  const span = monthSpan(series);
  if (!span) return [];
  const known = new Map(
    series.flatMap(({ points }) => points.map((point) => [point.period, point] as const)),
  );
  return completePeriods([...known.values()], grain).map(({ period }) => period);
}

function seriesOf({ label, points, role }: ChartSeries, periods: readonly Month[]): NativeSeries {
  const byPeriod = new Map(points.map(({ period, value }) => [period, value]));
  const values = periods.map((period) => byPeriod.get(period) ?? null);
  const steps =
    role === 'target' ? values.flatMap((value, at) => (at > 0 && value !== values[at - 1] ? [at] : [])) : [];
  return { name: label, values, look: looks[role], breaks: steps };
}

function rangeOf({ label, points, role }: ChartSeries, periods: readonly Month[]): readonly NativeSeries[] {
  if (role === 'actual' || !points.some(({ lower }) => lower !== undefined)) return [];
  const look: SeriesLook = { ...looks.forecast, widthPt: 0.75, dash: 'dash' };
  return (['upper', 'lower'] as const).map((end) => {
    const byPeriod = new Map(points.map((point) => [point.period, point[end] ?? null]));
    const values = periods.map((period) => byPeriod.get(period) ?? null);
    return { name: `${label}, ${end}`, values, look };
  });
}

function eventRemarks(events: readonly ChartEvent[]): readonly string[] {
  if (events.length === 0) return [];
  return [`Marked: ${events.map(({ date, title }) => `${dayWords(date)} ${title}`).join('; ')}`];
}

function dayWords(date: string): string {
  return `${Number(date.slice(8, 10)) || 1} ${monthLabel(`${date.slice(0, 7)}-01`)}:`;
}

/** What is said of single periods, those with one text told together. */
function statusRemarks(values: TrendValues): readonly string[] {
  const said = new Map<string, string[]>();
  for (const { label, points, role } of values.series)
    for (const { period, status } of role === 'forecast' ? [] : points)
      if (status) {
        const key = `${label}: ${status}`;
        said.set(key, [...(said.get(key) ?? []), labelOf(values, period)]);
      }
  return [...said].map(([words, periods]) => `${words} (${listed(periods)})`);
}

function listed(periods: readonly string[]): string {
  return periods.length > 4
    ? `${periods[0]} and ${periods.length - 1} later, to ${periods.at(-1)}`
    : periods.join(', ');
}
