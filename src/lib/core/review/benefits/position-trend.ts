import { breakEven } from '../../charts/position.ts';
import type { ChartPoint, ChartSeries } from '../../charts/values.ts';
import { formatMoney } from '../../vocabulary/format.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { monthsOf } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** The cumulative net position, and from when on it is above zero for good. */
export interface PositionTrend {
  readonly sentence: string;
  readonly series: readonly ChartSeries[];
  readonly currency: string | null;
  /** Null: it was never below zero, or is not above it for good. */
  readonly breakEven: Month | null;
}

/**
 * The verified net position, and where it differs the position of all baselines beside it; of partnerships without a
 * verified baseline only the latter, which says so. Null without any.
 */
export function positionTrend(data: BenefitsData, view: BenefitsView): PositionTrend | null {
  const of = (measure: string) => monthsOf(data, view, { label: '', measure });
  const [verified, all, plan] = [
    of('verified_net_position'),
    of('net_position'),
    of('planned_net_position'),
  ] as const;
  const isVerified = verified.some(({ value }) => value !== null);
  const shown = isVerified ? verified : all;
  const currency = shown.find(({ value }) => value !== null)?.unit ?? null;
  if (currency === null) return null;
  const isApart = isVerified && isDifferent(verified, all);
  const month = breakEven(shown.map(drawn));
  return {
    sentence: sentenceOf({ shown, all: isApart ? all : null, isVerified, currency }),
    currency,
    series: [
      isVerified
        ? line('verified_net_position', 'Verified', 'actual', verified)
        : line('net_position', 'Measured, not verified', 'actual', all),
      ...(isApart ? [line('net_position', 'With what is not verified', 'comparison', all)] : []),
      ...(plan.some(({ value }) => value !== null)
        ? [line('planned_net_position', 'Plan', 'plan', plan)]
        : []),
    ],
    breakEven: month,
  };
}

function line(id: string, label: string, role: ChartSeries['role'], points: readonly Point[]): ChartSeries {
  return { id, label, role, points: points.map(drawn) };
}

function drawn({ period, value, status }: Point): ChartPoint {
  return { period, value: value === null ? null : Number(value), exact: value, status };
}

function isDifferent(verified: readonly Point[], all: readonly Point[]): boolean {
  const byMonth = new Map(verified.map(({ period, value }) => [period, value]));
  return all.some(({ period, value }) => value !== null && byMonth.get(period) !== value);
}

interface Told {
  readonly shown: readonly Point[];
  readonly all: readonly Point[] | null;
  readonly isVerified: boolean;
  readonly currency: string | null;
}

function sentenceOf({ shown, all, isVerified, currency }: Told): string {
  const name = isVerified ? 'The verified net position' : 'The net position, which is not verified,';
  const others = all === null ? [] : [`With what is not verified it ${standing(all, currency)}.`];
  return [`${name} ${standing(shown, currency)}.`, ...others].join(' ');
}

/** `stands at £570k in Mar 2026, above zero for good since May 2025`. */
function standing(points: readonly Point[], currency: string | null): string {
  const last = points.findLast(({ value }) => value !== null);
  if (!last || last.value === null) return 'is not known';
  const stands = `stands at ${formatMoney(last.value, currency)} in ${monthLabel(last.period)}`;
  const month = breakEven(points.map(drawn));
  if (month !== null) return `${stands}, above zero since ${monthLabel(month)}`;
  return Number(last.value) < 0 ? `${stands}: it has not broken even` : `${stands} and was never below zero`;
}
