import type { PackChart } from '../../pack/pack.ts';
import { barsChart, waterfallChart } from './compared.ts';
import { distinctNames, mostOfLabel, mostOfName, type NativeChart } from './native-chart.ts';
import { controlChart, fanChart, trendChart } from './over-time.ts';

/** A chart of a review as Office draws it, as wide as there is room; null where there is nothing to draw. */
export function nativeOf(chart: PackChart, widthIn: number): NativeChart | null {
  const native = drawnFrom(chart);
  if (native.categories.length === 0 || native.series.length === 0) return null;
  const names = distinctNames(native.series.map(({ name }) => name));
  return {
    ...native,
    labelEvery: native.kind === 'line' ? labelEvery(native.categories, widthIn) : 1,
    series: native.series.map((one, at) => ({ ...one, name: names[at] ?? one.name })),
  };
}

/** Names of series, bars and steps that are longer than a chart has room for, whole. */
export function longNames(chart: PackChart): readonly string[] {
  const labels =
    chart.kind === 'bars'
      ? chart.values.rows.map(({ label }) => label)
      : chart.kind === 'waterfall'
        ? [chart.values.from, ...chart.values.steps, chart.values.to].map(({ label }) => label)
        : [];
  const names = labels.length > 0 ? [] : drawnFrom(chart).series.map(({ name }) => name);
  return [
    ...labels.filter((label) => [...label].length > mostOfLabel),
    ...names.filter((name) => [...name].length > mostOfName),
  ];
}

function drawnFrom(chart: PackChart): NativeChart {
  switch (chart.kind) {
    case 'trend':
    case 'position':
      return trendChart(chart.values);
    case 'fan':
      return fanChart(chart.values);
    case 'control':
      return controlChart(chart.figure);
    case 'waterfall':
      return waterfallChart(chart.values);
    case 'bars':
      return barsChart(chart.values);
  }
}

/** Names stand every one, three, six or twelve periods, so that each can be read. */
function labelEvery(categories: readonly string[], widthIn: number): number {
  const longest = Math.max(...categories.map((text) => text.length));
  const room = Math.max(1, Math.floor((widthIn - 0.9) / (longest * 0.085 + 0.15)));
  const needed = Math.ceil(categories.length / room);
  return [1, 2, 3, 6, 12, 24].find((every) => every >= needed) ?? needed;
}
