import { multiply } from '../../appraisal/multiply.ts';
import { pointsIn } from '../../measures/point-set.ts';
import type { BenefitProfile } from '../../measures/register.ts';
import type { ChartPoint, ChartSeries } from '../../charts/values.ts';
import { formatMoney, formatShare } from '../../vocabulary/format.ts';
import { add, compare, divide, subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel, monthsBetween, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { wholeSet } from './points-at-hand.ts';
import type { RealisationCurve } from './realisation-curve.ts';

// A shortfall of under one per cent of plan is noise of phasing, as everywhere.
const toleratedShortfall = 0.01;

/**
 * The realisation curve of the register: what owners claim for cash-releasing benefits, planned and realised, cumulative.
 * From the last realised month on, each benefit brings its forecast where it has one for the month, else its plan. The
 * band under that line ends where benefits that are behind go on at their rate so far, realised of planned between 0 and
 * 1; at risk is the plan at its end less that. Claims, never added to the net saving of the ledgers. Null without such
 * benefits.
 */
export function registerCurve(data: BenefitsData, view: BenefitsView): RealisationCurve | null {
  const ids = new Set(data.register.profiles.filter(isCounted).map(({ benefit }) => benefit));
  const [plan, actual, forecast] = (['planned_benefit', 'realised_benefit', 'forecast_benefit'] as const).map(
    (measure) => pointsOf(data, view, { measure, ids }),
  ) as [readonly Point[], readonly Point[], readonly Point[]];
  const delivered = actual.filter(({ period }) => period <= view.until);
  const months = spanOf([...plan, ...delivered, ...forecast]);
  if (plan.length === 0 || months.length === 0) return null;
  const [currency = null, ...others] = new Set([...plan, ...delivered, ...forecast].map(({ unit }) => unit));
  if (others.length > 0) return mixed;
  const until = delivered.reduce<Month | null>(
    (last, { period }) => (last && last > period ? last : period),
    null,
  );
  const planned = running(plan, months);
  const realised = running(
    delivered,
    months.filter((month) => until !== null && month <= until),
  );
  const rest = until === null ? [] : restOf({ plan, delivered, forecast }, { months, until });
  const label = forecast.some(({ period }) => until !== null && period > until)
    ? 'Forecast, else plan'
    : 'If the rest goes to plan';
  const [end, reached] = [planned.at(-1)?.exact ?? null, rest.at(-1)?.least ?? null];
  const missing = end === null || reached === null ? null : subtract(end, reached);
  const atRisk = missing !== null && compare(missing, '0') > 0 ? missing : null;
  return {
    sentence: sentenceOf({ planned, realised, rest, atRisk, currency }),
    currency,
    series: [
      { id: 'realised_benefit', label: 'Claimed as realised', role: 'actual', points: realised },
      { id: 'planned_benefit', label: 'Plan', role: 'plan', points: planned },
      ...(rest.length > 1 ? [{ id: 'outlook', label, role: 'forecast', points: rest } as ChartSeries] : []),
    ],
    atRisk,
  };
}

const mixed: RealisationCurve = {
  sentence: 'The register claims amounts in different currencies, which are never added.',
  currency: null,
  series: [],
  atRisk: null,
};

/** The points of one measure that the curve is drawn from: those of cash-releasing benefits that are not rejected. */
export function countedPoints(
  data: BenefitsData,
  view: BenefitsView,
  measure: 'planned_benefit' | 'realised_benefit',
): readonly Point[] {
  const ids = new Set(data.register.profiles.filter(isCounted).map(({ benefit }) => benefit));
  return pointsOf(data, view, { measure, ids });
}

function isCounted(profile: BenefitProfile): boolean {
  return profile.class === 'cash_releasing' && profile.status !== 'rejected';
}

function pointsOf(
  data: BenefitsData,
  { party, terms }: BenefitsView,
  { measure, ids }: { readonly measure: string; readonly ids: ReadonlySet<string> },
): readonly Point[] {
  return pointsIn(wholeSet(data), { measure, party, terms, grain: 'month' }).filter(
    ({ metric }) => metric !== null && ids.has(metric),
  );
}

function spanOf(points: readonly Point[]): readonly Month[] {
  const months = points.map(({ period }) => period).sort();
  const [first, last] = [months[0], months.at(-1)];
  return first !== undefined && last !== undefined ? monthsBetween(first, last) : [];
}

/** A running sum over months; a month without rows adds nothing, and an unknown one leaves the rest unknown. */
function running(points: readonly Point[], months: readonly Month[]): readonly ChartPoint[] {
  let sum: Decimal | null = '0.00';
  let why: string | null = null;
  return months.map((period): ChartPoint => {
    const own = points.filter((point) => point.period === period);
    const unknown = own.find(({ value }) => value === null);
    if (unknown && why === null)
      why = `not known since ${monthLabel(period)}: ${unknown.status ?? 'no value'}`;
    sum = why === null && sum !== null ? add(sum, ...own.map(({ value }) => value ?? '0')) : null;
    return { period, value: sum === null ? null : Number(sum), exact: sum, status: why };
  });
}

interface Scenarios {
  readonly plan: readonly Point[];
  readonly delivered: readonly Point[];
  readonly forecast: readonly Point[];
}

type Outlook = ChartPoint & { readonly exact: Decimal; readonly least: Decimal };

function restOf(
  { plan, delivered, forecast }: Scenarios,
  { months, until }: { readonly months: readonly Month[]; readonly until: Month },
): readonly Outlook[] {
  const all = [...plan, ...delivered, ...forecast];
  if (all.some(({ value }) => value === null)) return [];
  const forecastKeys = new Set(forecast.map(keyOf));
  const coming = [...forecast, ...plan.filter((point) => !forecastKeys.has(keyOf(point)))];
  const rates = ratesOf(plan, delivered, until);
  let exact = sumOf(delivered);
  let least = exact;
  return months
    .filter((period) => period >= until)
    .map((period): Outlook => {
      const own = period === until ? [] : coming.filter((point) => point.period === period);
      exact = add(exact, sumOf(own));
      least = add(least, ...own.map((point) => slowed(point, rates)));
      return { period, value: Number(exact), exact, least, lower: Number(least), upper: Number(exact) };
    });
}

function keyOf({ metric, period }: Point): string {
  return `${period}|${metric ?? ''}`;
}

/** What share of its plan each benefit that is behind has brought to date: between nothing and all of it. */
function ratesOf(
  plan: readonly Point[],
  delivered: readonly Point[],
  until: Month,
): ReadonlyMap<string, number> {
  const ids = [...new Set(plan.map(({ metric }) => metric ?? ''))];
  const toDate = (points: readonly Point[], id: string) =>
    Number(sumOf(points.filter(({ metric, period }) => metric === id && period <= until)));
  return new Map(
    ids.flatMap((id) => {
      const [planned, realised] = [toDate(plan, id), toDate(delivered, id)];
      const isBehind = planned > 0 && planned - realised > planned * toleratedShortfall;
      return isBehind ? [[id, Math.max(0, realised / planned)] as const] : [];
    }),
  );
}

/** What is to come at the rate so far; a month that costs is not made cheaper by being late. */
function slowed({ metric, value }: Point, rates: ReadonlyMap<string, number>): Decimal {
  const rate = rates.get(metric ?? '');
  const amount = value ?? '0';
  return rate === undefined || compare(amount, '0') < 0 ? amount : multiply(amount, rate);
}

function sumOf(points: readonly Point[]): Decimal {
  return add('0.00', ...points.map(({ value }) => value ?? '0'));
}

interface Told {
  readonly planned: readonly ChartPoint[];
  readonly realised: readonly ChartPoint[];
  readonly rest: readonly Outlook[];
  readonly atRisk: Decimal | null;
  readonly currency: string | null;
}

function sentenceOf({ planned, realised, rest, atRisk, currency }: Told): string {
  const last = realised.at(-1);
  if (!last) return 'The register has a plan for its cash-releasing benefits and no actuals yet.';
  const due = planned.find(({ period }) => period === last.period)?.exact ?? null;
  const exact = last.exact ?? null;
  if (exact === null || due === null) return `What the register claims is ${last.status ?? 'not known'}.`;
  const money = (amount: Decimal) => formatMoney(amount, currency);
  const share = compare(due, '0') > 0 ? ` (${formatShare(divide(exact, due, 6) ?? '0')})` : '';
  const first = `The register claims ${money(exact)} of ${money(due)} planned to ${monthLabel(last.period)}${share}`;
  const end = planned.at(-1);
  if (!end || rest.length < 2) return `${first}.`;
  const risk = atRisk === null ? 'nothing is at risk' : `${money(atRisk)} of the plan is at risk`;
  return `${first}; by ${monthLabel(end.period)} ${risk}.`;
}
