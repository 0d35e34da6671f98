import * as Plot from '@observablehq/plot';
import {
  axisTitle,
  formatDifference,
  formatExact,
  formatFace,
  tickFormat,
  type Unit,
} from '../vocabulary/format.ts';
import { add, compare, isZero, subtract, type Decimal } from '../vocabulary/money.ts';
import { cut } from './bars.ts';
import { narrowPx } from './frame.ts';
import { boldFactor, labelFontPx, labelLinePx, textWidthPx, wrap } from './labels.ts';
import { valueScale } from './scale.ts';
import type { Table } from './table.ts';
import type { Size, Theme } from './values.ts';
import type { Stop, Walk } from './walk.ts';

/** A step of a waterfall, exact; `meaning` says in a few words what it stands for. */
export interface WaterfallStep {
  readonly id: string;
  readonly label: string;
  readonly amount: Decimal;
  readonly meaning: string;
}

/** A way from one total to another: the steps sum to their difference. `scheme` names how the steps were made. */
export interface WaterfallValues {
  readonly unit: Unit;
  readonly scheme: string;
  readonly from: { readonly label: string; readonly total: Decimal };
  readonly to: { readonly label: string; readonly total: Decimal };
  readonly steps: readonly WaterfallStep[];
  /** Whether more is good news (a saving) or bad (a cost). */
  readonly better: 'higher' | 'lower';
}

/** A bar of a waterfall: between which values it stands, where the way goes on, and the words beside it. */
export interface WaterfallBar {
  readonly id: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly end: number;
  readonly words: string;
  readonly kind: 'total' | 'good' | 'concern' | 'none';
}

const topPx = 66;
const rowPx = 30;
const marginRightPx = 22;

/** The height that gives each total and step the same room. */
export function waterfallHeightPx({ steps }: WaterfallValues): number {
  return topPx + (steps.length + 2) * rowPx + 8;
}

/**
 * A waterfall as Plot options, from the first total down to the last: name, amount, and a bar that begins where the one
 * above it ends. Totals start at zero; where they are so large that the steps would vanish, all is drawn as the change
 * from the first total, and the title says so.
 */
export function waterfallChart(
  values: WaterfallValues,
  theme: Theme,
  { widthPx }: Pick<Size, 'widthPx'>,
): Plot.PlotOptions {
  const bars = waterfallBars(values);
  const columns = columnsOf(bars, widthPx);
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  const scale = valueScale(ends, true, widthPx < narrowPx ? 2 : 5);
  const links = bars.slice(0, -1).map((bar, at) => ({ at: bar.end, y1: bar.id, y2: bars[at + 1]!.id }));
  return {
    className: 'plot',
    width: widthPx,
    height: waterfallHeightPx(values),
    marginLeft: columns.namePx + columns.valuePx,
    marginRight: marginRightPx,
    marginTop: topPx,
    marginBottom: 8,
    x: { type: 'linear', domain: [...scale.domain], axis: null },
    y: { type: 'band', domain: bars.map(({ id }) => id), axis: null, padding: 0.34 },
    marks: [
      ...valueAxis(scale.ticks, values.unit, theme),
      Plot.link(links, { x1: 'at', x2: 'at', y1: 'y1', y2: 'y2', stroke: theme.ink, strokeOpacity: 0.55 }),
      Plot.barX(bars, { y: 'id', x1: 'low', x2: 'high', fill: (bar: WaterfallBar) => colourOf(bar, theme) }),
      Plot.ruleX([0], { stroke: theme.ruleStrong }),
      ...barWords(bars, theme, columns),
      title(values, theme, { columns, widthPx }),
    ],
  };
}

/** Names and amounts stand in columns left of the bars, as in a table. */
interface Columns {
  readonly namePx: number;
  readonly valuePx: number;
}

function columnsOf(bars: readonly WaterfallBar[], widthPx: number): Columns {
  const widest = Math.max(...bars.map(({ label }) => textWidthPx(label)));
  const valuePx = Math.max(...bars.map(({ words }) => textWidthPx(words) * boldFactor)) + 16;
  // A page that is being laid out may be narrower than any screen for a moment: names give way first.
  const sparePx = Math.max(0, widthPx - valuePx - marginRightPx - 40);
  return { namePx: Math.min(widthPx * 0.34, widest + 12, sparePx), valuePx };
}

function valueAxis(ticks: readonly number[], unit: Unit, theme: Theme): Plot.Markish[] {
  return [
    Plot.ruleX([...ticks], { stroke: theme.rule }),
    Plot.axisX([...ticks], {
      anchor: 'top',
      tickSize: 0,
      tickFormat: tickFormat(ticks, unit),
      fontSize: labelFontPx,
      fontVariant: 'tabular-nums',
      color: theme.muted,
      label: null,
    }),
  ];
}

function barWords(bars: readonly WaterfallBar[], theme: Theme, { namePx, valuePx }: Columns): Plot.Markish[] {
  const words = { y: 'id', frameAnchor: 'left', fontSize: labelFontPx, fill: theme.ink } as const;
  return [
    Plot.text(bars, {
      ...words,
      text: (bar: WaterfallBar) => cut(bar.label, namePx - 8),
      title: 'label',
      dx: -namePx - valuePx,
      textAnchor: 'start',
    }),
    Plot.text(bars, {
      ...words,
      text: 'words',
      dx: -10,
      textAnchor: 'end',
      fontVariant: 'tabular-nums',
      fontWeight: 600,
    }),
  ];
}

/** The finding: from where to where, and what did it, the largest step first. */
export function describeWaterfall({ from, to, steps, unit, scheme }: WaterfallValues): string {
  const face = { ...unit, label: '' };
  const told = steps
    .filter(({ amount }) => !isZero(amount))
    .toSorted((a, b) => Math.abs(Number(b.amount)) - Math.abs(Number(a.amount)))
    .map(({ label, amount }) => `${label.toLowerCase()} ${formatDifference(amount, face)}`);
  const ends = `From ${formatFace(from.total, face)} (${from.label}) to ${formatFace(to.total, face)} (${to.label})`;
  return `${ends}${told.length > 0 ? `: ${told.join(', ')}` : ''}. Shared out by ${scheme}.`;
}

/** The bars to walk, from the top. */
export function waterfallWalks(values: WaterfallValues, theme: Theme): readonly Walk[] {
  const face = { ...values.unit, label: '' };
  const stops = waterfallBars(values).map((bar): Stop => {
    const step = values.steps.find(({ id }) => id === bar.id);
    const exact = step?.amount ?? (bar.id === 'from' ? values.from.total : values.to.total);
    return {
      key: bar.id,
      place: bar.label,
      x: bar.end,
      y: bar.id,
      face: bar.words,
      exact: formatExact(exact, face),
      note: step?.meaning ?? '',
    };
  });
  const style = { colour: theme.accent, widthPx: 8, dash: null, curve: 'linear' } as const;
  return [{ id: 'steps', label: 'Step', style, stops }];
}

/** The data of a waterfall as a table that adds up. */
export function waterfallRows({ from, to, steps, unit }: WaterfallValues): Table {
  const cell = (amount: Decimal) => ({
    text: formatExact(amount, { ...unit, label: '' }),
    sort: Number(amount),
  });
  const row = (id: string, label: string, amount: Decimal, meaning: string) => ({
    id,
    cells: [{ text: label, sort: label }, cell(amount), { text: meaning, sort: meaning }],
  });
  return {
    columns: [
      { id: 'label', label: 'Step', align: 'start' },
      { id: 'amount', label: 'Amount', align: 'end' },
      { id: 'meaning', label: 'What it is', align: 'start' },
    ],
    rows: [
      row('from', from.label, from.total, 'total'),
      ...steps.map(({ id, label, amount, meaning }) => row(id, label, amount, meaning)),
      row('to', to.label, to.total, 'total'),
    ],
  };
}

/** The totals and steps as bars; where steps are thin beside the totals, as the change from the first total. */
export function waterfallBars(values: WaterfallValues): readonly WaterfallBar[] {
  const { from, to, steps, unit, better } = values;
  const face = { ...unit, label: '' };
  const origin = isChange(values) ? from.total : '0';
  const drawn = (amount: Decimal) => Number(subtract(amount, origin));
  const total = (id: string, { label, total: amount }: WaterfallValues['from']): WaterfallBar => ({
    id,
    label,
    low: Math.min(0, drawn(amount)),
    high: Math.max(0, drawn(amount)),
    end: drawn(amount),
    words: formatFace(amount, face),
    kind: 'total',
  });
  let reached = from.total;
  const between = steps.map(({ id, label, amount }): WaterfallBar => {
    const before = drawn(reached);
    reached = add(reached, amount);
    const after = drawn(reached);
    const sign = compare(amount, '0');
    const isGood = better === 'higher' ? sign > 0 : sign < 0;
    return {
      id,
      label,
      low: Math.min(before, after),
      high: Math.max(before, after),
      end: after,
      words: `${sign > 0 ? '▴ ' : sign < 0 ? '▾ ' : ''}${formatDifference(amount, face)}`,
      kind: sign === 0 ? 'none' : isGood ? 'good' : 'concern',
    };
  });
  return [total('from', from), ...between, total('to', to)];
}

// Below a twentieth of the totals a step is too thin to be compared by eye.
const thinnest = 0.05;

/** Whether the way is drawn as a change from the first total, since steps are thin beside the totals. */
function isChange({ from, to, steps }: WaterfallValues): boolean {
  const totals = Math.max(Math.abs(Number(from.total)), Math.abs(Number(to.total)));
  const moved = Math.max(0, ...steps.map(({ amount }) => Math.abs(Number(amount))));
  return moved > 0 && moved < totals * thinnest;
}

function colourOf({ kind }: WaterfallBar, theme: Theme): string {
  if (kind === 'total') return theme.muted;
  return kind === 'concern' ? theme.concern : theme.accent;
}

/** Unit and scheme above the axis, in as many lines as they need. */
function title(
  values: WaterfallValues,
  theme: Theme,
  { columns, widthPx }: { readonly columns: Columns; readonly widthPx: number },
): Plot.Markish {
  const { unit, scheme, from } = values;
  const label = isChange(values) ? `${unit.label}, change from ${from.label}` : unit.label;
  const words = `${axisTitle({ ...unit, label })}, by ${scheme}`;
  return Plot.text([wrap(words, widthPx - 8).join('\n')], {
    frameAnchor: 'top-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    lineHeight: labelLinePx / labelFontPx,
    dx: -columns.namePx - columns.valuePx,
    dy: 2 - topPx,
    fontSize: labelFontPx,
    fill: theme.muted,
  });
}
