import { formatExact, formatFace } from '../vocabulary/format.ts';
import { monthLabel } from '../vocabulary/month.ts';
import { periodEnd } from '../vocabulary/period.ts';
import { shownBars, type BarValues } from './bars.ts';
import { dateOf, labelOf } from './time.ts';
import { lineStyle, type LineStyle } from './line-style.ts';
import type { Theme, TrendValues } from './values.ts';

/** A point of a chart that a reader can stand on: where it is in data terms, and what it says. */
export interface Stop {
  /** What is picked here: the period of a trend, the id of a bar. */
  readonly key: string;
  /** What the reader is told stands here, such as the month. */
  readonly place: string;
  readonly x: Date | number | string;
  readonly y: number | string;
  readonly face: string;
  readonly exact: string;
  readonly note: string;
}

/** The stops of one series in order. */
export interface Walk {
  readonly id: string;
  readonly label: string;
  readonly style: LineStyle;
  readonly stops: readonly Stop[];
}

/** The points of a trend to walk, series by series, actuals first; events of a month are notes on its points. */
export function trendWalks(values: TrendValues, theme: Theme): readonly Walk[] {
  const face = { ...values.unit, label: '' };
  const walks = values.series.map((series) => ({
    id: series.id,
    label: series.label,
    style: lineStyle(series, values.series, theme),
    stops: series.points.flatMap(({ period, value, exact, status }): Stop[] => {
      if (value === null) return [];
      return [
        {
          key: period,
          place: labelOf(values, period),
          x: dateOf(period),
          y: value,
          face: formatFace(exact ?? value, face),
          exact: formatExact(exact ?? value, values.unit),
          note: status ?? '',
        },
      ];
    }),
  }));
  const isActual = (id: string) => values.series.some((one) => one.id === id && one.role === 'actual');
  return walks.filter(({ stops }) => stops.length > 0).sort((a, b) => +isActual(b.id) - +isActual(a.id));
}

/** The bars of a comparison to walk, from the top. */
export function barWalks(values: BarValues, theme: Theme): readonly Walk[] {
  const style: LineStyle = { colour: theme.accent, widthPx: 8, dash: null, curve: 'linear' };
  const stops = shownBars(values).map((row): Stop => {
    const value = row.exact ?? row.value;
    const target = row.target ?? null;
    return {
      key: row.id,
      place: row.label,
      x: row.value ?? 0,
      y: row.id,
      face: formatFace(value, { ...values.unit, label: '' }),
      exact: formatExact(value, values.unit),
      note:
        row.status ?? (target === null ? '' : `target ${formatFace(target, { ...values.unit, label: '' })}`),
    };
  });
  return [{ id: 'value', label: 'Value', style, stops }];
}

/** What happened in a period, in words: `Go-live, 3 May 2025`; empty when nothing did. */
export function eventsIn({ events, grain = 'month' }: TrendValues, period: string): readonly string[] {
  const last = periodEnd(period, grain);
  return events
    .map((event) => ({ ...event, month: `${event.date.slice(0, 7)}-01` }))
    .filter(({ month }) => month >= period && month <= last)
    .map(({ date, title, month }) => `${title}, ${Number(date.slice(8))} ${monthLabel(month)}`);
}

/** Where a reader stands: a series and a stop of it, both by number. */
export interface Place {
  readonly series: number;
  readonly stop: number;
}

/** The next place when a reader steps along a series, or to the same month of another series (the nearest one). */
export function step(
  walks: readonly Walk[],
  at: Place,
  by: { readonly along?: number; readonly across?: number },
): Place {
  const series = (at.series + (by.across ?? 0) + walks.length) % walks.length;
  const stops = walks[series]?.stops ?? [];
  const bounded = (index: number) => Math.min(Math.max(0, index), stops.length - 1);
  if (!by.across) return { series, stop: bounded(at.stop + (by.along ?? 0)) };
  const key = walks[at.series]?.stops[at.stop]?.key ?? '';
  const following = stops.findIndex((stop) => stop.key >= key);
  return { series, stop: bounded(following < 0 ? stops.length - 1 : following) };
}

interface Pixels {
  readonly x: number;
  readonly y: number;
}

/** How stops lie on the screen. */
export interface Layout {
  readonly place: (x: Stop['x'], y: Stop['y']) => Pixels;
  readonly direction: 'across' | 'down';
}

/** The place nearest to a pointer: first by month (or bar), then by series; null without any stop. */
export function nearestStop(
  walks: readonly Walk[],
  pointer: Pixels,
  { place, direction }: Layout,
): Place | null {
  const away = ({ x, y }: Stop) => {
    const at = place(x, y);
    const [along, across] = [Math.abs(at.x - pointer.x), Math.abs(at.y - pointer.y)];
    return direction === 'across' ? along * 1000 + across : across;
  };
  const all = walks.flatMap(({ stops }, series) =>
    stops.map((one, index) => ({ series, stop: index, awayPx: away(one) })),
  );
  const [first, ...rest] = all;
  if (!first) return null;
  const { series, stop } = rest.reduce((best, one) => (one.awayPx < best.awayPx ? one : best), first);
  return { series, stop };
}
