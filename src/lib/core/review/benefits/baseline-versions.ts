import type { TrendValues } from '../../charts/values.ts';
import { add, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { quarterTicks } from '../quarter-ticks.ts';
import { currencyOf, monthsOf, sumToDate, type BenefitFigure } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { wholeSet } from './points-at-hand.ts';

/** What was saved to date against each version of a baseline. */
export interface VersionFigure {
  /** `version 2`. */
  readonly version: string;
  readonly isCurrent: boolean;
  readonly figure: BenefitFigure;
}

const measure = 'gross_saving_by_version';

/** Versions from the first to the one in use, which is the highest; none where no version took another's place. */
export function versionFigures(data: BenefitsData, view: BenefitsView): readonly VersionFigure[] {
  const named = wholeSet(data).seriesOf(measure);
  const versions = [...new Set(named.map(({ metric }) => metric ?? ''))].sort(byVersion);
  return versions.map((metric, at) => ({
    version: metric,
    isCurrent: at === versions.length - 1,
    figure: sumToDate(data, view, { label: metric, measure, metric }),
  }));
}

/** The saving of each version as it grew; a superseded one ends where its successor was approved. */
export function breakTrend(
  data: BenefitsData,
  view: BenefitsView,
  breaks: readonly VersionFigure[],
): TrendValues {
  const approvals = breaks.slice(1).map(({ version }) => approvalOf(data, version));
  const series = breaks.map(({ version, isCurrent }, at) => {
    const approved = approvals[at] ?? null;
    const until = approved === null ? null : `${approved.slice(0, 7)}-01`;
    const points = running(monthsOf(data, view, { label: version, measure, metric: version }));
    return {
      id: version,
      label: `${version}${isCurrent ? ', in use' : ''}`,
      role: isCurrent ? ('actual' as const) : ('comparison' as const),
      points: points.filter(({ period }) => until === null || period <= until),
    };
  });
  const periods = series.flatMap(({ points }) => points.map(({ period }) => period));
  return {
    subject: 'Gross saving to date',
    unit: { kind: 'money', label: 'cumulative gross saving', currency: currencyOf(data) },
    series,
    events: approvals.flatMap((date, at) =>
      date === null ? [] : [{ date, title: `Baseline ${breaks[at + 1]?.version ?? ''}` }],
    ),
    quarters: quarterTicks(periods, view.calendar),
    selected: null,
    zero: true,
  };
}

/** When a version took the place of the one before: its first approval in any scope. */
function approvalOf({ baselines }: BenefitsData, version: string): string | null {
  const dates = baselines.flatMap((one) =>
    `version ${one.version}` === version ? (one.approvedOn ?? []) : [],
  );
  return dates.sort()[0] ?? null;
}

// As the figures choose the version in use: numbers by size, after what is no number.
function byVersion(a: string, b: string): number {
  const [first, second] = [a, b].map((version) => version.replace(/^version /, ''));
  const [x, y] = [numberOf(first), numberOf(second)];
  if (x !== null && y !== null && x !== y) return x - y;
  if ((x === null) !== (y === null)) return x === null ? -1 : 1;
  return a < b ? -1 : 1;
}

function numberOf(text: string | undefined): number | null {
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? null : number;
}

interface Run {
  readonly period: Month;
  readonly value: number | null;
  readonly exact: Decimal | null;
  readonly status: string | null;
}

/** The sum to each month; unknown from the first unknown month on. */
function running(points: readonly Point[]): readonly Run[] {
  let sum: Decimal | null = '0';
  return points.map(({ period, value, status }) => {
    sum = sum === null || value === null ? null : add(sum, value);
    const drawn = sum === null ? null : Number(sum);
    return { period, value: drawn, exact: sum, status: sum === null ? (status ?? 'not known before') : null };
  });
}
