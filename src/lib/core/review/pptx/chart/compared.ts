import { isShort, othersOf, shownBars, type BarRow, type BarValues } from '../../../charts/bars.ts';
import { waterfallBars, type WaterfallBar, type WaterfallValues } from '../../../charts/waterfall.ts';
import { formatFace } from '../../../vocabulary/format.ts';
import {
  mostOfLabel,
  shortened,
  type NativeChart,
  type NativeSeries,
  type SeriesLook,
} from './native-chart.ts';
import { valueAxis } from './value-axis.ts';

const bar: SeriesLook = { colour: 'accent1', dash: 'solid', widthPt: 0, marker: 'none', fill: 'solid' };

/** Bars with their targets as hollow bars; those short of it are a series of their own, and their names say so. */
export function barsChart(values: BarValues): NativeChart {
  const rows = shownBars(values);
  const { unit, better } = values;
  const short = rows.map((row) => isShort(row, better));
  const only = (isWanted: boolean) => rows.map(({ value }, at) => (short[at] === isWanted ? value : null));
  const targets = rows.map(({ target }) => target ?? null);
  const series: readonly NativeSeries[] = [
    { name: 'Value', values: only(false), look: bar },
    {
      name: 'Value, short of target',
      values: only(true),
      look: { ...bar, colour: 'accent4' },
    },
    {
      name: 'Target',
      values: targets,
      look: { ...bar, colour: 'tx1', widthPt: 1.25, fill: 'none' },
    },
  ];
  const kept = series.filter((one, at) => at === 0 || one.values.some((value) => value !== null));
  const drawn = kept.flatMap((one) => one.values.filter((value) => value !== null));
  const others = othersOf(values);
  return {
    kind: 'clustered',
    categories: rows.map(
      (row, at) => `${shortened(row.label, mostOfLabel)}  ${faceOf(row, values, short[at] ?? false)}`,
    ),
    days: null,
    categoryTitle: '',
    labelEvery: 1,
    hasLegend: true,
    series: kept,
    axis: valueAxis(drawn, unit, { zero: true }),
    remarks: others ? [others] : [],
  };
}

function faceOf({ value, exact, status }: BarRow, { unit }: BarValues, isBelow: boolean): string {
  if (value === null) return status ?? 'no value';
  return `${isBelow ? '▾ ' : ''}${formatFace(exact ?? value, { ...unit, label: '' })}`;
}

/**
 * A waterfall as stacked bars on a base that is not seen. A step that crosses zero has a part on either side, since
 * stacks grow away from zero.
 */
export function waterfallChart(values: WaterfallValues): NativeChart {
  const bars = waterfallBars(values);
  const { unit, scheme } = values;
  const part = (kinds: readonly WaterfallBar['kind'][], side: 'above' | 'below') =>
    bars.map((one) => (kinds.includes(one.kind) ? sideOf(one, side) : null));
  const named = (
    name: string,
    kinds: readonly WaterfallBar['kind'][],
    look: SeriesLook,
  ): readonly NativeSeries[] =>
    (['above', 'below'] as const)
      .map((side): NativeSeries => ({
        name: side === 'above' ? name : `${name}, below zero`,
        values: part(kinds, side),
        look,
      }))
      .filter((one, at) => at === 0 || one.values.some((value) => value !== null));
  const isNone = bars.every(({ kind }) => kind !== 'none');
  const series = [
    {
      name: 'Base (not drawn)',
      values: bars.map(baseOf),
      look: { ...bar, fill: 'none' as const },
    },
    ...named('Total', ['total'], { ...bar, colour: 'tx2' }),
    ...named(values.better === 'higher' ? 'Adds' : 'Takes off', ['good'], bar),
    ...named(values.better === 'higher' ? 'Takes off' : 'Adds', ['concern'], { ...bar, colour: 'accent4' }),
    ...(isNone ? [] : named('No change', ['none'], { ...bar, colour: 'accent5' })),
  ];
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  const isChange = bars[0]?.end === 0 && Number(values.from.total) !== 0;
  return {
    kind: 'stacked',
    categories: bars.map(({ label, words }) => `${shortened(label, mostOfLabel)}  ${words}`),
    days: null,
    categoryTitle: '',
    labelEvery: 1,
    hasLegend: false,
    series,
    axis: valueAxis(ends, unit, { zero: true }),
    remarks: [
      `Dark: totals; ▴ and ▾: steps up and down, orange where they are bad news. Shared out by ${scheme}.`,
      ...(isChange ? [`Drawn as the change from ${values.from.label}.`] : []),
    ],
  };
}

/** The part of a bar on one side of zero, beyond its base. */
function sideOf({ low, high }: WaterfallBar, side: 'above' | 'below'): number | null {
  if (side === 'above') return high > 0 ? exactly(high - Math.max(0, low)) : low === high ? 0 : null;
  return low < 0 ? exactly(low - Math.min(0, high)) : null;
}

function baseOf({ low, high }: WaterfallBar): number {
  return low > 0 ? low : high < 0 ? high : 0;
}

/** Pennies without the dust of binary fractions. */
function exactly(value: number): number {
  return Number(value.toPrecision(15));
}
