import {
  axisTitle,
  capitalised,
  decimalOf,
  formatFace,
  formatShare,
  formatSize,
  type Unit,
} from '../vocabulary/format.ts';
import { grainPlurals } from '../vocabulary/grain.ts';
import { compare, isZero, subtract, type Decimal } from '../vocabulary/money.ts';
import { addMonths, monthLabel } from '../vocabulary/month.ts';
import { isShort, type BarValues } from './bars.ts';
import { breakEven } from './position.ts';
import { completePeriods, labelOf } from './time.ts';
import type { ChartPoint, ChartSeries, Role, TrendValues } from './values.ts';

/**
 * The finding of a trend in a sentence: the latest value and period, then its change on a year before and its distance
 * from plan, target and baseline in the same period, then what is missing.
 */
export function describeTrend(values: TrendValues): string {
  const actual = values.series.find(({ role }) => role === 'actual') ?? values.series[0];
  const latest = actual && latestOf(actual, values.grain);
  if (!actual || !latest) return `No values to show${reason(actual)}.`;
  const subject = capitalised(values.subject ?? actual.label);
  const value = formatFace(exactOf(latest), withoutEcho(values.unit, subject));
  const parts = [yearBefore(values, actual, latest), ...distances(values, actual, latest)].filter(Boolean);
  const marked = latest.status ? ` (${latest.status})` : '';
  const isPlural = values.unit.kind === 'count' && subject.toLowerCase() === values.unit.label.toLowerCase();
  const verb = isPlural ? 'were' : 'was';
  const first = `${subject} ${verb} ${value} in ${labelOf(values, latest.period)}${marked}`;
  return [`${[first, ...parts].join(', ')}.`, ...missing(values, actual, latest)].join(' ');
}

/** The finding of a cumulative position: where it stands against plan, and since when it has been above zero. */
export function describePosition(values: TrendValues): string {
  const actual = values.series.find(({ role }) => role === 'actual');
  const latest = actual && latestOf(actual, values.grain);
  if (!actual || !latest) return describeTrend(values);
  const month = breakEven(actual.points);
  const isBelow = compare(exactOf(latest), '0') < 0;
  const since = month ? [`It has been above zero since ${monthLabel(month)}.`] : [];
  return [describeTrend(values), ...(isBelow ? ['It has not broken even yet.'] : since)].join(' ');
}

/** The finding of a comparison: how many fall short of their target, and the ends of the range. */
export function describeBars({ rows, unit, better }: BarValues): string {
  const known = rows.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]));
  const ordered = [...known].sort((a, b) => a.value - b.value);
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  if (!lowest || !highest) return 'No values to show.';
  const face = ({ value, exact }: (typeof known)[number]) =>
    formatFace(exact ?? value, { ...unit, label: '' });
  const aimed = known.filter(({ target }) => target !== null && target !== undefined);
  const short = aimed.filter((row) => isShort(row, better)).length;
  const range = `${axisTitle(unit)}: from ${face(lowest)} (${lowest.label}) to ${face(highest)} (${highest.label}).`;
  return aimed.length > 0 ? `${short} of ${aimed.length} fall short of their target. ${range}` : range;
}

/** Without the noun of a count that the subject already says: not "Cases were 12 cases". */
function withoutEcho(unit: Unit, subject: string): Unit {
  return subject.toLowerCase().includes(unit.label.toLowerCase()) ? { ...unit, label: '' } : unit;
}

function latestOf(series: ChartSeries, grain: TrendValues['grain']): ChartPoint | undefined {
  return completePeriods(series.points, grain).findLast(({ value }) => value !== null);
}

function exactOf({ exact, value }: ChartPoint): Decimal {
  return exact ?? decimalOf(value ?? 0);
}

function yearBefore(values: TrendValues, series: ChartSeries, latest: ChartPoint): string {
  const period = addMonths(latest.period, -12);
  const before = series.points.find((point) => point.period === period);
  if (!before || before.value === null) return '';
  const [now, then] = [exactOf(latest), exactOf(before)];
  const share = shareOfChange(now, then, values.unit);
  return apart(subtract(now, then), labelOf(values, period), values.unit, share);
}

/** A change as a share of where it started, in brackets; empty for shares, and where the start is not above zero. */
function shareOfChange(now: Decimal, before: Decimal, unit: Unit): string {
  if (unit.kind === 'share' || Number(before) <= 0 || Number(now) < 0) return '';
  const share = Math.abs(Number(subtract(now, before)) / Number(before));
  return share > 10 ? '' : ` (${formatShare(decimalOf(share))})`;
}

function distances(values: TrendValues, actual: ChartSeries, latest: ChartPoint): readonly string[] {
  const names: Readonly<Partial<Record<Role, string>>> = {
    plan: 'plan',
    target: 'target',
    baseline: 'baseline',
  };
  return values.series.flatMap((series) => {
    const name = names[series.role];
    const point = series.points.find(({ period }) => period === latest.period);
    if (!name || series === actual || !point || point.value === null) return [];
    const reference = `the ${name} of ${formatFace(exactOf(point), values.unit)}`;
    return [apart(subtract(exactOf(latest), exactOf(point)), reference, values.unit)];
  });
}

/** `£54.0k (4.2%) below Mar 2025`, or `level with` it. */
function apart(difference: Decimal, name: string, unit: Unit, share = ''): string {
  if (isZero(difference)) return `level with ${name}`;
  const direction = compare(difference, '0') < 0 ? 'below' : 'above';
  return `${formatSize(difference, { ...unit, label: '' })}${share} ${direction} ${name}`;
}

function missing(values: TrendValues, series: ChartSeries, latest: ChartPoint): readonly string[] {
  const { grain = 'month' } = values;
  const months = completePeriods(series.points, grain);
  const gaps = months.filter(({ value, period }) => value === null && period < latest.period);
  const after = months.find(({ value, period }) => value === null && period > latest.period);
  const first = gaps[0];
  return [
    ...(first && gaps.length === 1 ? [`${labelOf(values, first.period)} is missing.`] : []),
    ...(first && gaps.length > 1 ? [`${gaps.length} ${grainPlurals[grain]} before it have no value.`] : []),
    ...(after ? [`No value since${after.status ? `: ${after.status}` : ''}.`] : []),
  ];
}

function reason(series: ChartSeries | undefined): string {
  const status = series?.points.findLast((point) => point.status)?.status;
  return status ? `: ${status}` : '';
}
