import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, compare, subtract, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { Tie } from '../ties.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { countedPoints } from './register-curve.ts';
import type { RealisationCurve } from './realisation-curve.ts';

/** A point of the register's curve opened to its benefits, which sum to it to the cent. */
export interface OpenedClaims {
  readonly label: string;
  readonly period: Month;
  readonly total: Decimal;
  readonly currency: string | null;
  readonly parts: readonly ClaimPart[];
  readonly tie: Tie;
}

/** What one benefit adds up to by then, with the months that it opens. */
export interface ClaimPart {
  readonly benefit: string;
  readonly title: string;
  readonly amount: Decimal;
  readonly ref: FigureRef;
}

/** The benefits behind the points of the two lines that are sums of claims. */
export type Claims = Readonly<Record<'planned_benefit' | 'realised_benefit', readonly Point[]>> & {
  readonly titles: ReadonlyMap<string, string>;
};

/** The claims that the register's curve is drawn from, benefit by benefit. */
export function claimsOf(data: BenefitsData, view: BenefitsView): Claims {
  const { profiles } = data.register;
  return {
    planned_benefit: countedPoints(data, view, 'planned_benefit'),
    realised_benefit: countedPoints(data, view, 'realised_benefit').filter(
      ({ period }) => period <= view.until,
    ),
    titles: new Map(profiles.map(({ benefit, title }) => [benefit, title ?? benefit])),
  };
}

/** Open a point of the curve; null for the outlook, which holds what nobody has claimed, and where a month is not known. */
export function openedClaims(
  claims: Claims,
  curve: Pick<RealisationCurve, 'series' | 'currency'>,
  { period, series }: { readonly period: Month; readonly series: string },
): OpenedClaims | null {
  if (series !== 'planned_benefit' && series !== 'realised_benefit') return null;
  const line = curve.series.find(({ id }) => id === series);
  const total = line?.points.find((point) => point.period === period)?.exact ?? null;
  if (!line || total === null) return null;
  const counted = claims[series].filter((point) => point.period <= period);
  const parts = [...groupBy(counted, ({ metric }) => metric ?? '')].map(([benefit, points]) =>
    partOf({ benefit, title: claims.titles.get(benefit) ?? benefit }, points),
  );
  const sum = add('0.00', ...parts.map(({ amount }) => amount));
  const by = subtract(sum, total);
  return {
    label: line.label,
    period,
    total,
    currency: curve.currency,
    parts: parts.toSorted((a, b) => compare(b.amount, a.amount)),
    tie: { ties: compare(by, '0') === 0, sum, figure: total, by },
  };
}

function partOf(named: Pick<ClaimPart, 'benefit' | 'title'>, points: readonly Point[]): ClaimPart {
  const inOrder = points.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const [first, last] = [inOrder[0]!, inOrder.at(-1)!];
  const { measure, partnership, metric, period } = last;
  return {
    ...named,
    amount: add('0.00', ...inOrder.map(({ value }) => value ?? '0')),
    ref: {
      measure,
      partnership,
      service: null,
      metric,
      period,
      ...(first.period < period ? { from: first.period } : {}),
    },
  };
}
