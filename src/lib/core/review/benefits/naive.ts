import { formatMoney, formatShare } from '../../vocabulary/format.ts';
import { add, compare, divide, isZero, subtract, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { currencyOf, monthsOf, sumToDate, type BenefitFigure } from './benefit-figure.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** What unit cost times volume would claim, beside what the flexed baseline gives. */
export interface NaiveBoard {
  readonly flexed: BenefitFigure;
  readonly naive: BenefitFigure;
  /** Naive less flexed; null when either is not known. */
  readonly difference: Decimal | null;
  /** True where they differ, so that both must be shown. */
  readonly differs: boolean;
  /** Change of unit cost from the months of the baseline to the last twelve, as a share; null when not known. */
  readonly unitCostChange: number | null;
  /** True where unit cost fell and hardly any cost was saved: the fall is volume over fixed cost. */
  readonly isDilution: boolean;
  /** Why they differ, in words; empty where they do not. */
  readonly sentence: string;
}

/** The naive figure in the view's party and terms, with the reason why it differs. */
export function naiveBoard(data: BenefitsData, view: BenefitsView): NaiveBoard {
  const flexed = sumToDate(data, view, { label: 'Gross saving, flexed', measure: 'gross_saving' });
  const claimed = sumToDate(data, view, {
    label: 'Unit cost × volume would claim',
    measure: 'naive_saving',
    absent: 'no volume in the baseline',
  });
  // Its status says why the two differ, which the sentence does already.
  const naive = claimed.value === null ? claimed : { ...claimed, status: flexed.status };
  const isKnown = flexed.value !== null && naive.value !== null;
  const difference = isKnown ? subtract(naive.value, flexed.value) : null;
  const unitCostChange = unitCostChangeOf(data, view);
  const isDilution = dilutes(data, view, unitCostChange);
  const board = { flexed, naive, difference, unitCostChange, isDilution };
  const differs = difference !== null && !isZero(difference);
  return { ...board, differs, sentence: differs || isDilution ? sentenceOf(data, board) : '' };
}

function sentenceOf(data: BenefitsData, board: Omit<NaiveBoard, 'differs' | 'sentence'>): string {
  const { flexed, naive, difference, unitCostChange, isDilution } = board;
  const currency = currencyOf(data);
  const claim =
    naive.value === null ? '' : `unit cost × volume would claim ${formatMoney(naive.value, currency)}`;
  const saved = flexed.value === null ? '' : `flexed saving ${formatMoney(flexed.value, currency)}`;
  const figures = [saved, claim].filter((text) => text !== '').join(', ');
  if (isDilution && unitCostChange !== null) {
    const fall = formatShare((-unitCostChange).toFixed(6), 0);
    return `Unit cost fell ${fall}, all of it from volume: ${figures}.`;
  }
  const isMore = difference !== null && compare(difference, '0') > 0;
  return isMore
    ? `The two differ: ${figures}. The fixed cost that more volume spreads is no saving.`
    : `The two differ: ${figures}. It would expect fixed cost to fall with volume, and hide a saving.`;
}

// A fall of a twentieth is worth a word; it counts as all volume where less than a tenth of it was saved.
const notableFall = 0.05;
const savedOfFall = 0.1;

function dilutes(data: BenefitsData, view: BenefitsView, change: number | null): boolean {
  if (change === null || -change < notableFall) return false;
  const from = addMonths(view.until, -11);
  const gross = known(monthsOf(data, view, { label: '', measure: 'gross_saving', from }));
  const cost = known(monthsOf(data, view, { label: '', measure: 'cost_in_scope', from }));
  if (gross === null || cost === null || isZero(cost)) return false;
  return Number(gross) / Number(cost) < -change * savedOfFall;
}

function known(points: readonly Point[]): Decimal | null {
  if (points.length === 0 || points.some((point) => point.value === null)) return null;
  return add(...points.map((point) => point.value ?? '0'));
}

function unitCostChangeOf(data: BenefitsData, view: BenefitsView): number | null {
  const [first] = data.baselines.filter((one) => one.isCurrent);
  if (
    !first ||
    data.baselines.some((one) => one.isCurrent && (one.from !== first.from || one.to !== first.to))
  )
    return null;
  const before = unitCost(data, view, [first.from, first.to]);
  const now = unitCost(data, view, [addMonths(view.until, -11), view.until]);
  return before === null || now === null || before === 0 ? null : now / before - 1;
}

function unitCost(
  data: BenefitsData,
  view: BenefitsView,
  [from, until]: readonly [Month, Month],
): number | null {
  const points = monthsOf(data, { ...view, until }, { label: '', measure: 'unit_cost', from });
  if (
    points.length === 0 ||
    points.some(({ numerator, denominator }) => numerator === null || denominator === null)
  )
    return null;
  const cost = add(...points.map((point) => point.numerator ?? '0'));
  const value = divide(cost, add(...points.map((point) => point.denominator ?? '0')), 12);
  return value === null ? null : Number(value);
}
