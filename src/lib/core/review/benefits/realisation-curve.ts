import { multiply } from '../../appraisal/multiply.ts';
import type { ChartPoint, ChartSeries } from '../../charts/values.ts';
import { formatMoney, formatShare } from '../../vocabulary/format.ts';
import { add, compare, divide, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { monthsOf } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** What was realised of a plan and what may come, as lines and in words. */
export interface RealisationCurve {
  readonly sentence: string;
  readonly series: readonly ChartSeries[];
  readonly currency: string | null;
  /** Plan at its end less what is reached if the rest comes as it has so far; null when nothing is at risk or known. */
  readonly atRisk: Decimal | null;
}

const never = '9999-12-01';

/**
 * The realisation curve of the ledgers: net saving planned and realised since the first month of the plan, both
 * cumulative, and the rest of the plan. From the last known month t on, the line is `realised(t) + plan(m) - plan(t)`:
 * what is reached if the rest goes to plan. The band under it ends at `realised(t) + rate(t) x (plan(m) - plan(t))`, the
 * rest coming as it has so far, with `rate(t) = realised(t) / plan(t)` between 0 and 1. At risk is the plan at its end
 * less that lower end: what is missing already, and what would be missed at the rate so far. Null without a plan.
 */
export function realisationCurve(data: BenefitsData, view: BenefitsView): RealisationCurve | null {
  const plan = monthsOf(data, { ...view, until: never }, { label: '', measure: 'planned_net_position' });
  const realised = monthsOf(data, view, { label: '', measure: 'net_position_since_plan' });
  const currency = plan.find(({ value }) => value !== null)?.unit ?? null;
  if (currency === null) return null;
  const at = stand(realised, plan);
  const rest = at === null ? [] : restOf(at, plan);
  return {
    sentence: sentenceOf(at, { plan, realised, rest, currency }),
    currency,
    series: [
      { id: 'net_position_since_plan', label: 'Realised', role: 'actual' as const, points: drawn(realised) },
      { id: 'planned_net_position', label: 'Plan', role: 'plan' as const, points: drawn(plan) },
      // A single point is the end of the realised line, not a forecast.
      ...(rest.length > 1
        ? [{ id: 'outlook', label: 'If the rest goes to plan', role: 'forecast' as const, points: rest }]
        : []),
    ],
    atRisk: atRiskOf(plan, rest),
  };
}

/** Where a plan stands in the last month in which both it and what came of it are known. */
interface Stand {
  readonly period: Month;
  readonly realised: Decimal;
  readonly planned: Decimal;
}

function stand(realised: readonly Point[], plan: readonly Point[]): Stand | null {
  const last = realised.findLast(({ value }) => value !== null);
  const planned = plan.find(({ period }) => period === last?.period)?.value ?? null;
  if (!last || last.value === null || planned === null) return null;
  return { period: last.period, realised: last.value, planned };
}

type Outlook = ChartPoint & { readonly exact: Decimal; readonly least: Decimal };

function restOf(at: Stand, plan: readonly Point[]): readonly Outlook[] {
  const rate = rateOf(at);
  return plan.flatMap(({ period, value }): Outlook[] => {
    if (period < at.period || value === null) return [];
    const coming = subtract(value, at.planned);
    const exact = add(at.realised, coming);
    const isSlowed = rate !== null && compare(coming, '0') > 0;
    const least = isSlowed ? add(at.realised, multiply(coming, rate)) : exact;
    return [{ period, value: Number(exact), exact, least, lower: Number(least), upper: Number(exact) }];
  });
}

/** Realised of planned to date where that says something of the rest: between nothing and all of it. */
function rateOf({ realised, planned }: Stand): number | null {
  if (compare(planned, '0') <= 0) return null;
  const rate = Number(divide(realised, planned, 12));
  return rate >= 0 && rate < 1 ? rate : null;
}

function atRiskOf(plan: readonly Point[], rest: readonly Outlook[]): Decimal | null {
  const [end, reached] = [plan.findLast(({ value }) => value !== null)?.value, rest.at(-1)?.least];
  if (end === undefined || end === null || reached === undefined) return null;
  const missing = subtract(end, reached);
  return compare(missing, '0') > 0 ? missing : null;
}

interface Told {
  readonly plan: readonly Point[];
  readonly realised: readonly Point[];
  readonly rest: readonly Outlook[];
  readonly currency: string | null;
}

function sentenceOf(at: Stand | null, told: Told): string {
  if (at === null) {
    const why = told.realised.findLast(({ status }) => status !== null)?.status;
    return `What came of the plan is not known${why ? `: ${why}` : ''}.`;
  }
  const money = (amount: Decimal) => formatMoney(amount, told.currency);
  const share =
    compare(at.planned, '0') > 0 ? ` (${formatShare(divide(at.realised, at.planned, 6) ?? '0')})` : '';
  const first = `To ${monthLabel(at.period)}, ${money(at.realised)} of ${money(at.planned)} planned was realised${share}.`;
  return `${first}${outlookWords(told, money)}`;
}

function outlookWords({ plan, rest }: Told, money: (amount: Decimal) => string): string {
  const [end, last] = [plan.findLast(({ value }) => value !== null), rest.at(-1)];
  if (!end || end.value === null || !last || rest.length < 2) return ' The plan ends there.';
  const until = monthLabel(end.period);
  const outlook = ` If the rest goes to plan, ${money(last.exact)} of ${money(end.value)} is reached by ${until}`;
  const risk = atRiskOf(plan, rest);
  const isSlower = !isZero(subtract(last.exact, last.least));
  if (risk === null) return `${outlook}: nothing is at risk.`;
  return isSlower
    ? `${outlook}; if it comes as it has so far, ${money(last.least)}: ${money(risk)} is at risk.`
    : `${outlook}: ${money(risk)} is at risk.`;
}

function drawn(points: readonly Point[]): readonly ChartPoint[] {
  return points.map(({ period, value, status }) => ({
    period,
    value: value === null ? null : Number(value),
    exact: value,
    status,
  }));
}
