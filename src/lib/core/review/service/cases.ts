import type { QuarterTick, TrendValues } from '../../charts/values.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatExact, formatFace, formatNumber, type Unit } from '../../vocabulary/format.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { DatedEvent } from '../indicators/data.ts';

/** A figure of the cases, as at the last month. */
export interface CaseFigure {
  readonly label: string;
  readonly face: string;
  readonly exact: string;
  readonly status: string | null;
  readonly ref: FigureRef;
}

/** What lies open, and whether it grows: of the whole partnership. */
export interface CasesBoard {
  readonly sentence: string;
  readonly figures: readonly CaseFigure[];
  /** Cases opened and resolved, and the backlog, by month. */
  readonly flow: TrendValues;
  readonly backlog: TrendValues;
}

/** What the board needs beside its points. */
export interface CasesContext {
  readonly until: Month;
  readonly agedDays: number;
  readonly quarters: readonly QuarterTick[];
  readonly events: readonly DatedEvent[];
}

const shown = [
  { measure: 'backlog', label: 'Open at the end', unit: { kind: 'count', label: '' } },
  { measure: 'backlog_days', label: 'Days to clear them', unit: { kind: 'level', label: '' } },
  { measure: 'aged_share', label: 'Aged', unit: { kind: 'share', label: '' } },
  { measure: 'cases_opened', label: 'Came in', unit: { kind: 'count', label: '' } },
  { measure: 'cases_resolved', label: 'Went out', unit: { kind: 'count', label: '' } },
] as const satisfies readonly { measure: string; label: string; unit: Unit }[];

/** The cases of a partnership up to a month; null without tickets. */
export function casesBoard(points: readonly Point[], context: CasesContext): CasesBoard | null {
  const { until, agedDays, quarters, events } = context;
  const own = points.filter(
    ({ service, grain, period }) => service === null && grain === 'month' && period <= until,
  );
  const of = (measure: string) => own.filter((point) => point.measure === measure);
  const last = of('backlog').findLast(({ value }) => value !== null);
  if (!last) return null;
  const figures = shown.flatMap(({ measure, label, unit }) => {
    const point = of(measure).find(({ period }) => period === last.period);
    return point
      ? [figureOf(point, measure === 'aged_share' ? `Older than ${agedDays} days` : label, unit)]
      : [];
  });
  const drawn = { events, quarters, selected: last.period, zero: true };
  return {
    sentence: sentenceOf(last, of('cases_opened'), of('cases_resolved')),
    figures,
    flow: {
      ...drawn,
      subject: 'Cases that went out',
      unit: { kind: 'count', label: 'cases' },
      series: [
        {
          id: 'cases_resolved',
          label: 'Went out',
          role: 'actual',
          points: of('cases_resolved').map(chartPoint),
        },
        {
          id: 'cases_opened',
          label: 'Came in',
          role: 'comparison',
          points: of('cases_opened').map(chartPoint),
        },
      ],
    },
    backlog: {
      ...drawn,
      subject: 'Backlog',
      unit: { kind: 'count', label: 'open cases' },
      series: [{ id: 'backlog', label: 'Open', role: 'actual', points: of('backlog').map(chartPoint) }],
    },
  };
}

/** Whether more came in than went out over the last three months. */
function sentenceOf(last: Point, opened: readonly Point[], resolved: readonly Point[]): string {
  const open = `${formatNumber(last.value!, 0)} cases were open at the end of ${monthLabel(last.period)}`;
  const recent = opened.slice(-3);
  const [inflow, outflow] = [sum(recent), sum(resolved.slice(-3))];
  if (recent.length === 0) return `${open}.`;
  const change = inflow - outflow;
  const move =
    change === 0
      ? 'the backlog stayed'
      : `the backlog ${change > 0 ? 'grew' : 'shrank'} by ${count(Math.abs(change))}`;
  const span = recent.length === 1 ? 'In the month' : `In the last ${recent.length} months`;
  return `${open}. ${span} ${count(inflow)} came in and ${count(outflow)} went out: ${move}.`;
}

function figureOf(point: Point, label: string, unit: Unit): CaseFigure {
  const { measure, partnership, service, metric, period, value, status } = point;
  return {
    label,
    face: formatFace(value, unit),
    exact: formatExact(value, unit),
    status,
    ref: { measure, partnership, service, metric, period },
  };
}

function chartPoint({ period, value, status }: Point) {
  return { period, value: value === null ? null : Number(value), exact: value, status };
}

function sum(points: readonly Point[]): number {
  return points.reduce((total, { value }) => total + Number(value ?? 0), 0);
}

function count(number: number): string {
  return formatNumber(number.toFixed(0), 0);
}
