import { formatFace } from '../vocabulary/format.ts';
import { cut } from './bars.ts';
import { boldFactor, textWidthPx, wrapAnywhere } from './labels.ts';
import { completePeriods } from './time.ts';
import type { ChartPoint, ChartSeries, Size, TrendValues } from './values.ts';

/** The name of a series, with its last value where that is the news or the goal. */
export interface EndName {
  readonly series: ChartSeries;
  readonly last: ChartPoint & { readonly value: number };
  readonly lines: readonly string[];
}

/** The names of all series that have a value, in lines short enough for the margin. */
export function endNamesOf({ series, unit, grain }: TrendValues, size: Size): readonly EndName[] {
  const mostPx = Math.min(150, size.widthPx * 0.2);
  return series.flatMap((one) => {
    const last = completePeriods(one.points, grain).findLast(({ value }) => value !== null);
    if (!last || last.value === null) return [];
    const hasValue = one.role === 'actual' || one.role === 'target';
    const value = formatFace(last.exact ?? last.value, { ...unit, label: '' });
    const lines = [...fewLines(one.label, mostPx), ...(hasValue ? [value] : [])];
    return [{ series: one, last: { ...last, value: last.value }, lines }];
  });
}

// A name that is longer is told in full by the legend and the table.
const mostLines = 4;

function fewLines(label: string, mostPx: number): readonly string[] {
  const lines = wrapAnywhere(label, mostPx);
  const last = lines[mostLines - 1];
  return lines.length > mostLines && last !== undefined
    ? [...lines.slice(0, mostLines - 1), cut(`${last}…`, mostPx)]
    : lines;
}

/** The width of the widest name, in pixels. */
export function endNamesWidth(values: TrendValues, size: Size): number {
  const widths = endNamesOf(values, size).flatMap(({ series, lines }) =>
    lines.map((line) => textWidthPx(line) * (series.role === 'actual' ? boldFactor : 1)),
  );
  return Math.ceil(Math.max(24, ...widths));
}
