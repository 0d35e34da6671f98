import { pointsByMeasure } from '../measures/points-by-measure.ts';
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
  const byPartnership = wholesOf(points);
  return partnerships
    .map((info) => rowOf(info, overBy(until, byPartnership.get(info.partnership)), until))
    .map((row) => ({ row, gap: gapToPlan(row) }))
    .sort(compareRows)
    .map(({ row }) => row);
}

type ByMeasure = ReadonlyMap<string, readonly Point[]>;

// Another quarter is drawn from the same points as the one before.
const known = new WeakMap<readonly Point[], ReadonlyMap<string, ByMeasure>>();

/** The points of whole partnerships, by partnership and measure. */
function wholesOf(points: readonly Point[]): ReadonlyMap<string, ByMeasure> {
  const found = known.get(points);
  if (found) return found;
  const made = new Map<string, Map<string, Point[]>>();
  for (const [measure, own] of pointsByMeasure(points)) {
    for (const point of own) {
      if (point.service !== null) continue;
      const byMeasure = made.get(point.partnership) ?? new Map<string, Point[]>();
      if (byMeasure.size === 0) made.set(point.partnership, byMeasure);
      const same = byMeasure.get(measure);
      if (same) same.push(point);
      else byMeasure.set(measure, [point]);
    }
  }
  known.set(points, made);
  return made;
}

/** The points of some measures of a partnership, of periods that are over. */
type Over = (...measures: readonly string[]) => readonly Point[];

function overBy(until: Month, byMeasure: ByMeasure | undefined): Over {
  const isOver = isOverBy(until);
  const asked = new Map<string, readonly Point[]>();
  const of = (measure: string) => {
    const found = asked.get(measure) ?? (byMeasure?.get(measure) ?? []).filter(isOver);
    asked.set(measure, found);
    return found;
  };
  return (...measures) => (measures.length === 1 ? of(measures[0]!) : measures.flatMap(of));
}

function rowOf(info: PartnershipInfo, points: Over, until: Month): PartnershipRow {
  const costs = points('cost');
  const grains = grainsOf(costs.length > 0 ? costs : points(...delivered));
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
function positionOf(points: Over): Position {
  const verified = lastWithValue(points, 'verified_net_position');
  const net = verified ?? lastWithValue(points, 'net_position');
  const then = (measure: string) => net && points(measure).find(({ period }) => period === net.period);
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

function targetsOf(points: Over): Targets {
  const last = latest(ofShortestGrain(points('targets_met')));
  return {
    targetsMet: toNumber(last?.numerator ?? null),
    targets: toNumber(last?.denominator ?? null),
    targetsAt: last?.period ?? null,
    targetsGrain: last?.grain ?? 'month',
  };
}

/** The latest cost of a partnership without months, or else its volume, in words; null where neither is known. */
function latestWithoutMonths(points: Over, until: Month): string | null {
  const last = (measure: string) => latestLongPeriod(points(measure), measure, until);
  const point = last('cost') ?? last('volume');
  if (point === null || point.value === null) return null;
  const unit = point.measure === 'cost' ? 'money' : 'count';
  const face = formatFace(point.value, unitOfPoint({ unit }, point.unit));
  return `${point.measure} ${face} in ${periodLabel(point.period, point.grain)}`;
}

/** Why a position that was measured is not verified. */
function doubtOf(points: Over): string {
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

interface Ranked {
  readonly row: PartnershipRow;
  readonly gap: Decimal;
}

function compareRows({ row: a, gap }: Ranked, { row: b, gap: other }: Ranked): number {
  return (
    attentionOrder.indexOf(a.attention) - attentionOrder.indexOf(b.attention) ||
    // Amounts that differ as numbers differ in the same way to the cent.
    Number(gap) - Number(other) ||
    compare(gap, other) ||
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

function lastOf(points: Over, measure: string): Point | undefined {
  return latest(points(measure));
}

function lastWithValue(points: Over, measure: string): Point | undefined {
  return latest(points(measure).filter(({ value }) => value !== null));
}

function latest(points: readonly Point[]): Point | undefined {
  return points.reduce<Point | undefined>(
    (last, point) => (last && last.period >= point.period ? last : point),
    undefined,
  );
}

const delivered = ['cost', 'volume', 'attainment'];

function lastPeriod(points: Over): Month | null {
  return points(...delivered).reduce<Month | null>((last, { period, grain }) => {
    const month = periodEnd(period, grain);
    return last !== null && last >= month ? last : month;
  }, null);
}

function trendOf(points: Over, measure: string): readonly TrendValue[] {
  return ofShortestGrain(points(measure))
    .map(({ period, value }) => ({ period, value: toNumber(value) }))
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}
