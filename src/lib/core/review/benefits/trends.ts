import type { ChartSeries, TrendValues } from '../../charts/values.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import type { Unit } from '../../vocabulary/format.ts';
import type { Month } from '../../vocabulary/month.ts';
import { quarterTicks } from '../quarter-ticks.ts';
import { whyNoSaving } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { positionTrend } from './position-trend.ts';
import { realisationCurve, type RealisationCurve } from './realisation-curve.ts';
import { registerCurve } from './register-curve.ts';
import { claimsOf, type Claims } from './register-lineage.ts';
import { unitCostTrend } from './unit-cost-trend.ts';

/** One chart over time with its finding. */
export interface BenefitsTrend {
  readonly id: 'realisation' | 'register' | 'position' | 'unit cost';
  readonly title: string;
  readonly sentence: string;
  /** What must be known to read it: how a line or band is made. Empty where nothing must. */
  readonly note: string;
  readonly kind: 'trend' | 'position';
  readonly values: TrendValues;
}

/** How savings came about over time. */
export interface TrendsBoard {
  readonly sentence: string;
  readonly trends: readonly BenefitsTrend[];
  /** What cannot be drawn, each with the reason. */
  readonly missing: readonly string[];
  /** The claims that the register's curve adds up. */
  readonly claims: Claims;
}

/** Realisation of the ledgers and of the register, net position with break-even, unit cost nominal and real. */
export function trendsBoard(data: BenefitsData, view: BenefitsView): TrendsBoard {
  const trends = [
    realisation(data, view),
    register(data, view),
    position(data, view),
    unitCost(data, view),
  ].filter((trend) => trend !== null);
  const has = (id: BenefitsTrend['id']) => trends.some((trend) => trend.id === id);
  const why = whyNoSaving(data);
  const missing = [
    ...(has('position') ? [] : [`No net position: ${why ?? 'no month after the baseline is known'}.`]),
    ...(has('realisation') ? [] : [`No realisation curve: ${why ?? 'there is no plan'}.`]),
    ...(has('unit cost')
      ? []
      : ['No unit cost of the whole: there is no volume, or services are counted in different units.']),
  ];
  return {
    sentence: trends[0]?.sentence ?? 'Nothing can be drawn over time yet.',
    trends,
    missing,
    claims: claimsOf(data, view),
  };
}

/** Lines that are points of a measure; any other is an outlook, which has no rows behind it. */
const opened: Readonly<Record<string, string>> = {
  net_position_since_plan: 'net_position_since_plan',
  planned_net_position: 'planned_net_position',
  verified_net_position: 'verified_net_position',
  net_position: 'net_position',
  nominal: 'unit_cost',
  real: 'unit_cost',
};

/** What a point of a trend opens; null where it is a sum of claims or an outlook, which no single figure is. */
export function trendRef(
  partnership: string,
  trend: BenefitsTrend,
  { period, series }: { readonly period: Month; readonly series: string },
): FigureRef | null {
  const measure = opened[series];
  if (measure === undefined || trend.id === 'register') return null;
  const isTerms = series === 'nominal' || series === 'real';
  return {
    measure,
    partnership,
    service: null,
    metric: null,
    period,
    ...(isTerms ? { terms: series } : {}),
  };
}

function realisation(data: BenefitsData, view: BenefitsView): BenefitsTrend | null {
  const curve = realisationCurve(data, view);
  return (
    curve && {
      id: 'realisation',
      title: 'Realised of the plan, in the ledgers',
      sentence: curve.sentence,
      note: outlookNote(curve),
      kind: 'trend',
      values: moneyValues(data, view, { ...curve, subject: 'Net saving since the plan began' }),
    }
  );
}

/** How the line beyond the last month is made, and the band where there is one. */
function outlookNote({ series }: RealisationCurve): string {
  const outlook = series.find(({ role }) => role === 'forecast');
  if (!outlook) return '';
  const line = 'The faint line adds the rest of the plan to what was realised.';
  const hasBand = outlook.points.some(({ lower, upper }) => lower !== upper);
  return hasBand
    ? `${line} The band under it ends where the rest comes at the rate so far; the gap from there up to the plan is at risk.`
    : `${line} Its gap to the plan is at risk.`;
}

function register(data: BenefitsData, view: BenefitsView): BenefitsTrend | null {
  const curve = registerCurve(data, view);
  return (
    curve && {
      id: 'register',
      title: 'What the register claims of cash-releasing benefits',
      sentence: curve.sentence,
      note: 'Claims of benefit owners after attribution, beside the ledgers and never added to them. The band under the faint line ends where benefits that are behind go on at their rate so far.',
      kind: 'trend',
      values: moneyValues(data, view, { ...curve, subject: 'Claimed benefit' }),
    }
  );
}

function position(data: BenefitsData, view: BenefitsView): BenefitsTrend | null {
  const trend = positionTrend(data, view);
  return (
    trend && {
      id: 'position',
      title: 'Net position and break-even',
      sentence: trend.sentence,
      note: '',
      kind: 'position',
      values: moneyValues(data, view, { ...trend, subject: 'Net position' }),
    }
  );
}

function unitCost(data: BenefitsData, view: BenefitsView): BenefitsTrend | null {
  const trend = unitCostTrend(data, view);
  return (
    trend && {
      id: 'unit cost',
      title: 'Unit cost, nominal and real',
      sentence: trend.sentence,
      note: '',
      kind: 'trend',
      values: { ...frame(data, view, trend.series), subject: 'Unit cost', unit: trend.unit },
    }
  );
}

function moneyValues(
  data: BenefitsData,
  view: BenefitsView,
  { subject, currency, series }: Pick<RealisationCurve, 'currency' | 'series'> & { readonly subject: string },
): TrendValues {
  const unit: Unit = { kind: 'money', label: `${subject.toLowerCase()}, cumulative`, currency };
  return { ...frame(data, view, series), subject, unit };
}

function frame(
  { events }: BenefitsData,
  { until, calendar }: BenefitsView,
  series: readonly ChartSeries[],
): Pick<TrendValues, 'events' | 'quarters' | 'selected' | 'zero' | 'series'> {
  const months = series.flatMap(({ points }) => points.map(({ period }) => period));
  return { events, quarters: quarterTicks(months, calendar), selected: until, zero: true, series };
}
