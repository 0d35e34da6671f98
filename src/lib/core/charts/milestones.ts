import * as Plot from '@observablehq/plot';
import { labelFontPx, labelLinePx, textWidthPx } from './labels.ts';
import type { LineStyle } from './line-style.ts';
import { dateOf } from './time.ts';
import type { Theme } from './values.ts';
import type { Walk } from './walk.ts';

/** A milestone with its dates, each `YYYY-MM-DD` or not known, and what is said of its slip. */
export interface MilestoneMark {
  readonly id: string;
  readonly label: string;
  readonly planned: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
  readonly note: string;
}

/** Milestones in the order in which they are drawn, and the day they are looked at. */
export interface MilestoneValues {
  readonly on: string;
  readonly rows: readonly MilestoneMark[];
}

const rowPx = 40;
const topPx = 34;
const sidePx = 16;

/** The height that gives each milestone a line of words over its dates. */
export function milestonesHeightPx({ rows }: MilestoneValues): number {
  return topPx + rows.length * rowPx + 8;
}

/**
 * Milestones as Plot options: a line of its own for each, hollow where it was planned, full where it was reached, a
 * diamond where it is forecast, and a rule from plan to what came of it; a dashed rule stands at the day in view.
 */
export function milestonesChart(values: MilestoneValues, theme: Theme, widthPx: number): Plot.PlotOptions {
  const dated = values.rows.filter((row) => datesOf(row).length > 0);
  const days = [...dated.flatMap(datesOf), values.on].sort();
  const domain = [dateOf(days[0]!), dateOf(days.at(-1)!)] as const;
  const span = dated.flatMap((row) => {
    const end = row.actual ?? row.forecast;
    return row.planned !== null && end !== null ? [{ id: row.id, from: row.planned, to: end }] : [];
  });
  const dot = (key: 'planned' | 'forecast' | 'actual', style: Plot.DotOptions) =>
    Plot.dot(
      dated.filter((row) => row[key] !== null && (key !== 'forecast' || row.actual === null)),
      { x: (row: MilestoneMark) => dateOf(row[key]!), y: 'id', ...style },
    );
  return {
    className: 'plot',
    width: widthPx,
    height: milestonesHeightPx(values),
    marginLeft: sidePx,
    marginRight: sidePx,
    marginTop: topPx,
    marginBottom: 8,
    x: { type: 'utc', domain, axis: null },
    y: { type: 'band', domain: values.rows.map(({ id }) => id), axis: null, padding: 0 },
    marks: [
      yearRules(domain, theme, widthPx),
      Plot.ruleX([dateOf(values.on)], { stroke: theme.accent, strokeDasharray: '3 3' }),
      Plot.ruleY(span, {
        y: 'id',
        x1: ({ from }: (typeof span)[number]) => dateOf(from),
        x2: ({ to }: (typeof span)[number]) => dateOf(to),
        stroke: theme.muted,
        strokeWidth: 1.5,
        dy: 8,
      }),
      dot('planned', { r: 4, fill: theme.paper, stroke: theme.muted, strokeWidth: 1.5, dy: 8 }),
      dot('forecast', {
        r: 5,
        symbol: 'diamond',
        fill: theme.paper,
        stroke: theme.accent,
        strokeWidth: 2,
        dy: 8,
      }),
      dot('actual', { r: 4.5, fill: theme.accent, dy: 8 }),
      labels(values, { domain, theme, widthPx }),
    ],
  };
}

/** Planned dates to walk, and those of what came of them. */
export function milestonesWalks({ rows }: MilestoneValues, theme: Theme): readonly Walk[] {
  const style = (colour: string, dash: string | null): LineStyle => ({
    colour,
    widthPx: 2,
    dash,
    curve: 'linear',
  });
  const walk = (id: string, label: string, dateIn: (row: MilestoneMark) => string | null): Walk => ({
    id,
    label,
    style: id === 'planned' ? style(theme.muted, '2 2') : style(theme.accent, null),
    stops: rows.flatMap((row) => {
      const date = dateIn(row);
      if (date === null) return [];
      const day = dayOf(date);
      return [
        { key: row.id, place: row.label, x: dateOf(date), y: row.id, face: day, exact: day, note: row.note },
      ];
    }),
  });
  return [
    walk('outcome', 'Reached or forecast', ({ actual, forecast }) => actual ?? forecast),
    walk('planned', 'Planned', ({ planned }) => planned),
  ].filter(({ stops }) => stops.length > 0);
}

function datesOf({ planned, forecast, actual }: MilestoneMark): readonly string[] {
  return [planned, forecast, actual].filter((date) => date !== null);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayOf(date: string): string {
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

type Domain = readonly [Date, Date];

/** A hairline at each January, named where there is room. */
function yearRules([first, last]: Domain, theme: Theme, widthPx: number): Plot.Markish[] {
  const years = Array.from(
    { length: last.getUTCFullYear() - first.getUTCFullYear() + 1 },
    (_, at) => first.getUTCFullYear() + at,
  ).filter((year) => dateOf(`${year}-01-01`) >= first && dateOf(`${year}-01-01`) <= last);
  const room = (widthPx - 2 * sidePx) / Math.max(1, years.length);
  const every = Math.max(1, Math.ceil((textWidthPx('2025') + 12) / room));
  return [
    Plot.ruleX(years, { x: (year: number) => dateOf(`${year}-01-01`), stroke: theme.rule }),
    Plot.text(
      years.filter((_, at) => at % every === 0),
      {
        x: (year: number) => dateOf(`${year}-01-01`),
        text: (year: number) => String(year),
        frameAnchor: 'top',
        dy: -topPx + 8,
        fontSize: labelFontPx,
        fill: theme.muted,
      },
    ),
  ];
}

interface Drawn {
  readonly domain: Domain;
  readonly theme: Theme;
  readonly widthPx: number;
}

/** The name of each over its dates, starting at the first of them or ending at the edge. */
function labels({ rows }: MilestoneValues, { domain: [first, last], theme, widthPx }: Drawn): Plot.Markish[] {
  const inner = widthPx - 2 * sidePx;
  const width = Math.max(1, Number(last) - Number(first));
  const placed = rows.map((row) => {
    const start = [...datesOf(row)].sort()[0];
    const at = start === undefined ? 0 : ((Number(dateOf(start)) - Number(first)) / width) * inner;
    const text = fitted(start === undefined ? `${row.label} (no date)` : row.label, inner);
    return { id: row.id, text, left: Math.max(0, Math.min(at - 5, inner - textWidthPx(text) * 1.06)) };
  });
  return placed.map(({ id, text, left }) =>
    Plot.text([id], {
      y: (one: string) => one,
      frameAnchor: 'left',
      dx: left,
      dy: 8 - labelLinePx,
      text: () => text,
      textAnchor: 'start',
      fontSize: labelFontPx,
      fill: theme.ink,
    }),
  );
}

function fitted(text: string, mostPx: number): string {
  if (textWidthPx(text) <= mostPx) return text;
  const letters = [...text];
  const keep = Math.max(1, Math.floor((letters.length * mostPx) / textWidthPx(text)) - 2);
  return `${letters.slice(0, keep).join('').trimEnd()}…`;
}
