import type { ChartSeries } from '../../charts/values.ts';
import type { Unit } from '../../vocabulary/format.ts';
import { formatShare } from '../../vocabulary/format.ts';
import { add, divide, isZero, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthIndex, monthLabel, type Month } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point, Terms } from '../../vocabulary/point.ts';
import { monthsOf } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** What one unit costs, as paid and without the change of prices. */
export interface UnitCostTrend {
  readonly sentence: string;
  readonly unit: Unit;
  readonly series: readonly ChartSeries[];
}

/**
 * Unit cost nominal and real on one axis. Its change is from the months of the baseline (without one, the first twelve
 * months) to the twelve up to the month in view, total cost over total volume each time. With n and r the nominal and
 * the real change, prices account for `(1 + n) / (1 + r) - 1`. Null without a unit cost of the whole partnership.
 */
export function unitCostTrend(data: BenefitsData, view: BenefitsView): UnitCostTrend | null {
  const nominal = pointsIn('nominal', data, view);
  const real = pointsIn('real', data, view);
  const first = nominal.find(({ value }) => value !== null);
  if (!first) return null;
  const isReal = real.some(({ value }) => value !== null);
  return {
    sentence: sentenceOf(data, view, { nominal, real: isReal ? real : [] }),
    unit: unitOfPoint({ unit: 'money per unit' }, first.unit),
    series: [
      seriesOf('nominal', isReal ? 'Nominal' : 'Unit cost', nominal),
      ...(isReal ? [seriesOf('real', 'Real', real)] : []),
    ],
  };
}

function pointsIn(terms: Terms, data: BenefitsData, view: BenefitsView): readonly Point[] {
  return monthsOf(data, view, { label: '', measure: 'unit_cost', terms });
}

function seriesOf(terms: Terms, label: string, points: readonly Point[]): ChartSeries {
  return {
    id: terms,
    label,
    role: terms === 'nominal' ? 'actual' : 'comparison',
    points: points.map(({ period, value, status }) => ({
      period,
      value: value === null ? null : Number(value),
      exact: value,
      status,
    })),
  };
}

interface InTerms {
  readonly nominal: readonly Point[];
  readonly real: readonly Point[];
}

function sentenceOf(data: BenefitsData, view: BenefitsView, { nominal, real }: InTerms): string {
  const before = beforeOf(data, nominal);
  const last = nominal.findLast(({ value }) => value !== null)?.period ?? view.until;
  const after = { from: addMonths(last, -11), to: last, name: `the year to ${monthLabel(last)}` };
  if (before.to >= after.from)
    return `Unit cost is known to ${monthLabel(last)}: too few months to tell how it changed.`;
  const change = changeOf(nominal, before, after);
  if (change === null)
    return `Unit cost cannot be compared: months of ${before.name} or of ${after.name} are not known.`;
  const span = `from ${before.name} to ${after.name}`;
  const rest = changeOf(real, before, after);
  if (rest === null)
    return `Unit cost ${moved(change)} ${span}, as paid; there is no price index to say how much of it is prices.`;
  const prices = (1 + change) / (1 + rest) - 1;
  return `Unit cost ${moved(change)} as paid ${span}. Prices ${moved(prices)}: without them it ${moved(rest)}.`;
}

interface Span {
  readonly from: Month;
  readonly to: Month;
  readonly name: string;
}

/** The months of the baseline where all baselines in use share them, else the first year. */
function beforeOf({ baselines }: BenefitsData, nominal: readonly Point[]): Span {
  const current = baselines.filter(({ isCurrent }) => isCurrent);
  const [one] = current;
  if (one && current.every(({ from, to }) => from === one.from && to === one.to))
    return { from: one.from, to: one.to, name: 'the baseline' };
  const from = nominal[0]?.period ?? '2000-01-01';
  return { from, to: addMonths(from, 11), name: `the year from ${monthLabel(from)}` };
}

function changeOf(points: readonly Point[], before: Span, after: Span): number | null {
  const [was, is] = [pooled(points, before), pooled(points, after)];
  return was === null || is === null || isZero(was) ? null : Number(is) / Number(was) - 1;
}

/** Total cost over total volume of a span; null unless every month of it is known. */
function pooled(points: readonly Point[], { from, to }: Span): Decimal | null {
  const own = points.filter(({ period }) => period >= from && period <= to);
  const known = own.flatMap(({ numerator, denominator }) =>
    numerator === null || denominator === null ? [] : [{ numerator, denominator }],
  );
  if (known.length < monthIndex(to) - monthIndex(from) + 1) return null;
  return divide(
    add(...known.map(({ numerator }) => numerator)),
    add(...known.map(({ denominator }) => denominator)),
    12,
  );
}

function moved(change: number): string {
  const size = formatShare(Math.abs(change).toFixed(6));
  if (size === '0.0%') return 'stayed the same';
  return `${change < 0 ? 'fell' : 'rose'} ${size}`;
}
