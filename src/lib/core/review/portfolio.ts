import { needsMonths } from '../measures/summary.ts';
import { formatFace } from '../vocabulary/format.ts';
import type { Grain } from '../vocabulary/grain.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import { add, compare, isZero, subtract, type Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import { periodEnd, periodLabel } from '../vocabulary/period.ts';
import { unitOfPoint } from '../vocabulary/point-unit.ts';
import type { Point } from '../vocabulary/point.ts';
import { grainsOf, isOverBy, latestLongPeriod, ofShortestGrain } from './grains-of.ts';

/** A partnership as the data describe it; everything but the id may be unknown. */
export interface PartnershipInfo {
  readonly partnership: string;
  readonly name: string | null;
  readonly customer: string | null;
  readonly provider: string | null;
  readonly stage: string | null;
  readonly start: string | null;
  readonly pilot_start: string | null;
  readonly production_start: string | null;
  readonly next_review: string | null;
  readonly hasBaseline: boolean;
}

/** Why a partnership stands where it stands in the list; the order of the words is the order of the list. */
export type Attention =
  | 'costs more'
  | 'behind plan'
  | 'baseline not verified'
  | 'no baseline'
  | 'targets missed'
  | 'unavailable'
  | 'on course';

/** One value of a small trend; null where a period has no value. */
export interface TrendValue {
  readonly period: Month;
  readonly value: number | null;
}

/** A partnership as a row of the portfolio, as it stood at the end of the chosen month. */
export interface PartnershipRow {
  readonly info: PartnershipInfo;
  readonly attention: Attention;
  /**
   * Net position in exact money: the verified one, or where no baseline is verified the one that was measured. Null
   * when it cannot be computed (see `status`).
   */
  readonly netPosition: Decimal | null;
  /** The measure it is a point of: only a verified position counts in a total. */
  readonly positionMeasure: PositionMeasure;
  readonly isVerified: boolean;
  readonly plannedNetPosition: Decimal | null;
  readonly currency: string | null;
  readonly realisationRate: number | null;
  readonly targetsMet: number | null;
  readonly targets: number | null;
  /** Period in which the targets were counted: service data may end before cost data do, or after. */
  readonly targetsAt: Month | null;
  readonly targetsGrain: Grain;
  readonly status: string | null;
  /** What is known where no saving is stated for want of months: `cost £1.28m in 2024-25`. Null for any other. */
  readonly latest: string | null;
  /** Month of the net position, and the last month with any figure. */
  readonly at: Month | null;
  readonly dataThrough: Month | null;
  /** How long the periods of its costs are (else of its other data), the shortest first; savings need months. */
  readonly grains: readonly Grain[];
  readonly netTrend: readonly TrendValue[];
  readonly serviceTrend: readonly TrendValue[];
}

/** The net position of verified baselines, or of all. */
export type PositionMeasure = 'verified_net_position' | 'net_position';

/** Rows of the portfolio as it stood at the end of `until`, those that need attention first. */
export function portfolioRows(
  partnerships: readonly PartnershipInfo[],
  points: readonly Point[],
  until: Month,
): readonly PartnershipRow[] {
  const byPartnership = groupBy(
    points.filter((point) => point.service === null).filter(isOverBy(until)),
    (point) => point.partnership,
  );
  return partnerships
    .map((info) => rowOf(info, byPartnership.get(info.partnership) ?? [], until))
    .sort(compareRows);
}

function rowOf(info: PartnershipInfo, points: readonly Point[], until: Month): PartnershipRow {
  const costs = points.filter((point) => point.measure === 'cost');
  const grains = grainsOf(costs.length > 0 ? costs : points.filter(isDelivered));
  const isMonthless = grains.length > 0 && !grains.includes('month');
  const noBaseline = info.hasBaseline ? null : 'no baseline';
  const whyNoSaving = isMonthless ? needsMonths(grains) : noBaseline;
  const position = positionOf(points);
  const row = {
    info,
    ...position,
    status: whyNoSaving ?? position.status,
    latest: isMonthless ? latestWithoutMonths(points, until) : null,
    grains,
    ...targetsOf(points),
    dataThrough: lastPeriod(points),
    netTrend: trendOf(points, position.positionMeasure),
    serviceTrend: trendOf(points, 'targets_met'),
  };
  return { ...row, attention: attentionOf(row) };
}

type Position = Pick<
  PartnershipRow,
  | 'netPosition'
  | 'positionMeasure'
  | 'isVerified'
  | 'plannedNetPosition'
  | 'currency'
  | 'realisationRate'
  | 'status'
  | 'at'
>;

/** The verified net position, or where there is none the one that was measured; plan and rate are of its month. */
function positionOf(points: readonly Point[]): Position {
  const verified = lastWithValue(points, 'verified_net_position');
  const net = verified ?? lastWithValue(points, 'net_position');
  const then = (measure: string) =>
    net && points.find((point) => point.measure === measure && point.period === net.period);
  const rate = then('realisation_rate');
  const isDoubted = net !== undefined && verified === undefined;
  return {
    netPosition: net?.value ?? null,
    positionMeasure: verified ? 'verified_net_position' : 'net_position',
    isVerified: verified !== undefined,
    plannedNetPosition: then('planned_net_position')?.value ?? null,
    currency: net?.unit ?? null,
    realisationRate: toNumber(rate?.value ?? null),
    status: isDoubted ? doubtOf(points) : statusOf(net ?? lastOf(points, 'net_position'), rate),
    at: net?.period ?? null,
  };
}

type Targets = Pick<PartnershipRow, 'targetsMet' | 'targets' | 'targetsAt' | 'targetsGrain'>;

function targetsOf(points: readonly Point[]): Targets {
  const last = latest(ofShortestGrain(points.filter((point) => point.measure === 'targets_met')));
  return {
    targetsMet: toNumber(last?.numerator ?? null),
    targets: toNumber(last?.denominator ?? null),
    targetsAt: last?.period ?? null,
    targetsGrain: last?.grain ?? 'month',
  };
}

/** The latest cost of a partnership without months, or else its volume, in words; null where neither is known. */
function latestWithoutMonths(points: readonly Point[], until: Month): string | null {
  const point = latestLongPeriod(points, 'cost', until) ?? latestLongPeriod(points, 'volume', until);
  if (point === null || point.value === null) return null;
  const unit = point.measure === 'cost' ? 'money' : 'count';
  const face = formatFace(point.value, unitOfPoint({ unit }, point.unit));
  return `${point.measure} ${face} in ${periodLabel(point.period, point.grain)}`;
}

/** Why a position that was measured is not verified. */
function doubtOf(points: readonly Point[]): string {
  return lastOf(points, 'verified_net_position')?.status ?? 'baseline not verified';
}

function statusOf(net: Point | undefined, rate: Point | undefined): string | null {
  if (net === undefined) return 'no data after the baseline';
  return net.value === null ? net.status : (rate?.status ?? net.status);
}

// A shortfall of under one per cent of plan is noise of phasing, not a reason to act.
const toleratedShortfall = 0.01;

function attentionOf(row: Omit<PartnershipRow, 'attention'>): Attention {
  if (!row.info.hasBaseline) return 'no baseline';
  if (row.netPosition === null) return 'unavailable';
  if (!row.isVerified) return 'baseline not verified';
  const position = Number(row.netPosition);
  const plan = row.plannedNetPosition === null ? null : Number(row.plannedNetPosition);
  if (position < 0 && (plan === null || plan >= 0)) return 'costs more';
  if (plan !== null && plan - position > Math.abs(plan) * toleratedShortfall) return 'behind plan';
  if (row.targets !== null && row.targetsMet !== null && row.targetsMet < row.targets)
    return 'targets missed';
  return 'on course';
}

const attentionOrder: readonly Attention[] = [
  'costs more',
  'behind plan',
  'baseline not verified',
  'no baseline',
  'targets missed',
  'unavailable',
  'on course',
];

function compareRows(a: PartnershipRow, b: PartnershipRow): number {
  return (
    attentionOrder.indexOf(a.attention) - attentionOrder.indexOf(b.attention) ||
    compare(gapToPlan(a), gapToPlan(b)) ||
    a.info.partnership.localeCompare(b.info.partnership)
  );
}

function gapToPlan(row: PartnershipRow): Decimal {
  if (row.netPosition === null) return '0';
  return row.plannedNetPosition === null
    ? row.netPosition
    : subtract(row.netPosition, row.plannedNetPosition);
}

/** Portfolio totals of one currency: only partnerships whose net position is known and verified are in it. */
export interface PortfolioTotal {
  readonly currency: string;
  readonly netPosition: Decimal;
  readonly partnerships: number;
  /** Sum of net and planned positions over the partnerships that have a plan, like with like; null without any. */
  readonly planned: {
    readonly netPosition: Decimal;
    readonly plannedNetPosition: Decimal;
    readonly rate: number | null;
  } | null;
}

/** Totals by currency, since amounts of two currencies are never added; the largest group first. */
export function portfolioTotals(rows: readonly PartnershipRow[]): readonly PortfolioTotal[] {
  const known = rows.filter((row) => row.isVerified && row.netPosition !== null && row.currency !== null);
  return [...groupBy(known, (row) => row.currency ?? '')]
    .map(([currency, group]) => totalOf(currency, group))
    .sort((a, b) => b.partnerships - a.partnerships);
}

function totalOf(currency: string, rows: readonly PartnershipRow[]): PortfolioTotal {
  const withPlan = rows.filter((row) => row.plannedNetPosition !== null);
  const net = add(...withPlan.map((row) => row.netPosition ?? '0'));
  const plan = add(...withPlan.map((row) => row.plannedNetPosition ?? '0'));
  return {
    currency,
    netPosition: add(...rows.map((row) => row.netPosition ?? '0')),
    partnerships: rows.length,
    planned:
      withPlan.length === 0
        ? null
        : {
            netPosition: net,
            plannedNetPosition: plan,
            rate: !isZero(plan) && compare(plan, '0') > 0 ? Number(net) / Number(plan) : null,
          },
  };
}

function lastOf(points: readonly Point[], measure: string): Point | undefined {
  return latest(points.filter((point) => point.measure === measure));
}

function lastWithValue(points: readonly Point[], measure: string): Point | undefined {
  return latest(points.filter((point) => point.measure === measure && point.value !== null));
}

function latest(points: readonly Point[]): Point | undefined {
  return points.reduce<Point | undefined>(
    (last, point) => (last && last.period >= point.period ? last : point),
    undefined,
  );
}

function lastPeriod(points: readonly Point[]): Month | null {
  return points
    .filter(isDelivered)
    .map(({ period, grain }) => periodEnd(period, grain))
    .reduce<Month | null>((last, month) => (last !== null && last >= month ? last : month), null);
}

function isDelivered({ measure }: Point): boolean {
  return ['cost', 'volume', 'attainment'].includes(measure);
}

function trendOf(points: readonly Point[], measure: string): readonly TrendValue[] {
  return ofShortestGrain(points.filter((point) => point.measure === measure))
    .map(({ period, value }) => ({ period, value: toNumber(value) }))
    .sort((a, b) => a.period.localeCompare(b.period));
}

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}
