import { monthsIn, type Grain } from '../vocabulary/grain.ts';
import { addMonths, monthIndex, monthsBetween, type Month } from '../vocabulary/month.ts';
import { periodLabel } from '../vocabulary/period.ts';
import { textWidthPx } from './labels.ts';
import type { ChartPoint, ChartSeries, QuarterTick, TrendValues } from './values.ts';

/** Midnight UTC of `YYYY-MM-DD`; charts never use local time. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The first and last month over all series; null without points. */
export function monthSpan(series: readonly ChartSeries[]): readonly [Month, Month] | null {
  const months = series.flatMap(({ points }) => points.map(({ period }) => period)).sort();
  const [first, last] = [months[0], months.at(-1)];
  return first !== undefined && last !== undefined ? [first, last] : null;
}

/**
 * The points in order of time with an empty one for each missing period, so that a gap is drawn as a gap. Rolling years
 * start as they please: none of them is missing.
 */
export function completePeriods(
  points: readonly ChartPoint[],
  grain: Grain = 'month',
): readonly ChartPoint[] {
  const sorted = [...points].sort((a, b) => monthIndex(a.period) - monthIndex(b.period));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || grain === 'rolling_year') return sorted;
  const byPeriod = new Map(sorted.map((point) => [point.period, point]));
  const onStep = (period: Month) => (monthIndex(period) - monthIndex(first.period)) % monthsIn[grain] === 0;
  return monthsBetween(first.period, last.period)
    .filter((period) => onStep(period) || byPeriod.has(period))
    .map((period) => byPeriod.get(period) ?? { period, value: null });
}

/** Points with a value but none in the period before or after: a line through them would not show. */
export function lonePoints(points: readonly ChartPoint[], grain: Grain = 'month'): readonly ChartPoint[] {
  const complete = completePeriods(points, grain);
  const isEmpty = (index: number) => (complete[index]?.value ?? null) === null;
  return complete.filter((_, index) => !isEmpty(index) && isEmpty(index - 1) && isEmpty(index + 1));
}

/** A period of a trend for people: as the time axis names it where it does, such as `Q2 2024-25`. */
export function labelOf({ grain = 'month', quarters }: TrendValues, period: Month): string {
  const named = grain === 'month' ? undefined : quarters.find(({ start }) => start === period);
  return named?.label ?? periodLabel(period, grain);
}

/** A mark on the time axis: a short one for a quarter, a long one with the year where a fiscal year starts. */
export interface TimeTick {
  readonly date: Date;
  readonly quarter: string;
  readonly year: string;
}

/**
 * The quarters that fall on the axis, with words where there is room: `Q1` to `Q4` when a quarter is wide enough,
 * the fiscal year under the first quarter of each (or under the first one drawn).
 */
export function timeTicks(
  quarters: readonly QuarterTick[],
  span: readonly [Month, Month],
  widthPx: number,
): readonly TimeTick[] {
  const shown = quarters.filter(({ start }) => start >= span[0] && start <= span[1]);
  const months = monthIndex(span[1]) - monthIndex(span[0]) || 1;
  const pxPerMonth = widthPx / months;
  const hasQuarters = pxPerMonth * 3 >= textWidthPx('Q1') + 14;
  const skip = Math.max(1, Math.ceil((textWidthPx('2025-26') + 12) / (pxPerMonth * 12)));
  let years = 0;
  return shown.map(({ start, label }, index) => {
    const [quarter, year] = parts(label);
    const isYearStart = quarter === 'Q1' && years++ % skip === 0;
    const next = shown.slice(index + 1, index + 4).find((other) => parts(other.label)[0] === 'Q1');
    const room = ((next ? monthIndex(next.start) : monthIndex(span[1])) - monthIndex(start)) * pxPerMonth;
    const opens = index === 0 && quarter !== 'Q1' && room > textWidthPx(year) + 8;
    return {
      date: dateOf(start),
      quarter: hasQuarters ? quarter : '',
      year: isYearStart || opens ? year : '',
    };
  });
}

/** Periods of half a year or more on the axis, each at its first month, with words where there is room. */
export function periodTicks(
  periods: readonly QuarterTick[],
  span: readonly [Month, Month],
  widthPx: number,
): readonly TimeTick[] {
  const shown = periods.filter(({ start }) => start >= span[0] && start <= span[1]);
  const pxPerMonth = widthPx / (monthIndex(span[1]) - monthIndex(span[0]) || 1);
  const place = ({ start }: QuarterTick) => (monthIndex(start) - monthIndex(span[0])) * pxPerMonth;
  let free = 0;
  return shown.map((tick) => {
    const hasRoom = place(tick) >= free;
    if (hasRoom) free = place(tick) + textWidthPx(tick.label) + 12;
    return { date: dateOf(tick.start), quarter: '', year: hasRoom ? tick.label : '' };
  });
}

/** The month before and after a lone month, so that a single point has an axis to stand on. */
export function openSpan([first, last]: readonly [Month, Month]): readonly [Month, Month] {
  return first === last ? [addMonths(first, -1), addMonths(last, 1)] : [first, last];
}

/** `Q3 2025-26` as its quarter and its year. */
function parts(label: string): readonly [string, string] {
  const space = label.indexOf(' ');
  return space < 0 ? [label, ''] : [label.slice(0, space), label.slice(space + 1)];
}
