import { tickFormat } from '../vocabulary/format.ts';
import { endNamesWidth } from './end-names.ts';
import { labelLinePx, placeWords, textWidthPx, type PlacedWords } from './labels.ts';
import { shareScale, valueScale, type ValueScale } from './scale.ts';
import { dateOf, monthSpan, openSpan } from './time.ts';
import type { ChartEvent, Size, TrendValues } from './values.ts';

/** Below this width there is no room for labels at the ends of lines; the page shows a legend instead. */
export const narrowPx = 520;

/** Room under the plot for quarters and years. */
export const yearRowPx = 40;

const eventRows = 3;

/** Everything about a chart's layout that more than one mark needs. */
export interface Frame {
  readonly size: Size;
  readonly margins: {
    readonly marginTop: number;
    readonly marginRight: number;
    readonly marginBottom: number;
    readonly marginLeft: number;
  };
  readonly months: readonly [string, string];
  readonly dates: readonly [Date, Date];
  readonly scale: ValueScale;
  readonly tick: (value: number) => string;
  readonly words: readonly (PlacedWords & { readonly date: Date })[];
}

/** Measure the words first, then give the rest of the room to the data. */
export function frameOf(values: TrendValues, size: Size): Frame {
  const months = openSpan(monthSpan(values.series) ?? ['2000-01-01', '2000-12-01']);
  const dates = [dateOf(months[0]), dateOf(months[1])] as const;
  const scale = valueAxisScale(values, size);
  const tick = tickFormat(scale.ticks, values.unit);
  const marginLeft = Math.ceil(Math.max(...scale.ticks.map((value) => textWidthPx(tick(value))))) + 12;
  const marginRight = size.widthPx < narrowPx ? 12 : endNamesWidth(values, size) + 14;
  const widthPx = size.widthPx - marginLeft - marginRight;
  const words = placedEvents(values.events, dates, widthPx);
  const rows = Math.max(0, ...words.map(({ row }) => (row ?? -1) + 1));
  const marginTop = 28 + rows * labelLinePx;
  const margins = { marginTop, marginRight, marginBottom: yearRowPx, marginLeft };
  return { size, margins, months, dates, scale, tick, words };
}

function valueAxisScale({ series, unit, zero }: TrendValues, size: Size): ValueScale {
  const drawn = series.flatMap(({ points }) =>
    points.flatMap(({ value, lower, upper }) => [value, lower ?? null, upper ?? null]),
  );
  const present = drawn.filter((value) => value !== null);
  const count = Math.max(2, Math.round((size.heightPx - 80) / 56));
  return unit.kind === 'share' ? shareScale(present, zero, count) : valueScale(present, zero, count);
}

function placedEvents(events: readonly ChartEvent[], dates: Frame['dates'], widthPx: number): Frame['words'] {
  const [first, last] = dates.map(Number) as [number, number];
  const shown = events
    .map((event) => ({ ...event, time: Number(dateOf(event.date)) }))
    .filter(({ time }) => time >= first && time <= last)
    .map(({ time, title }) => ({
      x: ((time - first) / (last - first)) * widthPx,
      text: shortened(title),
      time,
    }))
    .sort((a, b) => a.x - b.x);
  return placeWords(shown, widthPx, eventRows).map((words, index) => ({
    ...words,
    date: new Date(shown[index]?.time ?? first),
  }));
}

function shortened(title: string): string {
  return title.length > 30 ? `${title.slice(0, 28).trimEnd()}…` : title;
}

/** The height of the plot itself, without axes and words. */
export function plotHeight({ size, margins }: Frame): number {
  return size.heightPx - margins.marginTop - margins.marginBottom;
}
