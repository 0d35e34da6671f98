import * as Plot from '@observablehq/plot';
import {
  axisTitle,
  capitalised,
  formatExact,
  formatFace,
  tickFormat,
  type Unit,
} from '../vocabulary/format.ts';
import { labelFontPx, labelLinePx, textWidthPx } from './labels.ts';
import { valueScale } from './scale.ts';
import type { Table } from './table.ts';
import type { Theme } from './values.ts';
import type { Stop, Walk } from './walk.ts';

/** A parameter that was moved alone: the result at both ends of its range, and what the ends are in words. */
export interface TornadoRow {
  readonly id: string;
  readonly label: string;
  readonly atLow: number;
  readonly atHigh: number;
  readonly lowWords: string;
  readonly highWords: string;
  readonly swing: number;
}

/** How far a result leans on each parameter, widest swing first; `base` is the result with all as they are. */
export interface TornadoValues {
  readonly unit: Unit;
  readonly base: number;
  readonly rows: readonly TornadoRow[];
}

const rowPx = 58;
const topPx = 48;

/** The height that gives each parameter room for its name and its bar. */
export function tornadoHeightPx({ rows }: TornadoValues): number {
  return topPx + rows.length * rowPx + 6;
}

/**
 * A tornado as Plot options: a bar for each parameter from the result at one end of its range to that at the other, with
 * a rule at the result as it is and one at zero. The end reached by less of the parameter is pale, the other full.
 */
export function tornadoChart(values: TornadoValues, theme: Theme, widthPx: number): Plot.PlotOptions {
  const { rows, base, unit } = values;
  const ends = [base, ...rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const scale = valueScale(ends, true, widthPx < 520 ? 3 : 6);
  const tick = tickFormat(scale.ticks, unit);
  const bar = (end: 'atLow' | 'atHigh', opacity: number) =>
    Plot.barX(rows, { y: 'id', x1: base, x2: end, fill: theme.accent, fillOpacity: opacity });
  return {
    className: 'plot',
    width: widthPx,
    height: tornadoHeightPx(values),
    marginLeft: 34,
    marginRight: 34,
    marginTop: topPx,
    marginBottom: 6,
    x: { type: 'linear', domain: [...scale.domain], axis: null },
    y: { type: 'band', domain: rows.map(({ id }) => id), axis: null, paddingInner: 0.62, paddingOuter: 0.5 },
    marks: [
      Plot.ruleX([...scale.ticks], { stroke: theme.rule }),
      Plot.axisX([...scale.ticks], {
        anchor: 'top',
        tickSize: 0,
        tickFormat: (value: number) => tick(value),
        fontSize: labelFontPx,
        fontVariant: 'tabular-nums',
        color: theme.muted,
        label: null,
      }),
      bar('atLow', 0.35),
      bar('atHigh', 0.85),
      Plot.ruleX([0], { stroke: theme.ruleStrong }),
      Plot.ruleX([base], { stroke: theme.ink, strokeWidth: 1.5 }),
      names(rows, theme, widthPx),
      title(values, theme),
    ],
  };
}

/** The finding: which parameter matters most, and whether any of them turns the sign of the result. */
export function describeTornado({ rows, base, unit }: TornadoValues): string {
  const [widest] = rows;
  if (!widest) return 'No values to show.';
  const face = (value: number) => formatFace(value, { ...unit, label: '' });
  const turning = rows.filter(({ atLow, atHigh }) => [atLow, atHigh].some((end) => end < 0 !== base < 0));
  const range = `${widest.label} matters most: from ${face(Math.min(widest.atLow, widest.atHigh))} to ${face(Math.max(widest.atLow, widest.atHigh))}.`;
  const sign = base < 0 ? 'positive' : 'negative';
  if (turning.length === 0)
    return `${range} Within these ranges the result stays ${base < 0 ? 'negative' : 'positive'}.`;
  return `${range} The result turns ${sign} within the range of ${turning.map(({ label }) => label.toLowerCase()).join(' and ')}.`;
}

/** The ends of each bar to walk, from the top. */
export function tornadoWalks({ rows, unit }: TornadoValues, theme: Theme): readonly Walk[] {
  const style = { colour: theme.accent, widthPx: 8, dash: null, curve: 'linear' } as const;
  const stop = (row: TornadoRow, value: number, words: string): Stop => ({
    key: row.id,
    place: `${row.label} ${words}`,
    x: value,
    y: row.id,
    face: formatFace(value, { ...unit, label: '' }),
    exact: formatExact(value, unit),
    note: '',
  });
  return [
    { id: 'low', label: 'Low end', style, stops: rows.map((row) => stop(row, row.atLow, row.lowWords)) },
    { id: 'high', label: 'High end', style, stops: rows.map((row) => stop(row, row.atHigh, row.highWords)) },
  ];
}

/** The data of a tornado as a table. */
export function tornadoRows({ rows, unit }: TornadoValues): Table {
  const cell = (value: number) => ({ text: formatExact(value, { ...unit, label: '' }), sort: value });
  const words = (text: string) => ({ text: capitalised(text), sort: text });
  return {
    columns: [
      { id: 'label', label: 'Parameter', align: 'start' },
      { id: 'lowWords', label: 'Low end', align: 'start' },
      { id: 'atLow', label: 'Result', align: 'end' },
      { id: 'highWords', label: 'High end', align: 'start' },
      { id: 'atHigh', label: 'Result', align: 'end' },
      { id: 'swing', label: 'Swing', align: 'end' },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      cells: [
        { text: row.label, sort: row.label },
        words(row.lowWords),
        cell(row.atLow),
        words(row.highWords),
        cell(row.atHigh),
        cell(row.swing),
      ],
    })),
  };
}

function names(rows: readonly TornadoRow[], theme: Theme, widthPx: number): Plot.Markish {
  const words = ({ label, lowWords, highWords }: TornadoRow) => `${label}: ${lowWords}, or ${highWords}`;
  return Plot.text(rows, {
    y: 'id',
    frameAnchor: 'left',
    // Where there is no room for them, the ends are said in the readout and the table.
    text: (row: TornadoRow) => (textWidthPx(words(row)) < widthPx ? words(row) : row.label),
    dx: -34,
    dy: -labelLinePx - 3,
    textAnchor: 'start',
    fontSize: labelFontPx,
    fill: theme.ink,
  });
}

function title({ unit }: TornadoValues, theme: Theme): Plot.Markish {
  return Plot.text([`${axisTitle(unit)} (pale: low end; full: high end)`], {
    frameAnchor: 'top-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    dx: -34,
    dy: 2 - topPx,
    fontSize: labelFontPx,
    fill: theme.muted,
  });
}
