import * as Plot from '@observablehq/plot';
import { monthLabel, type Month } from '../vocabulary/month.ts';
import { cut } from './bars.ts';
import { labelFontPx, labelLinePx, textWidthPx } from './labels.ts';
import type { Table } from './table.ts';
import { dateOf, timeTicks } from './time.ts';
import type { QuarterTick, Theme } from './values.ts';
import type { Stop, Walk } from './walk.ts';

/** One version of a thing: the days on which it holds. `to` null: no end is known. */
export interface VersionSpan {
  readonly id: string;
  readonly version: string;
  readonly from: string;
  readonly to: string | null;
  /** A word or figure that may fit into the bar. */
  readonly words: string;
  /** What it says in full. */
  readonly terms: string;
  readonly isInForce: boolean;
}

/** A thing with its versions in order of time. */
export interface VersionRow {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly spans: readonly VersionSpan[];
}

/** Versions of many things on one axis of time; `asOf` is the day in view. The first `most` rows are drawn. */
export interface VersionsValues {
  readonly from: Month;
  readonly to: Month;
  readonly asOf: string;
  readonly quarters: readonly QuarterTick[];
  readonly rows: readonly VersionRow[];
  readonly most: number;
}

const rowPx = 26;
const topPx = 24;
const bottomPx = 28;
const narrowPx = 520;

/** The height that gives each row the same room; on a narrow chart names stand above their bars. */
export function versionsHeightPx(values: VersionsValues, widthPx: number): number {
  const others = values.rows.length > values.most ? labelLinePx + 4 : 0;
  return topPx + shownRows(values).length * heightOfRow(widthPx) + bottomPx + others;
}

/** Versions as bars on an axis of time as Plot options: what is in force is filled, what came before or after is open. */
export function versionsChart(values: VersionsValues, theme: Theme, widthPx: number): Plot.PlotOptions {
  const rows = shownRows(values);
  const isNarrow = widthPx < narrowPx;
  const namePx = isNarrow ? 0 : Math.min(widthPx * 0.36, widestOf(rows) + 14);
  const spans = placed(rows, values);
  const nameRoomPx = isNarrow ? labelLinePx + 2 : 0;
  const bar = { y: 'row', insetTop: 4 + nameRoomPx, insetBottom: 4, insetRight: 1 } as const;
  const x = { x1: (one: Placed) => one.start, x2: (one: Placed) => one.end };
  const pxPerMs = (widthPx - namePx) / (Number(dateOf(values.to)) - Number(dateOf(values.from)));
  return {
    className: 'plot',
    width: widthPx,
    height: versionsHeightPx(values, widthPx),
    marginLeft: namePx,
    marginRight: 0,
    marginTop: topPx,
    marginBottom: bottomPx + (values.rows.length > values.most ? labelLinePx + 4 : 0),
    x: { type: 'utc', domain: [dateOf(values.from), dateOf(values.to)], axis: null },
    y: { type: 'band', domain: rows.map(({ id }) => id), axis: null, padding: 0 },
    marks: [
      yearMarks(values, theme, widthPx - namePx),
      Plot.barX(
        spans.filter(({ isInForce }) => isInForce),
        { ...bar, ...x, fill: theme.accent, fillOpacity: 0.24, stroke: theme.accent },
      ),
      Plot.barX(
        spans.filter(({ isInForce }) => !isInForce),
        { ...bar, ...x, fill: theme.paper, stroke: theme.muted },
      ),
      Plot.text(
        spans.filter((one) => textWidthPx(one.words) + 10 <= (Number(one.end) - Number(one.start)) * pxPerMs),
        {
          y: 'row',
          x: 'start',
          text: 'words',
          textAnchor: 'start',
          dx: 5,
          dy: nameRoomPx / 2,
          fontSize: labelFontPx,
          fontVariant: 'tabular-nums',
          fill: theme.ink,
        },
      ),
      Plot.ruleX([dateOf(values.asOf)], { stroke: theme.ink, strokeWidth: 1.25, insetTop: -6 }),
      names(rows, theme, { namePx, widthPx, isNarrow }),
      othersWords(values, theme, namePx),
    ],
  };
}

/** How many have changed and how many hold on the day in view. */
export function describeVersions({ rows, asOf }: VersionsValues): string {
  const changed = rows.filter(({ spans }) => spans.length > 1);
  const most = changed.toSorted((a, b) => b.spans.length - a.spans.length)[0];
  const inForce = rows.filter(({ spans }) => spans.some((span) => span.isInForce)).length;
  const day = `${Number(asOf.slice(8))} ${monthLabel(`${asOf.slice(0, 7)}-01`)}`;
  const changes =
    changed.length === 0
      ? 'none has more than one version'
      : `${changed.length} ${changed.length === 1 ? 'has' : 'have'} more than one version, ${most!.label} the most with ${most!.spans.length}`;
  return `${inForce} of ${rows.length} apply on ${day}; ${changes}.`;
}

/** The versions to walk: along a component, and from one component to the next. */
export function versionWalks(values: VersionsValues, theme: Theme): readonly Walk[] {
  const style = { colour: theme.accent, widthPx: 8, dash: null, curve: 'linear' } as const;
  return shownRows(values).map((row) => ({
    id: row.id,
    label: row.label,
    style,
    stops: placed([row], values).map((span): Stop => ({
      key: span.id,
      place: `${span.version}, ${datesOf(span)}`,
      x: new Date((Number(span.start) + Number(span.end)) / 2),
      y: row.id,
      face: span.terms,
      exact: span.terms,
      note: span.isInForce ? 'applies on the day in view' : '',
    })),
  }));
}

/** All versions as a table, a row each. */
export function versionTable({ rows }: VersionsValues): Table {
  return {
    columns: [
      { id: 'component', label: 'Component', align: 'start' },
      { id: 'kind', label: 'Kind', align: 'start' },
      { id: 'version', label: 'Version', align: 'start' },
      { id: 'from', label: 'From', align: 'start' },
      { id: 'to', label: 'To', align: 'start' },
      { id: 'terms', label: 'What it says', align: 'start' },
    ],
    rows: rows.flatMap((row) =>
      row.spans.map((span) => ({
        id: `${row.id}/${span.id}`,
        cells: [row.label, row.kind, span.version, span.from, span.to ?? 'open', span.terms].map((text) => ({
          text,
          sort: text,
        })),
      })),
    ),
  };
}

type Placed = VersionSpan & { readonly row: string; readonly start: Date; readonly end: Date };

/** The part of each version that lies on the axis. */
function placed(rows: readonly VersionRow[], { from, to }: VersionsValues): readonly Placed[] {
  const [first, last] = [dateOf(from), dateOf(to)];
  return rows.flatMap((row) =>
    row.spans.flatMap((span) => {
      const start = dateOf(span.from < from ? from : span.from);
      const end = span.to === null || span.to > to ? last : dateOf(span.to);
      return end > first && start < last && end > start ? [{ ...span, row: row.id, start, end }] : [];
    }),
  );
}

function datesOf({ from, to }: VersionSpan): string {
  const words = (day: string) => `${Number(day.slice(8))} ${monthLabel(`${day.slice(0, 7)}-01`)}`;
  return to === null ? `from ${words(from)}` : `${words(from)} to ${words(to)}`;
}

function shownRows({ rows, most }: VersionsValues): readonly VersionRow[] {
  return rows.slice(0, most);
}

function heightOfRow(widthPx: number): number {
  return widthPx < narrowPx ? rowPx + labelLinePx : rowPx;
}

function widestOf(rows: readonly VersionRow[]): number {
  return Math.max(40, ...rows.map(({ label }) => textWidthPx(label)));
}

interface NamePlace {
  readonly namePx: number;
  readonly widthPx: number;
  readonly isNarrow: boolean;
}

function names(
  rows: readonly VersionRow[],
  theme: Theme,
  { namePx, widthPx, isNarrow }: NamePlace,
): Plot.Markish {
  return Plot.text(rows, {
    y: 'id',
    frameAnchor: 'left',
    text: (row: VersionRow) => cut(row.label, (isNarrow ? widthPx : namePx) - 12),
    title: 'label',
    dx: -namePx,
    dy: isNarrow ? -labelLinePx + 2 : 0,
    textAnchor: 'start',
    fontSize: labelFontPx,
    fill: theme.ink,
  });
}

function yearMarks(values: VersionsValues, theme: Theme, widthPx: number): Plot.Markish[] {
  const years = timeTicks(values.quarters, [values.from, values.to], widthPx).filter(({ year }) => year);
  return [
    Plot.ruleX(years, { x: 'date', stroke: theme.rule }),
    Plot.text(years, {
      x: 'date',
      text: 'year',
      frameAnchor: 'bottom',
      lineAnchor: 'top',
      textAnchor: 'start',
      dx: 4,
      dy: 8,
      fontSize: labelFontPx,
      fill: theme.muted,
    }),
    Plot.text([dateOf(values.asOf)], {
      x: (date: Date) => date,
      text: () => 'in view',
      frameAnchor: 'top',
      lineAnchor: 'bottom',
      dy: -8,
      fontSize: labelFontPx,
      fill: theme.ink,
    }),
  ];
}

function othersWords({ rows, most }: VersionsValues, theme: Theme, namePx: number): Plot.Markish {
  const rest = rows.length - most;
  if (rest <= 0) return null;
  return Plot.text([`and ${rest} other${rest === 1 ? '' : 's'}, in the table`], {
    frameAnchor: 'bottom-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    dx: -namePx,
    dy: bottomPx,
    fontSize: labelFontPx,
    fill: theme.muted,
  });
}
