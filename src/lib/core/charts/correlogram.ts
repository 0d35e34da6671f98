import * as Plot from '@observablehq/plot';
import { labelFontPx } from './labels.ts';
import type { LineStyle } from './line-style.ts';
import type { Table } from './table.ts';
import type { Size, Theme } from './values.ts';
import type { Walk } from './walk.ts';

/** The correlation at one lag; `isTested` when the verdict looks at it. */
export interface CorrelogramBar {
  readonly lag: number;
  readonly correlation: number | null;
  readonly isTested: boolean;
}

/** How an indicator goes with an outcome so many months later; beyond the threshold, on either side, it stands out. */
export interface CorrelogramValues {
  readonly indicator: string;
  readonly outcome: string;
  readonly bars: readonly CorrelogramBar[];
  readonly threshold: number;
  /** The lead in question, named on the chart; null where none is. */
  readonly lag: number | null;
}

const topPx = 44;
const leftPx = 54;

/**
 * A correlogram as Plot options: a bar for each lag from zero, full where it was tested and hollow where it is only shown,
 * between dashed rules at the threshold; the lead in question wears its correlation.
 */
export function correlogramChart(values: CorrelogramValues, theme: Theme, size: Size): Plot.PlotOptions {
  const { threshold } = values;
  const bars = knownBars(values);
  return {
    className: 'plot',
    width: size.widthPx,
    height: size.heightPx,
    marginLeft: leftPx,
    marginRight: 12,
    marginTop: topPx,
    marginBottom: 46,
    x: { type: 'band', domain: values.bars.map((bar) => bar.lag), axis: null, padding: 0.45 },
    y: { type: 'linear', domain: [-1, 1], axis: null },
    marks: [
      correlationAxis(theme),
      Plot.barY(bars, {
        x: 'lag',
        y: 'correlation',
        fill: (bar: KnownBar) => (bar.isTested ? theme.accent : theme.muted),
        fillOpacity: (bar: KnownBar) => (bar.isTested ? 0.9 : 0.2),
        stroke: (bar: KnownBar) => (bar.isTested ? theme.accent : theme.muted),
      }),
      Plot.ruleY([threshold, -threshold], {
        stroke: theme.concern,
        strokeWidth: 1.5,
        strokeDasharray: '5 4',
      }),
      Plot.ruleY([0], { stroke: theme.ruleStrong }),
      correlationOf(values, theme),
      Plot.axisX({
        anchor: 'bottom',
        tickSize: 0,
        fontSize: labelFontPx,
        color: theme.muted,
        label: null,
        tickFormat: String,
      }),
      titles(values, theme),
    ],
  };
}

/** The finding: which lag is strongest, and what stands out of those tested. */
export function describeCorrelogram(values: CorrelogramValues): string {
  const bars = knownBars(values);
  const [first, ...others] = bars;
  if (!first) return 'No correlations to show.';
  const strongest = others.reduce(
    (best, bar) => (Math.abs(bar.correlation) > Math.abs(best.correlation) ? bar : best),
    first,
  );
  const beyond = bars.filter((bar) => bar.isTested && isBeyond(bar, values));
  const found =
    beyond.length === 0
      ? 'none of the leads tested stands out'
      : `beyond it ${beyond.length === 1 ? 'lies the lead of' : 'lie the leads of'} ${beyond.map(({ lag }) => monthWords(lag)).join(', ')}`;
  return `Strongest at ${monthWords(strongest.lag)}: ${formatCorrelation(strongest.correlation)}. The threshold is ${values.threshold.toFixed(2)} either way; ${found}.`;
}

/** The bars to walk, by lag. */
export function correlogramWalks(values: CorrelogramValues, theme: Theme): readonly Walk[] {
  const style: LineStyle = { colour: theme.accent, widthPx: 8, dash: null, curve: 'linear' };
  const stops = knownBars(values).map((bar) => ({
    key: String(bar.lag).padStart(3, '0'),
    place: monthWords(bar.lag),
    x: bar.lag,
    y: bar.correlation,
    face: formatCorrelation(bar.correlation),
    exact: formatCorrelation(bar.correlation, 4),
    note: noteOf(bar, values),
  }));
  return [{ id: 'correlation', label: 'Correlation', style, stops }];
}

/** The data of a correlogram as a table. */
export function correlogramRows(values: CorrelogramValues): Table {
  return {
    columns: [
      { id: 'lag', label: 'Months between', align: 'end' },
      { id: 'correlation', label: 'Correlation', align: 'end' },
      { id: 'note', label: 'Verdict', align: 'start' },
    ],
    rows: values.bars.map((bar) => {
      const note = noteOf(bar, values);
      return {
        id: String(bar.lag),
        cells: [
          { text: String(bar.lag), sort: bar.lag },
          { text: formatCorrelation(bar.correlation, 4), sort: bar.correlation },
          { text: note, sort: note },
        ],
      };
    }),
  };
}

/** A correlation with a true minus, `–` for none. */
function formatCorrelation(value: number | null, decimals = 2): string {
  if (value === null) return '–';
  const size = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(size) !== 0 ? `−${size}` : size;
}

interface KnownBar extends CorrelogramBar {
  readonly correlation: number;
}

function knownBars({ bars }: CorrelogramValues): readonly KnownBar[] {
  return bars.flatMap((bar) => (bar.correlation === null ? [] : [{ ...bar, correlation: bar.correlation }]));
}

function isBeyond({ correlation }: CorrelogramBar, { threshold }: CorrelogramValues): boolean {
  return correlation !== null && Math.abs(correlation) > threshold;
}

function noteOf(bar: CorrelogramBar, values: CorrelogramValues): string {
  if (!bar.isTested) return bar.lag === 0 ? 'same month, no lead' : 'shown, not tested';
  return isBeyond(bar, values) ? 'stands out' : 'does not stand out';
}

function monthWords(lag: number): string {
  if (lag === 0) return 'the same month';
  return lag === 1 ? '1 month later' : `${lag} months later`;
}

/** The whole range a correlation can have, so that all correlograms can be compared. */
function correlationAxis(theme: Theme): Plot.Markish {
  return Plot.axisY([-1, -0.5, 0, 0.5, 1], {
    tickSize: 0,
    tickFormat: (tick: number) => formatCorrelation(tick),
    fontSize: labelFontPx,
    fontVariant: 'tabular-nums',
    color: theme.muted,
    label: null,
  });
}

/** The correlation of the lead in question, over its bar or under it. */
function correlationOf(values: CorrelogramValues, theme: Theme): Plot.Markish[] {
  const named = knownBars(values).filter(({ lag }) => lag === values.lag);
  return named.map((bar) =>
    Plot.text([bar], {
      x: 'lag',
      y: 'correlation',
      text: () => formatCorrelation(bar.correlation),
      dy: bar.correlation >= 0 ? -9 : 10,
      fontSize: labelFontPx,
      fontVariant: 'tabular-nums',
      fontWeight: 600,
      fill: theme.ink,
      // Readable where the threshold runs through it.
      stroke: theme.paper,
      strokeWidth: 4,
    }),
  );
}

/** What the axes measure, above and below the bars. */
function titles({ threshold }: CorrelogramValues, theme: Theme): Plot.Markish[] {
  const words = { fontSize: labelFontPx, fill: theme.muted } as const;
  return [
    Plot.text([`Correlation (dashed: ±${threshold.toFixed(2)} needed)`], {
      ...words,
      frameAnchor: 'top-left',
      lineAnchor: 'top',
      textAnchor: 'start',
      dx: -leftPx,
      dy: 2 - topPx,
    }),
    Plot.text(['Months from indicator to outcome'], {
      ...words,
      frameAnchor: 'bottom',
      lineAnchor: 'bottom',
      dy: 40,
    }),
  ];
}
