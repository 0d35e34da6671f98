import { add, compare, isZero, negate, subtract, type Decimal } from '../../vocabulary/money.ts';
import { monthsOf, sumToDate, type BenefitFigure } from '../benefits/benefit-figure.ts';
import type { BenefitsData } from '../benefits/data.ts';
import type { PackSource } from './pack-source.ts';

/** One reason why the saving differs from plan: what it adds to the saving. */
interface GapCause {
  readonly id: 'volume' | 'running_cost' | 'gross_saving' | 'change_cost' | 'dis_benefit';
  readonly amount: Decimal;
}

const words: Readonly<Record<GapCause['id'], { readonly less: string; readonly more: string }>> = {
  volume: { less: 'lower volume', more: 'higher volume' },
  running_cost: { less: 'running cost', more: 'lower running cost' },
  gross_saving: { less: 'a smaller gross saving', more: 'a larger gross saving' },
  change_cost: { less: 'the cost of the change', more: 'a cheaper change' },
  dis_benefit: { less: 'dis-benefits', more: 'fewer dis-benefits' },
};

/**
 * Why the net saving differs from plan, in parts that sum to the difference: what the service would have cost (which
 * differs with volume) and running cost, or gross saving where these two are not planned apart; cost of the change;
 * dis-benefits. Null where they are not known for the months of the plan.
 */
function gapCauses(source: PackSource): readonly GapCause[] | null {
  const data: BenefitsData = { ...source.data, whole: source.indicatorsData.points };
  const sum = sumsOf(source, data);
  if (sum === null) return null;
  const gap = (actual: string, plan: string): Decimal | null => {
    const [one, other] = [sum(actual), sum(plan)];
    return one === null || other === null ? null : subtract(one, other);
  };
  const net = gap('net_saving', 'planned_net_saving');
  const change = gap('change_cost', 'planned_change_cost');
  const loss = gap('dis_benefit', 'planned_dis_benefit');
  if (net === null || change === null || loss === null) return null;
  const spent: readonly GapCause[] = [
    { id: 'change_cost', amount: negate(change) },
    { id: 'dis_benefit', amount: negate(loss) },
  ];
  const gross = add(net, change, loss);
  const volume = gap('flexed_baseline', 'planned_flexed_baseline');
  const cost = gap('cost_in_scope', 'planned_cost_in_scope');
  if (volume === null || cost === null || !isZero(subtract(gross, subtract(volume, cost))))
    return [{ id: 'gross_saving', amount: gross }, ...spent];
  return [{ id: 'volume', amount: volume }, { id: 'running_cost', amount: negate(cost) }, ...spent];
}

/** What did most of it: `, nearly all of it from running cost`; empty where nothing did, or it is not known. */
export function causeWords(source: PackSource): string {
  const causes = gapCauses(source);
  if (causes === null) return '';
  const gap = add(...causes.map(({ amount }) => amount));
  if (isZero(gap)) return '';
  const isShort = compare(gap, '0') < 0;
  const same = causes.filter(({ amount }) => !isZero(amount) && compare(amount, '0') < 0 === isShort);
  const [main] = same.toSorted((a, b) => Math.abs(Number(b.amount)) - Math.abs(Number(a.amount)));
  if (!main) return '';
  const whole = same.reduce((sum, { amount }) => sum + Math.abs(Number(amount)), 0);
  const share = Math.abs(Number(main.amount)) / whole;
  const from = `from ${isShort ? words[main.id].less : words[main.id].more}`;
  if (share >= 0.9) return `, nearly all of it ${from}`;
  if (share >= 0.6) return `, most of it ${from}`;
  return share >= 0.4 ? `, about half of it ${from}` : '';
}

/** Sums over the months that have both a saving and a plan of one; null where there are none. */
function sumsOf(source: PackSource, data: BenefitsData): ((measure: string) => Decimal | null) | null {
  const { view } = source;
  const months = (measure: string) => monthsOf(data, view, { label: '', measure });
  const planned = months('planned_net_saving');
  const saved = months('net_saving').filter(({ value }) => value !== null);
  const [first, last] = [planned[0]?.period, saved.at(-1)?.period];
  if (first === undefined || last === undefined || first > last) return null;
  const seen = { ...view, until: last };
  const live = new Set(saved.map(({ period }) => period));
  return (measure) => {
    const isCost = measure !== 'net_saving' && measure !== 'planned_net_saving';
    const own = monthsOf(data, seen, { label: '', measure, from: first });
    if (own.length === 0) return isCost && isLoss(measure) ? '0.00' : null;
    const figure: BenefitFigure = sumToDate(
      { ...data, whole: own.filter(({ period }) => !isScoped(measure) || live.has(period)) },
      seen,
      { label: '', measure, from: first },
    );
    return figure.value;
  };
}

/** What does not fall has no rows. */
function isLoss(measure: string): boolean {
  return measure.endsWith('change_cost') || measure.endsWith('dis_benefit');
}

function isScoped(measure: string): boolean {
  return measure.endsWith('flexed_baseline') || measure.endsWith('cost_in_scope');
}
