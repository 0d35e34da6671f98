import type { ControlPoint, ControlSegment } from '../../vocabulary/control.ts';
import { monthIndex } from '../../vocabulary/month.ts';
import { hasRareSide } from './rare.ts';

/** From this lag-1 autocorrelation on, signals come clearly more often than the rules promise. */
export const cautionFrom = 0.3;

/** What to know before trusting a chart, most weighty first; each a sentence. */
export function notesOf(
  points: readonly ControlPoint[],
  current: ControlSegment | undefined,
  isCumulative: boolean,
): readonly string[] {
  if (!current || points.every(({ value }) => value === null)) return ['There are no values to chart.'];
  if (isCumulative)
    return ['Each value holds those before it (cumulative or rolling), so limits would mean nothing.'];
  return [
    ...stateNotes(current, points.length),
    ...varietyNotes(points, current),
    ...gapNotes(points),
    ...(current.screened > 0
      ? [
          `${counted(current.screened, 'outlying moving range was', 'outlying moving ranges were')} left out of the limits.`,
        ]
      : []),
  ];
}

/** Shares whose misses, or hits, are too rare for limits. */
export function rareNotes(chart: Parameters<typeof hasRareSide>[0]): readonly string[] {
  return hasRareSide(chart)
    ? ['Less than one case a month is expected on the rarer side: a single one may look like a signal.']
    : [];
}

function stateNotes({ state, points, reason }: ControlSegment, all: number): readonly string[] {
  const since = reason === null || points === all ? '' : ' since the last rebase';
  if (state === 'none') return [`${counted(points, 'value', 'values')}${since}: limits need 6, signals 13.`];
  if (state === 'trial') return [`Trial limits: ${points} values${since}; no signal is told under 13.`];
  return [];
}

function varietyNotes(points: readonly ControlPoint[], current: ControlSegment): readonly string[] {
  const segment = points.at(-1)?.segment;
  const values = points.flatMap((point) =>
    point.segment === segment && point.value !== null ? [point.value] : [],
  );
  if (current.meanMovingRange === 0)
    return ['Every value is the same, so the limits lie on the mean and nothing can be told of variation.'];
  const notes: string[] = [];
  const r = current.autocorrelation;
  if (r !== null && r > cautionFrom)
    notes.push(
      `Neighbouring values resemble each other (lag-1 autocorrelation ${r.toFixed(2)}): signals come more often than they should.`,
    );
  if (values.length >= 6 && mostAlike(values) * 2 > values.length)
    notes.push('More than half of the values are the same: limits of individual values are weak here.');
  return notes;
}

/** How often the most frequent value occurs. */
function mostAlike(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** Periods missing between the first and the last, whether given as empty or not given at all. */
function gapNotes(points: readonly ControlPoint[]): readonly string[] {
  const known = points.filter(({ value }) => value !== null).map(({ period }) => monthIndex(period));
  const steps = known.slice(1).map((month, at) => month - known[at]!);
  const usual = Math.min(...steps);
  const gaps = steps.reduce((sum, step) => sum + Math.round(step / usual) - 1, 0);
  const last = points.at(-1);
  return [
    ...(gaps > 0
      ? [`${counted(gaps, 'period has', 'periods have')} no value; moving ranges and runs pass over them.`]
      : []),
    ...(last?.value === null
      ? [`The last period has no value${last.status ? ` (${last.status})` : ''}, so no signal is told.`]
      : []),
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
